using TastyPS.Client.Orders;

namespace TastyPS.Client.Streaming.AccountStreams.Updates;

/// <summary>A complex order changed. Its orders come as updates of their own too.</summary>
public sealed class AccountComplexOrderUpdate : AccountUpdate
{
    internal AccountComplexOrderUpdate(ComplexOrder order, UpdateOrigin origin)
        : base(AccountUpdateType.ComplexOrder, origin) => ComplexOrder = order;

    /// <inheritdoc/>
    public override string? AccountNumber => ComplexOrder.AccountNumber;

    /// <summary>The complex order's number.</summary>
    public long ComplexOrderId => ComplexOrder.Id!.Value;

    /// <summary>When the last of its orders ended.</summary>
    public DateTimeOffset? TerminalAt => ComplexOrder.TerminalAt;

    /// <summary>The complex order as it is now.</summary>
    public ComplexOrder ComplexOrder { get; }

    /// <inheritdoc/>
    public override string Summary => FormattableString.Invariant($"{ComplexOrderId}{(TerminalAt is null ? "" : " ended")}: {ComplexOrder}");
}
