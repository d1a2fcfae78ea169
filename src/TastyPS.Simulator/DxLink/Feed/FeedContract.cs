using TastyPS.Simulator.DxLink.Events;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>How a channel delivers events.</summary>
internal enum FeedContract
{
    /// <summary>The last value of each symbol.</summary>
    Ticker,

    /// <summary>A snapshot of the past, then updates.</summary>
    History,

    /// <summary>Every event from now on.</summary>
    Stream,

    /// <summary>Each type as it is best.</summary>
    Auto,
}

/// <summary>Contracts by their names and by what they come to for a type.</summary>
internal static class FeedContracts
{
    public static bool TryParse(string name, out FeedContract contract)
    {
        contract = name switch
        {
            "TICKER" => FeedContract.Ticker,
            "HISTORY" => FeedContract.History,
            "STREAM" => FeedContract.Stream,
            _ => FeedContract.Auto,
        };
        return contract != FeedContract.Auto || name == "AUTO";
    }

    /// <summary>What AUTO chooses for an item; types without an index have no history on any contract.</summary>
    public static FeedContract For(FeedContract contract, EventSchema schema, SubscriptionItem item)
    {
        if (contract == FeedContract.Auto)
        {
            contract = schema.Type switch
            {
                EventTypes.Candle or EventTypes.Series => FeedContract.History,
                _ when schema.IsIndexed && (item.FromTime is not null || item.Key.Source is not null) => FeedContract.History,
                EventTypes.TimeAndSale or EventTypes.Order or EventTypes.AnalyticOrder or EventTypes.SpreadOrder or EventTypes.OptionSale
                    or EventTypes.Message or EventTypes.Configuration => FeedContract.Stream,
                _ => FeedContract.Ticker,
            };
        }
        return contract == FeedContract.History && !schema.IsIndexed ? FeedContract.Ticker : contract;
    }
}
