using TastyPS.Client.OptionChains;
using TastyPS.Client.Symbology;

namespace TastyPS.Client.Orders.Checks;

/// <summary>What the symbol of a leg tells of its option.</summary>
/// <param name="Root">The option root; of an option on a future also the future.</param>
/// <param name="Product">The product of the future; null of an equity option.</param>
/// <param name="Expiration">The expiration day.</param>
/// <param name="Type">Call or put.</param>
/// <param name="Strike">The strike price.</param>
internal sealed record OptionOfLeg(string Root, string? Product, CalendarDate Expiration, OptionType Type, decimal Strike)
{
    /// <summary>Null if the leg is no option, or its symbol cannot be read.</summary>
    public static OptionOfLeg? Of(OrderLegRequest leg) => leg.InstrumentType switch
    {
        OrderInstrumentType.EquityOption when OccSymbol.TryParse(leg.Symbol, out var option) => new(option.Root, null, option.Expiration, option.OptionType, option.Strike),
        OrderInstrumentType.FutureOption when FutureOptionSymbol.TryParse(leg.Symbol, out var option) =>
            new($"{option.Future} {option.OptionRoot}", option.Future.ProductCode, option.Expiration, option.OptionType, option.Strike),
        _ => null,
    };
}
