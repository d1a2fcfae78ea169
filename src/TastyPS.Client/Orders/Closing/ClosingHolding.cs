using System.Runtime.CompilerServices;
using TastyPS.Client.Accounts;
using TastyPS.Client.OptionChains;
using TastyPS.Client.Orders.Checks;

namespace TastyPS.Client.Orders.Closing;

/// <summary>A position as the plan sees it: with its market, its ticks, and what other orders hold of it. Two that are alike are still two.</summary>
internal sealed record ClosingHolding
{
    public required string AccountNumber { get; init; }

    public required string Symbol { get; init; }

    public required string UnderlyingSymbol { get; init; }

    /// <summary>Null for kinds that cannot be ordered.</summary>
    public OrderInstrumentType? Kind { get; init; }

    /// <summary>Negative if short; null if not known.</summary>
    public decimal? Quantity { get; init; }

    /// <summary>How much of it is to be closed at most, without a sign; null for all.</summary>
    public decimal? Asked { get; init; }

    /// <summary>Not to be closed: it is here for what it covers, or what covers it.</summary>
    public bool IsBystander { get; init; }

    /// <summary>Another order of whoever closes is to close it.</summary>
    public bool IsClosedBeside { get; init; }

    /// <summary>How much of it must not be closed.</summary>
    public decimal Restricted { get; init; }

    /// <summary>How much of it closing orders hold that still work.</summary>
    public decimal Held { get; init; }

    /// <summary>How much of that orders hold which whoever closes it has sent.</summary>
    public decimal HeldByOwn { get; init; }

    /// <summary>How much of it another order closes, or none.</summary>
    public decimal Spared { get; init; }

    /// <summary>Why nobody knows how much is left of it; null if that is known.</summary>
    public string? Doubt { get; init; }

    public bool IsFrozen { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public OptionType? Right { get; init; }

    public CalendarDate? Expiration { get; init; }

    public decimal? Strike { get; init; }

    /// <summary>Its market, its ticks and what else is known of the instrument.</summary>
    public InstrumentFacts Facts { get; init; } = new();

    public bool IsShort => Quantity < 0m;

    public bool IsOption => Kind is OrderInstrumentType.EquityOption or OrderInstrumentType.FutureOption;

    /// <summary>How much of it was to be closed, whatever is left of that.</summary>
    public decimal Wanted => IsBystander ? 0m : Asked ?? Math.Abs(Quantity ?? 0m);

    /// <summary>What is left to close, without a sign.</summary>
    public decimal Closable => Math.Max(0m, Math.Min(Math.Abs(Quantity ?? 0m) - Restricted - Held, Wanted) - Spared);

    public OrderAction Action => IsShort ? OrderAction.BuyToClose : OrderAction.SellToClose;

    public OrderLegRequest Leg => new() { InstrumentType = Kind!.Value, Symbol = Symbol, Action = Action, Quantity = Closable, Facts = Facts };

    public static ClosingHolding Of(Position position, InstrumentFacts facts, decimal held) => new()
    {
        AccountNumber = position.AccountNumber ?? "",
        Symbol = position.Symbol,
        UnderlyingSymbol = position.UnderlyingSymbol ?? position.Symbol,
        Kind = OrderWords.InstrumentTypes.Find(position.InstrumentType),
        Quantity = position.Quantity,
        Restricted = position.RestrictedQuantity ?? 0m,
        Held = held,
        IsFrozen = position.IsFrozen == true,
        ExpiresAt = facts.ExpiresAt,
        Right = position.OptionType,
        Expiration = position.Expiration,
        Strike = position.Strike,
        Facts = facts,
    };

    /// <summary>The same with what is known of the instrument.</summary>
    public ClosingHolding Knowing(InstrumentFacts facts) => this with { Facts = facts, ExpiresAt = ExpiresAt ?? facts.ExpiresAt };

    /// <summary>
    /// Whether this long position keeps that short one from being naked: shares or a future under a short call, an option over one of its kind that does not outlive it.
    /// </summary>
    public bool Covers(ClosingHolding other) => other is { IsShort: true, IsOption: true } && Quantity > 0m
        && (IsOption ? Right == other.Right && Expiration?.CompareTo(other.Expiration) >= 0 : other.Right == OptionType.Call);

    public bool Equals(ClosingHolding? other) => ReferenceEquals(this, other);

    public override int GetHashCode() => RuntimeHelpers.GetHashCode(this);
}
