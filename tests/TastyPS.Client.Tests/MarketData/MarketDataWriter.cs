using System.Globalization;
using System.Text.Json.Nodes;
using TastyPS.Client.MarketData;

namespace TastyPS.Client.Tests.MarketData;

/// <summary>Writes decoded items back in the form of the wire, from nothing but their public properties.</summary>
internal static class MarketDataWriter
{
    public static string Write(IEnumerable<MarketDataItem> items) => new JsonObject { ["items"] = new JsonArray([.. items.Select(Write)]) }.ToJsonString();

    private static JsonObject Write(MarketDataItem item)
    {
        var all = new JsonObject
        {
            ["symbol"] = item.Symbol,
            ["instrument-type"] = item.InstrumentType,
            ["updated-at"] = item.UpdatedAt?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["bid"] = item.Bid,
            ["bid-size"] = item.BidSize,
            ["ask"] = item.Ask,
            ["ask-size"] = item.AskSize,
            ["mid"] = item.Mid,
            ["mark"] = item.Mark,
            ["last"] = item.Last,
            ["last-ext"] = item.LastExtended,
            ["last-mkt"] = item.LastMarket,
            ["last-trade-time"] = item.LastTradeTime?.ToUnixTimeMilliseconds(),
            ["open"] = item.Open,
            ["day-high-price"] = item.DayHigh,
            ["day-low-price"] = item.DayLow,
            ["close"] = item.Close,
            ["close-price-type"] = item.ClosePriceType,
            ["prev-close"] = item.PreviousClose,
            ["prev-close-price-type"] = item.PreviousClosePriceType,
            ["prev-close-date"] = item.PreviousCloseDate?.Date,
            ["summary-date"] = item.SummaryDate?.Date,
            ["volume"] = item.Volume,
            ["volume-ext"] = item.VolumeExtended,
            ["open-interest"] = item.OpenInterest,
            ["year-high-price"] = item.YearHigh,
            ["year-low-price"] = item.YearLow,
            ["beta"] = item.Beta,
            ["dividend-amount"] = item.DividendAmount,
            ["dividend-frequency"] = item.DividendFrequency,
            ["high-limit-price"] = item.HighLimitPrice,
            ["low-limit-price"] = item.LowLimitPrice,
            ["is-trading-halted"] = item.IsTradingHalted,
            ["trading-halted-reason"] = item.TradingHaltedReason,
            ["halt-start-time"] = item.HaltStartTime,
            ["halt-end-time"] = item.HaltEndTime,
        };
        foreach (var (name, _) in all.Where(field => field.Value is null).ToArray())
            all.Remove(name);
        return all;
    }
}
