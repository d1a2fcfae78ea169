using TastyPS.Client.MarketData;
using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>
/// What is known of one instrument's market: the last event of each kind, and the reply of the REST service for the facts that the feed did not answer.
/// It changes only as long as nobody has been given it.
/// </summary>
internal sealed class JoinedMarket
{
    private QuoteEvent _quote;
    private TradeEvent _trade;
    private SummaryEvent _summary;
    private GreeksEvent _greeks;

    public JoinedMarket()
    {
    }

    /// <summary>The market of a REST reply alone.</summary>
    public JoinedMarket(MarketDataItem item) => Add(item, FactSet.All);

    /// <summary>The facts that events answered.</summary>
    public FactSet FromFeed { get; private set; }

    /// <summary>The facts that <see cref="Rest"/> answered.</summary>
    public FactSet FromRest { get; private set; }

    public FactSet Answered => FromFeed | FromRest;

    /// <summary>The REST reply; null if there is none.</summary>
    public MarketDataItem? Rest { get; private set; }

    /// <summary>The last event of its kind; to be read only if <see cref="FromFeed"/> names it.</summary>
    public ref readonly QuoteEvent Quote => ref _quote;

    /// <inheritdoc cref="Quote"/>
    public ref readonly TradeEvent Trade => ref _trade;

    /// <inheritdoc cref="Quote"/>
    public ref readonly SummaryEvent Summary => ref _summary;

    /// <inheritdoc cref="Quote"/>
    public ref readonly GreeksEvent Greeks => ref _greeks;

    public void Add(in QuoteEvent quote)
    {
        _quote = quote;
        TakeOver(FactSet.Quote);
    }

    public void Add(in TradeEvent trade)
    {
        _trade = trade;
        TakeOver(FactSet.Trade);
    }

    public void Add(in SummaryEvent summary)
    {
        _summary = summary;
        TakeOver(FactSet.Summary);
    }

    public void Add(in GreeksEvent greeks)
    {
        _greeks = greeks;
        TakeOver(FactSet.Greeks);
    }

    /// <summary>Takes of a reply what was wanted and what the feed has not answered.</summary>
    public void Add(MarketDataItem item, FactSet wanted)
    {
        Rest = item;
        FromRest = wanted & ~FromFeed & (item.HasGreeks ? FactSet.All : FactSet.ByRest);
    }

    /// <summary>Where a fact's answer came from; null if it has none.</summary>
    public ValueSource? SourceOf(FactSet fact) =>
        (FromFeed & fact) != 0 ? ValueSource.Feed : (FromRest & fact) != 0 ? ValueSource.Rest : null;

    /// <summary>True if an answered fact has any of its values.</summary>
    public bool HasValue(MarketFact fact)
    {
        var isFromFeed = SourceOf(FactSets.Of(fact)) == ValueSource.Feed;
        return fact switch
        {
            MarketFact.Quote => isFromFeed ? (_quote.Bid ?? _quote.Ask) is not null : (Rest!.Bid ?? Rest.Ask) is not null,
            MarketFact.Trade => isFromFeed ? (_trade.Price ?? _trade.DayVolume) is not null : (Rest!.Last ?? Rest.Volume) is not null,
            MarketFact.Summary => isFromFeed
                ? (_summary.OpenInterest ?? _summary.PreviousClose ?? _summary.Open ?? _summary.High ?? _summary.Low) is not null
                : (Rest!.OpenInterest ?? Rest.PreviousClose ?? Rest.Open ?? Rest.DayHigh ?? Rest.DayLow) is not null,
            _ => isFromFeed
                ? (_greeks.ImpliedVolatility ?? _greeks.Delta ?? _greeks.Gamma ?? _greeks.Theta ?? _greeks.Vega ?? _greeks.Rho) is not null
                : (Rest!.ImpliedVolatility ?? Rest.Delta ?? Rest.Gamma ?? Rest.Theta ?? Rest.Vega ?? Rest.Rho) is not null,
        };
    }

    private void TakeOver(FactSet fact)
    {
        FromFeed |= fact;
        FromRest &= ~fact;
    }
}
