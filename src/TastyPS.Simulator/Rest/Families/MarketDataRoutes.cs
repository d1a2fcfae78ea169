using System.Text.Json;
using TastyPS.Simulator.Faults;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Rest.Families;

/// <summary><c>GET /market-data/by-type</c>: the last known values of up to 100 instruments. Symbols that nobody knows are simply missing.</summary>
internal sealed class MarketDataRoutes(IMarket market, bool sendGreeks) : IRouteFamily
{
    private const int MostSymbols = 100;
    private readonly MarketDataWriter _writer = new(sendGreeks);

    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/market-data/by-type", ByType) { Limit = RequestClass.MarketData },
    ];

    private RestReply ByType(RestRequest request)
    {
        var indices = request.Query.All("index");
        var equities = request.Query.All("equity");
        var options = request.Query.All("equity-option");
        var futures = request.Query.All("future");
        var futureOptions = request.Query.All("future-option");
        var coins = request.Query.All("cryptocurrency");
        var asked = indices.Count + equities.Count + options.Count + futures.Count + futureOptions.Count + coins.Count;
        if (asked == 0) return RestError.Invalid("symbols", "is missing");
        if (asked > MostSymbols) return RestError.Invalid("symbols", $"size cannot be greater than {MostSymbols}");

        var withInstrument = request.Query.Single("include-instrument") == "true";
        return RestReply.Json(200, json =>
        {
            var number = 0;
            json.WriteStartObject();
            json.WriteStartObject("data");
            json.WriteStartArray("items");
            foreach (var symbol in indices) WriteListing(json, request, symbol, "Index", withInstrument, ref number);
            foreach (var symbol in equities) WriteListing(json, request, symbol, "Equity", withInstrument, ref number);
            foreach (var symbol in options) WriteOption(json, request, symbol, withInstrument, ref number);
            foreach (var symbol in futures) WriteFuture(json, request, symbol, withInstrument, ref number);
            foreach (var symbol in futureOptions) WriteFutureOption(json, request, symbol, withInstrument, ref number);
            foreach (var symbol in coins) WriteCoin(json, request, symbol, withInstrument, ref number);
            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteNull("pagination");
            json.WriteString("context", request.Path);
            json.WriteEndObject();
        });
    }

    // An index is also found as an equity and then calls itself one; the other way round nothing is found.
    private void WriteListing(Utf8JsonWriter json, RestRequest request, string symbol, string type, bool withInstrument, ref int number)
    {
        if (!market.TryGetListing(symbol, out var listing) || (type == "Index" && !listing.IsIndex)) return;
        if (request.Suffers(FaultKind.DropItems, ++number)) return;
        json.WriteStartObject();
        MarketDataWriter.WriteListing(json, listing, market.QuoteOf(listing), type, isEmpty: request.Suffers(FaultKind.EmptyItems, number));
        if (withInstrument) MarketDataWriter.WriteInstrument(json, symbol, type, "EQUITY");
        json.WriteEndObject();
    }

    private void WriteOption(Utf8JsonWriter json, RestRequest request, string symbol, bool withInstrument, ref int number)
    {
        if (!market.TryGetOption(symbol, out var option)) return;
        if (request.Suffers(FaultKind.DropItems, ++number)) return;
        json.WriteStartObject();
        _writer.WriteOption(json, option.Symbol, "Equity Option", market.QuoteOf(option), isEmpty: request.Suffers(FaultKind.EmptyItems, number));
        if (withInstrument) MarketDataWriter.WriteInstrument(json, option, market);
        json.WriteEndObject();
    }

    private void WriteFuture(Utf8JsonWriter json, RestRequest request, string symbol, bool withInstrument, ref int number)
    {
        if (market.Futures is not { } futures || !futures.TryGetFuture(symbol, out var future)) return;
        if (request.Suffers(FaultKind.DropItems, ++number)) return;
        json.WriteStartObject();
        MarketDataWriter.WriteTraded(json, symbol, "Future", futures.QuoteOf(future), isEmpty: request.Suffers(FaultKind.EmptyItems, number));
        if (withInstrument) MarketDataWriter.WriteInstrument(json, symbol, "Future", future.Product.Exchange);
        json.WriteEndObject();
    }

    private void WriteFutureOption(Utf8JsonWriter json, RestRequest request, string symbol, bool withInstrument, ref int number)
    {
        if (market.Futures is not { } futures || !futures.TryGetOption(symbol, out var option)) return;
        if (request.Suffers(FaultKind.DropItems, ++number)) return;
        json.WriteStartObject();
        _writer.WriteOption(json, symbol, "Future Option", futures.QuoteOf(option), isEmpty: request.Suffers(FaultKind.EmptyItems, number));
        if (withInstrument) MarketDataWriter.WriteInstrument(json, symbol, "Future Option", "CME");
        json.WriteEndObject();
    }

    private void WriteCoin(Utf8JsonWriter json, RestRequest request, string symbol, bool withInstrument, ref int number)
    {
        if (market.Cryptocurrencies is not { } coins || !coins.TryGet(symbol, out var coin)) return;
        if (request.Suffers(FaultKind.DropItems, ++number)) return;
        json.WriteStartObject();
        MarketDataWriter.WriteTraded(json, symbol, "Cryptocurrency", coins.QuoteOf(coin), isEmpty: request.Suffers(FaultKind.EmptyItems, number));
        if (withInstrument) MarketDataWriter.WriteInstrument(json, symbol, "Cryptocurrency", "CRYPTO");
        json.WriteEndObject();
    }
}
