namespace TastyPS.Client.Orders;

/// <summary>
/// The status of an order as the service words it. Compares with text, whatever its case, so that <c>$order.Status -eq 'Filled'</c> works; a status that is newer
/// than this version keeps its text.
/// </summary>
public readonly struct OrderStatus : IEquatable<OrderStatus>
{
    private readonly string? _text;

    /// <summary>A status from its text, e.g. <c>In Flight</c>.</summary>
    public OrderStatus(string? text)
    {
        _text = text;
        Known = OrderWords.Statuses.Find(text);
    }

    /// <summary>The status, if this version knows it.</summary>
    public KnownOrderStatus? Known { get; }

    /// <summary>True if nothing more can happen to the order, but for fills of further legs that arrive late. Of an unknown status nobody can say so: false.</summary>
    public bool IsTerminal => Known is KnownOrderStatus.Filled or KnownOrderStatus.Cancelled or KnownOrderStatus.Expired or KnownOrderStatus.Rejected
        or KnownOrderStatus.Removed or KnownOrderStatus.PartiallyRemoved or KnownOrderStatus.Dead;

    /// <summary>True if the order may still fill or be cancelled, at the venue or on the way there: whatever is not <see cref="IsTerminal"/>, an unknown status too.</summary>
    public bool IsWorking => !IsTerminal;

    /// <summary>A status from its text.</summary>
    public static implicit operator OrderStatus(string? text) => new(text);

    /// <summary>A status that is known.</summary>
    public static implicit operator OrderStatus(KnownOrderStatus known) => new(OrderWords.Statuses[known]);

    /// <summary>True if both are the same status.</summary>
    public static bool operator ==(OrderStatus left, OrderStatus right) => left.Equals(right);

    /// <summary>True if they differ.</summary>
    public static bool operator !=(OrderStatus left, OrderStatus right) => !left.Equals(right);

    /// <inheritdoc/>
    public bool Equals(OrderStatus other) => string.Equals(ToString(), other.ToString(), StringComparison.OrdinalIgnoreCase);

    /// <summary>Compares with a status or with text.</summary>
    public override bool Equals(object? obj) => obj is OrderStatus status ? Equals(status) : obj is string text && Equals(new OrderStatus(text));

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(ToString());

    /// <summary>The text of the service.</summary>
    public override string ToString() => _text ?? "";
}
