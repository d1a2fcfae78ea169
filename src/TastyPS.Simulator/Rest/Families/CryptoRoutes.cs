using System.Text.Json;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Crypto;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>Cryptocurrencies, and how finely quantities are counted.</summary>
internal sealed class CryptoRoutes(IMarket market) : IRouteFamily
{
    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/instruments/cryptocurrencies", List) { Limit = RequestClass.Listing },
        new Route("GET", "/instruments/cryptocurrencies/{symbol}", Show) { Limit = RequestClass.SingleInstrument },
        new Route("GET", "/instruments/quantity-decimal-precisions", Precisions) { Limit = RequestClass.Listing },
    ];

    private IReadOnlyList<Cryptocurrency> Coins => market.Cryptocurrencies?.All ?? [];

    private RestReply List(RestRequest request)
    {
        var symbols = request.Query.All("symbol");
        return Envelope.List(request, Coins.Where(coin => symbols.Count == 0 || symbols.Contains(coin.Symbol)), Write);
    }

    private RestReply Show(RestRequest request) => Coins.FirstOrDefault(coin => coin.Symbol == request.PathValues["symbol"]) is { } found
        ? Envelope.Single(request, writer => Write(writer, found))
        : RestError.NotFound($"Couldn't find cryptocurrency {request.PathValues["symbol"]}");

    private RestReply Precisions(RestRequest request)
    {
        (string Type, int Value, int Increment, string? Symbol)[] rows =
        [
            .. Coins.Select(coin => ("Cryptocurrency", coin.QuantityPrecision, coin.MinimumIncrementPrecision, (string?)coin.Symbol)),
            ("Equity", 5, 5, null),
            ("Equity Option", 0, 0, null),
            ("Future", 0, 0, null),
            ("Future Option", 0, 0, null),
        ];
        return Envelope.List(request, rows, static (writer, row) =>
        {
            writer.WriteString("instrument-type", row.Type);
            writer.WriteNumber("minimum-increment-precision", row.Increment);
            writer.WriteText("symbol", row.Symbol);
            writer.WriteNumber("value", row.Value);
        });
    }

    private static void Write(Utf8JsonWriter writer, Cryptocurrency coin)
    {
        writer.WriteNumber("id", coin.Id);
        writer.WriteString("symbol", coin.Symbol);
        writer.WriteString("instrument-type", "Cryptocurrency");
        writer.WriteString("short-description", coin.ShortDescription);
        writer.WriteString("description", coin.Description);
        writer.WriteBoolean("is-closing-only", false);
        writer.WriteBoolean("active", true);
        writer.WriteDecimal("tick-size", coin.TickSize);
        writer.WriteString("streamer-symbol", coin.StreamerSymbol);
        writer.WriteStartArray("destination-venue-symbols");
        writer.WriteStartObject();
        writer.WriteNumber("id", ReferenceFigures.IdOf("venue " + coin.Symbol));
        writer.WriteString("symbol", coin.Symbol);
        writer.WriteString("destination-venue", "ZERO_HASH_CLOB");
        writer.WriteNumber("max-quantity-precision", coin.QuantityPrecision);
        writer.WriteNumber("max-price-precision", 2);
        writer.WriteBoolean("routable", true);
        writer.WriteEndObject();
        writer.WriteEndArray();
    }
}
