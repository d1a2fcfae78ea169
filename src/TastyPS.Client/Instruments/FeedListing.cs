using TastyPS.Client.Json;
using TastyPS.Client.Symbology;

namespace TastyPS.Client.Instruments;

/// <summary>What an instrument says of itself to the market data feed.</summary>
internal sealed class FeedListing
{
    private FeedListing(string symbol, JsonFields fields)
    {
        Symbol = symbol;
        var given = fields.Text("streamer-symbol");
        ExchangeCode = fields.Text("streamer-exchange-code") is { } code && SymbolText.IsCode(code, 1, 8) ? code : ExchangeOf(given);
        StreamerSymbol = given ?? Build(symbol, fields.Day("expiration-date"), ExchangeCode);
    }

    public string Symbol { get; }

    /// <summary>The feed's symbol; null if the service gives none and it cannot be built.</summary>
    public string? StreamerSymbol { get; }

    /// <summary>The feed's code of a future's exchange.</summary>
    public string? ExchangeCode { get; }

    public static FeedListing? From(JsonFields fields) => fields.Text("symbol") is { } symbol ? new FeedListing(symbol, fields) : null;

    private static string? ExchangeOf(string? streamerSymbol) => FutureStreamerSymbol.TryParse(streamerSymbol, out var future) ? future.ExchangeCode : null;

    // A contract may expire in the year before the one it is named after, never in the year after it.
    private static string? Build(string symbol, CalendarDate? expiration, string? exchangeCode) =>
        exchangeCode is not null && expiration is { } day && day.GetYear() is >= 2000 and < 2090 && FutureSymbol.TryParse(symbol, out var future)
            ? future.ToStreamerSymbol(SymbolText.YearEndingIn(future.YearDigits, day.GetYear()), exchangeCode).ToString()
            : null;
}
