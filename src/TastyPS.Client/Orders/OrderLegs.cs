using System.Text.RegularExpressions;
using TastyPS.Client.Accounts;
using TastyPS.Client.Instruments;
using TastyPS.Client.MarketData;
using TastyPS.Client.OptionChains;
using TastyPS.Client.Orders.Checks;

namespace TastyPS.Client.Orders;

/// <summary>Makes legs of symbols and of what other services gave; what these know of the instrument goes along.</summary>
public static class OrderLegs
{
    // An OCC symbol whose blanks were lost on the way.
    private static readonly Regex Unpadded = new(@"^([A-Z0-9]{1,6}) *([0-9]{6}[CP][0-9]{8})$", RegexOptions.CultureInvariant);

    // Those that are documented by name. Of others the list of instruments tells, before an order is sent.
    private static readonly HashSet<string> Indexes = new(StringComparer.Ordinal) { "SPX", "NDX", "RUT", "VIX", "XSP", "DJX" };

    /// <summary>
    /// A leg of a symbol. What it is, the form of the symbol tells unless it is given: an OCC symbol, padded or not, or an option's streamer symbol; <c>/ESZ6</c>;
    /// <c>./ESU6 E1AN6 260706C6260</c>; <c>BTC/USD</c>; else an equity.
    /// </summary>
    /// <exception cref="OrderCheckException">The text is no symbol, or that of an index.</exception>
    public static OrderLegRequest Of(string symbol, OrderAction action, decimal? quantity, OrderInstrumentType? instrumentType = null)
    {
        if (symbol is null)
            throw new ArgumentNullException(nameof(symbol));

        var text = symbol.Trim().ToUpperInvariant();
        if (Unpadded.Match(text) is { Success: true } occ)
            text = occ.Groups[1].Value.PadRight(6) + occ.Groups[2].Value;
        if (InstrumentKey.TryParse(text, out var key))
            return Tradable(new OrderLegRequest { Symbol = key.Symbol, InstrumentType = instrumentType ?? KindOf(key), Action = action, Quantity = quantity });
        if (instrumentType is { } given && text.Length > 0)
            return new OrderLegRequest { Symbol = text, InstrumentType = given, Action = action, Quantity = quantity };
        throw new OrderCheckException(OrderCheck.Symbol, $"'{symbol}' is no symbol of an equity, an option, a future or a coin. Give it as the API has it, e.g. 'SPY   261218P00540000'.");
    }

    /// <summary>A leg of a row of a chain.</summary>
    public static OrderLegRequest Of(OptionRow row, OrderAction action, decimal? quantity) => row is null
        ? throw new ArgumentNullException(nameof(row))
        : new OrderLegRequest
        {
            Symbol = row.Symbol,
            InstrumentType = KindOf(row.GetContract().Key),
            Action = action,
            Quantity = quantity,
            Facts = InstrumentFacts.Of(row),
        };

    /// <summary>A leg of a quote.</summary>
    /// <exception cref="OrderCheckException">It is the quote of an index.</exception>
    public static OrderLegRequest Of(Quote quote, OrderAction action, decimal? quantity) => quote is null
        ? throw new ArgumentNullException(nameof(quote))
        : Of(quote.Symbol, action, quantity, Kind(quote.InstrumentType, quote.Symbol)) with { Facts = InstrumentFacts.Of(quote) };

    /// <summary>A leg of a position.</summary>
    public static OrderLegRequest Of(Position position, OrderAction action, decimal? quantity) => position is null
        ? throw new ArgumentNullException(nameof(position))
        : Of(position.Symbol, action, quantity, Kind(position.InstrumentType, position.Symbol)) with { Facts = InstrumentFacts.Of(position) };

    /// <summary>A leg of a future.</summary>
    public static OrderLegRequest Of(Future future, OrderAction action, decimal? quantity) => future is null
        ? throw new ArgumentNullException(nameof(future))
        : new OrderLegRequest { Symbol = future.Symbol, InstrumentType = OrderInstrumentType.Future, Action = action, Quantity = quantity, Facts = InstrumentFacts.Of(future) };

    /// <summary>The leg, unless it is one of an index, as far as is known.</summary>
    /// <exception cref="OrderCheckException">It is.</exception>
    internal static OrderLegRequest Tradable(OrderLegRequest leg) =>
        leg.InstrumentType == OrderInstrumentType.Equity && (leg.Facts?.IsIndex ?? Indexes.Contains(leg.Symbol)) ? throw new OrderCheckException(OrderCheck.Symbol, IsIndex(leg.Symbol)) : leg;

    private static string IsIndex(string symbol) => $"{symbol} is an index, which nobody can trade. Trade its options, or a fund on it.";

    private static OrderInstrumentType? Kind(string? wireWord, string symbol) => wireWord == "Index"
        ? throw new OrderCheckException(OrderCheck.Symbol, IsIndex(symbol))
        : OrderWords.InstrumentTypes.Find(wireWord);

    private static OrderInstrumentType KindOf(InstrumentKey key) => key.Type switch
    {
        InstrumentType.EquityOption => OrderInstrumentType.EquityOption,
        InstrumentType.Future => OrderInstrumentType.Future,
        InstrumentType.FutureOption => OrderInstrumentType.FutureOption,
        InstrumentType.Cryptocurrency => OrderInstrumentType.Cryptocurrency,
        _ => OrderInstrumentType.Equity,
    };
}
