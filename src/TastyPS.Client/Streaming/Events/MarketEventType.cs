namespace TastyPS.Client.Streaming.Events;

/// <summary>The kinds of event that the feed publishes, by their names on the wire.</summary>
public enum MarketEventType
{
    /// <summary>Best bid and offer.</summary>
    Quote,

    /// <summary>Last trade and figures of the day.</summary>
    Trade,

    /// <summary>The same of the extended hours.</summary>
    TradeETH,

    /// <summary>Open, high, low, close, open interest.</summary>
    Summary,

    /// <summary>What an instrument is, and whether it trades.</summary>
    Profile,

    /// <summary>Implied volatility and Greeks of an option.</summary>
    Greeks,

    /// <summary>Theoretical price of an option.</summary>
    TheoPrice,

    /// <summary>Volatility and option volume of an underlying.</summary>
    Underlying,

    /// <summary>The same of one expiration.</summary>
    Series,

    /// <summary>The tape.</summary>
    TimeAndSale,

    /// <summary>Bars of a price history.</summary>
    Candle,

    /// <summary>Orders of a book.</summary>
    Order,

    /// <summary>Orders of a book with what is known of icebergs.</summary>
    AnalyticOrder,

    /// <summary>Orders of a book of spreads.</summary>
    SpreadOrder,

    /// <summary>All option trades of an underlying.</summary>
    OptionSale,

    /// <summary>Messages of the feed.</summary>
    Message,

    /// <summary>Settings of the feed.</summary>
    Configuration,
}
