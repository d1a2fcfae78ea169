using TastyPS.Client.Streaming.Events;
using TastyPS.Client.Streaming.Events.Values;

namespace TastyPS.Client.Tests.OptionChains.Snapshot;

/// <summary>Events of the feed in one line.</summary>
internal static class FeedEvents
{
    public static readonly DateTimeOffset ReceivedAt = new(2026, 6, 12, 15, 30, 1, TimeSpan.Zero);

    public static QuoteEvent Quote(string symbol, double bid = double.NaN, double ask = double.NaN, double bidSize = double.NaN, double askSize = double.NaN) =>
        new QuoteValues { Symbol = symbol, ReceivedTicks = ReceivedAt.Ticks, Bid = bid, Ask = ask, BidSize = bidSize, AskSize = askSize }.ToEvent();

    public static TradeEvent Trade(string symbol, double price = double.NaN, double volume = double.NaN, long time = 0, MarketEventType type = MarketEventType.Trade) =>
        new TradeValues { EventType = type, Symbol = symbol, ReceivedTicks = ReceivedAt.Ticks, Price = price, DayVolume = volume, Time = time }.ToEvent();

    public static SummaryEvent Summary(string symbol, double openInterest = double.NaN, int day = 0, double open = double.NaN, double high = double.NaN, double low = double.NaN, double previousClose = double.NaN) =>
        new SummaryValues { Symbol = symbol, ReceivedTicks = ReceivedAt.Ticks, OpenInterest = openInterest, TradingDay = day, Open = open, High = high, Low = low, PreviousClose = previousClose }.ToEvent();

    public static GreeksEvent Greeks(string symbol, double volatility = double.NaN, double delta = double.NaN, double price = double.NaN) =>
        new GreeksValues { Symbol = symbol, ReceivedTicks = ReceivedAt.Ticks, ImpliedVolatility = volatility, Delta = delta, Price = price }.ToEvent();
}
