using TastyPS.Client.Accounts;
using TastyPS.Client.Instruments;
using TastyPS.Client.MarketData;
using TastyPS.Client.OptionChains;

namespace TastyPS.Client.Orders.Checks;

/// <summary>What is known of an instrument beside its symbol. Checks and caps use it; it is never sent. What is null is not checked, and left to the service.</summary>
public sealed record InstrumentFacts
{
    /// <summary>The underlying's symbol, of an option.</summary>
    public string? UnderlyingSymbol { get; init; }

    /// <summary>Money for one point of price of one unit.</summary>
    public decimal? Multiplier { get; init; }

    /// <summary>The steps of prices; empty if not known.</summary>
    public IReadOnlyList<TickSize> TickSizes { get; init; } = [];

    /// <summary>When trading of it ends for good.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether it is an index, which is listed as an equity and does not trade.</summary>
    public bool? IsIndex { get; init; }

    /// <summary>Whether it may only be closed.</summary>
    public bool? IsClosingOnly { get; init; }

    /// <summary>Whether trading is halted.</summary>
    public bool? IsHalted { get; init; }

    /// <summary>Whether fractions of it trade.</summary>
    public bool? IsFractionalEligible { get; init; }

    /// <summary>Best bid.</summary>
    public decimal? Bid { get; init; }

    /// <summary>Best ask.</summary>
    public decimal? Ask { get; init; }

    /// <summary>
    /// The mark, no further out than bid and ask. If there is only one of them, a mark beyond it is none, as the last price of an option that nobody bids for any more; so is one outside
    /// of both while they have crossed, and 0, which is the middle of no quotes, unless there are both.
    /// </summary>
    public decimal? Mark { get => OfMarket(field); init; }

    /// <summary>What a row of a chain tells.</summary>
    public static InstrumentFacts Of(OptionRow row)
    {
        if (row is null)
            throw new ArgumentNullException(nameof(row));

        var series = row.GetContract().Series;
        return new InstrumentFacts
        {
            UnderlyingSymbol = NullIfEmpty(row.Underlying),
            Multiplier = row.Multiplier,
            TickSizes = series.TickSizes,
            ExpiresAt = series.FutureTerms?.StopsTradingAt ?? row.ExpiresAt,
            IsHalted = row.GetMarketData()?.IsTradingHalted,
            Bid = row.Bid,
            Ask = row.Ask,
            Mark = row.Mark,
        };
    }

    /// <summary>What a quote tells.</summary>
    public static InstrumentFacts Of(Quote quote) => quote is null
        ? throw new ArgumentNullException(nameof(quote))
        : new InstrumentFacts { IsHalted = quote.IsTradingHalted, Bid = quote.Bid, Ask = quote.Ask, Mark = quote.Mark };

    /// <summary>What a position tells.</summary>
    public static InstrumentFacts Of(Position position) => position is null
        ? throw new ArgumentNullException(nameof(position))
        : new InstrumentFacts
        {
            UnderlyingSymbol = position.UnderlyingSymbol,
            Multiplier = position.Multiplier,
            ExpiresAt = position.ExpiresAt,
            Mark = position.Mark ?? position.ReportedMarkPrice,
        };

    /// <summary>What a future tells, as the list of futures has it.</summary>
    public static InstrumentFacts Of(Future future) => future is null
        ? throw new ArgumentNullException(nameof(future))
        : new InstrumentFacts
        {
            Multiplier = future.NotionalMultiplier,
            TickSizes = future.TickSize is { } step ? [new TickSize { Value = step }] : [],
            ExpiresAt = future.StopsTradingAt ?? future.ExpiresAt,
            IsClosingOnly = future.IsClosingOnly,
        };

    // A bid or an ask of 0 is none. What a mark outside of crossed ones means nobody knows.
    private decimal? OfMarket(decimal? given) => (given, Bid, Ask) switch
    {
        (0m, null or 0m, _) or (0m, _, null or 0m) => null,
        ({ } mark, { } bid and not 0m, > 0m and var ask) => bid <= ask ? Math.Max(bid, Math.Min(mark, ask)) : ask <= mark && mark <= bid ? mark : null,
        ({ } mark, null or 0m, > 0m and var ask) when mark > ask => null,
        ({ } mark, { } bid and not 0m, _) when mark < bid => null,
        _ => given,
    };

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}
