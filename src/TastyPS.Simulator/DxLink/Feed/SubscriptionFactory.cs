using TastyPS.Simulator.DxLink.Events;
using TastyPS.Simulator.DxLink.Faults;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>Decides what an item gets: values, a history, a stream, or silence.</summary>
internal sealed class SubscriptionFactory(FeedMarket market, FeedFaults faults, Func<string, bool> isEntitled)
{
    public const string Wildcard = "*";

    private readonly LatestEvents _events = new(market);

    public FeedMarket Market => market;

    public Subscription Create(SubscriptionItem item, EventSchema schema, FeedContract contract)
    {
        if (!isEntitled(schema.Type)) return new SilentSubscription(item.Key, schema);
        contract = FeedContracts.For(contract, schema, item);
        if (schema.Type == EventTypes.Candle) return CreateCandles(item, schema, contract);
        if (!market.TryFind(item.Key.Symbol, out var instrument)) return new SilentSubscription(item.Key, schema);
        if (contract != FeedContract.History) return new ValueSubscription(item.Key, schema, instrument, _events, contract == FeedContract.Ticker);
        return HistoryOf(item, schema.Type, instrument) is { } history
            ? new HistorySubscription(item.Key, schema, item.Key.Symbol, item.FromTime, history, faults)
            : new SilentSubscription(item.Key, schema);
    }

    /// <summary>The symbols that an item stands for: itself, or all there are.</summary>
    public IEnumerable<SubscriptionItem> Expand(SubscriptionItem item, EventSchema schema, FeedContract contract)
    {
        if (item.Key.Symbol != Wildcard || FeedContracts.For(contract, schema, item) != FeedContract.Stream) return [item];
        return market.Symbols.Select(symbol => item with { Key = item.Key with { Symbol = symbol } });
    }

    private Subscription CreateCandles(SubscriptionItem item, EventSchema schema, FeedContract contract)
    {
        // The last value of candles is not published by itself; a channel without history has none.
        if (contract != FeedContract.History || !CandleSymbol.TryParse(item.Key.Symbol, out var symbol) || !market.TryFind(symbol.Base, out _))
            return new SilentSubscription(item.Key, schema);
        return new HistorySubscription(item.Key, schema, item.Key.Symbol, item.FromTime, new CandleHistory(symbol, item.Key.Symbol), faults);
    }

    private IEventHistory? HistoryOf(SubscriptionItem item, string type, FeedInstrument instrument) => type switch
    {
        EventTypes.Series => instrument.HasSeries ? new SeriesHistory(instrument) : null,
        EventTypes.Greeks or EventTypes.TheoPrice => instrument.IsOption ? new ValueHistory(type, instrument, _events) : null,
        EventTypes.TimeAndSale => !instrument.IsIndex ? new ValueHistory(type, instrument, _events) : null,
        EventTypes.Underlying => new ValueHistory(type, instrument, _events),
        EventTypes.Order or EventTypes.AnalyticOrder or EventTypes.SpreadOrder =>
            !instrument.IsIndex ? new DepthHistory(type, instrument, item.Key.Source ?? "DEFAULT") : null,
        EventTypes.OptionSale => new EmptyHistory(),
        _ => null,
    };

    private sealed class EmptyHistory : IEventHistory
    {
        public IReadOnlyList<FeedEvent> Since(DateTimeOffset from, MarketMoment moment) => [];

        public IReadOnlyList<FeedEvent> Changes(MarketMoment moment) => [];
    }
}
