using System.Text.Json;
using TastyPS.Client.Streaming.Events;
using Samples = TastyPS.Client.Tests.Wire.Samples;

namespace TastyPS.Client.Tests.Streaming.DxLink.Protocol;

/// <summary>The recorded messages of the real service and of the public demo, line by line of the recording.</summary>
public class RecordedFeedTests
{
    [Fact]
    public void Trades()
    {
        var trades = Read<TradeEvent>(0);

        Assert.Equal(["AMZN", "TSLA", "AAPL", "SPX", "./ESU25P900:XCME"], trades.Select(trade => trade.Symbol));
        Assert.Equal([201.5417m, 340.89m, 196.1m, 5931.91m, null], trades.Select(trade => trade.Price));
        Assert.Equal([257m, 100m, 200m, null, null], trades.Select(trade => trade.Size));
        Assert.Equal(new DateTimeOffset(2025, 5, 23, 17, 9, 29, 744, TimeSpan.Zero), trades[0].Time);
        Assert.Null(trades[4].Time);
    }

    [Fact]
    public void Quotes()
    {
        var quotes = Read<QuoteEvent>(1);

        Assert.Equal([("NVDA", 131.66m, 131.67m, 760m, 307m), ("PLTR", 124.05m, 124.07m, 275m, 326m)], quotes.Select(quote => (quote.Symbol, quote.Bid!.Value, quote.Ask!.Value, quote.BidSize!.Value, quote.AskSize!.Value)));
    }

    [Theory]
    [InlineData(2, ".AAPL250620C200", 34905)]
    [InlineData(3, "SPY", 0)]
    [InlineData(4, "/ESM25:XCME", 2017117)]
    public void Open_interest(int line, string symbol, long expected)
    {
        var summary = Assert.Single(Read<SummaryEvent>(line));

        Assert.Equal((symbol, expected), (summary.Symbol, summary.OpenInterest));
    }

    [Fact]
    public void A20_candles_with_the_marker_that_ends_them()
    {
        var candles = Read<CandleEvent>(5);

        Assert.Equal([EventFlags.SnapshotBegin, EventFlags.None, EventFlags.SnapshotEnd | EventFlags.RemoveEvent], candles.Select(candle => candle.Flags));
        Assert.All(candles, candle => Assert.Equal("AAPL{=d}", candle.Symbol));
        Assert.Equal(["2025-06-16", "2025-06-13", "1999-05-09"], candles.Select(candle => candle.Time?.ToString("yyyy-MM-dd", null)));
        Assert.Equal((197.3m, 198.685m, 196.5636m, 198.42m, 43020691m), (candles[0].Open, candles[0].High, candles[0].Low, candles[0].Close, candles[0].Volume));
        Assert.Equal((null, null), (candles[0].OpenInterest, candles[2].Close));
    }

    [Fact]
    public void Option_quotes_with_their_type_in_each_row()
    {
        var quotes = Read<QuoteEvent>(6);

        Assert.Equal([(".SPXW241125P5990", 10.5m, 24m), (".SPXW241125P5980", 5.1m, 55m), (".SPXW241125P5970", 2.4m, 116m)], quotes.Select(quote => (quote.Symbol, quote.Bid!.Value, quote.AskSize!.Value)));
    }

    [Fact]
    public void An_empty_history()
    {
        var candle = Assert.Single(Read<CandleEvent>(7));

        Assert.Equal(EventFlags.SnapshotBegin | EventFlags.SnapshotEnd | EventFlags.RemoveEvent, candle.Flags);
        Assert.Equal((7460309841802690560, 0L, 0, null), (candle.Index, candle.Count, candle.Sequence, candle.Close));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1736988742332), candle.Time);
    }

    [Fact]
    public void The_full_format()
    {
        var quotes = Read<QuoteEvent>(8);

        Assert.Equal([(".SPXW240417C1400", 3615.7m, 3639.7m), (".SPXW240417C2400", 2615.3m, 2639.3m), (".SPXW240417P2400", 0m, 0.05m), (".SPXW240417P3400", 0m, 0.05m)], quotes.Select(quote => (quote.Symbol, quote.Bid!.Value, quote.Ask!.Value)));
        Assert.All(quotes, quote => Assert.Equal(('C', 'C', null, null, 0), (quote.BidExchange, quote.AskExchange, quote.BidSize, quote.BidTime, quote.Sequence)));
    }

    [Fact]
    public void A_trade_of_the_extended_hours()
    {
        var trade = Assert.Single(Read<TradeEvent>(9));

        Assert.Equal((MarketEventType.TradeETH, "AAPL", 'D', 3009441, true), (trade.EventType, trade.Symbol, trade.Exchange, trade.Sequence, trade.IsExtendedHours));
        Assert.Equal((307.3554m, null, 600m, 11085372.061196m, 3417052245.05567m), (trade.Price, trade.Change, trade.Size, trade.DayVolume, trade.DayTurnover));
        Assert.Equal(("2026-07-31", TickDirection.Undefined), (trade.TradingDay?.Date, trade.TickDirection));
    }

    [Fact]
    public void Series_with_the_marker_that_ends_them()
    {
        var series = Read<SeriesEvent>(10);

        Assert.Equal([(EventFlags.SnapshotBegin, 23L, "2028-12-15"), (EventFlags.SnapshotEnd | EventFlags.RemoveEvent, 0L, null)], series.Select(one => (one.Flags, one.Index, one.Expiration?.Date)));
        Assert.Equal((0.3188, 8526m, 1899m, 0.2227304714989444, 335.174395879884m), (series[0].ImpliedVolatility, series[0].CallVolume, series[0].PutVolume, series[0].PutCallRatio, series[0].ForwardPrice));
        Assert.Null(series[1].ImpliedVolatility);
    }

    private static T[] Read<T>(int line)
    {
        var recorded = JsonDocument.Parse(Samples.Read("../samples-streaming/dxlink-feed-data.jsonl").Split('\n')[line]).RootElement;
        var message = recorded.GetProperty("msg");
        var wire = new WireFeed();
        if (recorded.GetProperty("fields") is { ValueKind: JsonValueKind.Array } fields)
            wire.Columns(message.GetProperty("data")[0].GetString()!, [.. fields.EnumerateArray().Select(field => field.GetString()!)]);
        wire.Take(message.GetRawText().Replace($"\"channel\":{message.GetProperty("channel")}", "\"channel\":1", StringComparison.Ordinal));
        Assert.Empty(wire.Listener.ToldUnreadable);
        return [.. wire.Listener.Events.Cast<T>()];
    }
}
