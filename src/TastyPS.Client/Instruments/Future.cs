using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Instruments;

/// <summary>A future, as the list of futures or a chain of options on them names it. What the service does not say is null.</summary>
public sealed class Future
{
    private Future(string symbol, JsonFields fields)
    {
        Symbol = symbol;
        Product = fields.Text("root-symbol");
        StreamerSymbol = fields.Text("streamer-symbol");
        Expiration = fields.Day("expiration-date");
        MaturityDate = fields.Day("maturity-date");
        DaysToExpiration = fields.Int64("days-to-expiration");
        IsActiveMonth = fields.Boolean("active-month");
        IsNextActiveMonth = fields.Boolean("next-active-month");
        StopsTradingAt = fields.Instant("stops-trading-at");
        ExpiresAt = fields.Instant("expires-at");
        NotionalMultiplier = fields.Decimal("notional-multiplier");
        TickSize = fields.Decimal("tick-size");
        IsClosingOnly = fields.Boolean("is-closing-only");
        Extra = fields.Rest();
    }

    /// <summary>The symbol, e.g. <c>/ESZ6</c>.</summary>
    public string Symbol { get; }

    /// <summary>The product with its slash, e.g. <c>/ES</c>; chains say it, the list of futures does not.</summary>
    public string? Product { get; }

    /// <summary>The symbol of the market data feed, e.g. <c>/ESZ26:XCME</c>.</summary>
    public string? StreamerSymbol { get; }

    /// <summary>The expiration day.</summary>
    public CalendarDate? Expiration { get; }

    /// <summary>The day the contract matures.</summary>
    public CalendarDate? MaturityDate { get; }

    /// <summary>Days to expiration as the service counts them; chains say it, the list of futures does not.</summary>
    public long? DaysToExpiration { get; }

    /// <summary>Whether it is the contract that is traded most.</summary>
    public bool? IsActiveMonth { get; }

    /// <summary>Whether it is the one that will be traded most after that.</summary>
    public bool? IsNextActiveMonth { get; }

    /// <summary>The end of trading.</summary>
    public DateTimeOffset? StopsTradingAt { get; }

    /// <summary>The end of the contract.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>Money for one point of price; the list of futures says it, chains do not.</summary>
    public decimal? NotionalMultiplier { get; }

    /// <summary>The step of prices; the list of futures says it, chains do not.</summary>
    public decimal? TickSize { get; }

    /// <summary>Whether it may only be closed; the list of futures says it, chains do not.</summary>
    public bool? IsClosingOnly { get; }

    /// <summary>Fields that this version does not know; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    /// <summary>The symbol.</summary>
    public override string ToString() => Symbol;

    internal static Future? From(JsonFields fields) => fields.Text("symbol") is { } symbol ? new Future(symbol, fields) : null;
}
