using System.Text.Json;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Faults;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>The option chains of an underlying: detailed, nested, compact. None is paged.</summary>
internal sealed class OptionChainRoutes(IMarket market) : IRouteFamily
{
    private readonly ChainBodies _bodies = new(market);

    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/option-chains/{symbol}", request => Answer(request, Detailed)) { Limit = RequestClass.Chain },
        new Route("GET", "/option-chains/{symbol}/nested", request => Answer(request, Nested)) { Limit = RequestClass.Chain },
        new Route("GET", "/option-chains/{symbol}/compact", request => Answer(request, Compact)) { Limit = RequestClass.Chain },
    ];

    private RestReply Answer(RestRequest request, Func<RestRequest, Listing, IReadOnlyList<OptionSeries>, EncodedBody> encode)
    {
        var symbol = request.PathValues["symbol"];
        if (!market.TryGetListing(symbol, out var listing)) return RestError.NotFound($"Couldn't find {symbol}");
        var series = market.SeriesOf(symbol);
        var body = request.Fault is null
            ? _bodies.GetOrEncode(request.Path, series.Select(one => one.ExpiresAt), () => encode(request, listing, series))
            : encode(request, listing, series);
        return new RestReply { Status = 200, Body = body };
    }

    private EncodedBody Detailed(RestRequest request, Listing listing, IReadOnlyList<OptionSeries> series)
    {
        var options = series.SelectMany(one => one.Strikes.SelectMany(strike => new[] { strike.Call, strike.Put }).Select(option => (Series: one, Option: option)));
        return Envelope.ListBody(request.Path, options, (writer, row) => EquityOptionWriter.Write(writer, row.Series, row.Option, DaysTo(row.Series)));
    }

    private EncodedBody Nested(RestRequest request, Listing listing, IReadOnlyList<OptionSeries> series)
    {
        var strikeNumber = 0;
        return Envelope.ListBody(request.Path, series.GroupBy(one => (one.Root, one.ChainType)), (writer, group) =>
        {
            WriteRoot(writer, group.First());
            TickSizes.Write(writer, "tick-sizes", listing.OptionTickSizes);
            WriteDeliverables(writer, listing, group.First());
            writer.WriteStartArray("expirations");
            foreach (var one in group)
            {
                writer.WriteStartObject();
                writer.WriteString("expiration-type", one.ExpirationType);
                writer.WriteDay("expiration-date", one.Expiration);
                writer.WriteNumber("days-to-expiration", DaysTo(one));
                writer.WriteString("settlement-type", one.SettlementType);
                writer.WriteStartArray("strikes");
                foreach (var strike in one.Strikes) WriteStrike(writer, strike, request.Suffers(FaultKind.OmitSymbols, ++strikeNumber));
                writer.WriteEndArray();
                writer.WriteEndObject();
            }
            writer.WriteEndArray();
        });
    }

    private static EncodedBody Compact(RestRequest request, Listing listing, IReadOnlyList<OptionSeries> series) =>
        Envelope.ListBody(request.Path, series.GroupBy(one => (one.Root, one.ChainType, one.SettlementType, one.ExpirationType)), (writer, group) =>
        {
            var options = group.SelectMany(one => one.Strikes).SelectMany(strike => new[] { strike.Call, strike.Put }).ToList();
            WriteRoot(writer, group.First());
            writer.WriteString("settlement-type", group.Key.SettlementType);
            writer.WriteString("expiration-type", group.Key.ExpirationType);
            WriteDeliverables(writer, listing, group.First());
            WriteTexts(writer, "symbols", options.Select(option => option.Symbol));
            WriteTexts(writer, "streamer-symbols", options.Select(option => option.StreamerSymbol).OfType<string>());
        });

    private static void WriteRoot(Utf8JsonWriter writer, OptionSeries series)
    {
        writer.WriteString("underlying-symbol", series.Underlying);
        writer.WriteString("root-symbol", series.Root);
        writer.WriteString("option-chain-type", series.ChainType);
        writer.WriteNumber("shares-per-contract", series.SharesPerContract);
    }

    // An index option delivers cash, for which no recording shows an entry.
    private static void WriteDeliverables(Utf8JsonWriter writer, Listing listing, OptionSeries series)
    {
        if (listing.IsIndex) return;
        writer.WriteStartArray("deliverables");
        writer.WriteStartObject();
        writer.WriteNumber("id", ReferenceFigures.IdOf("deliverable " + series.Root));
        writer.WriteString("root-symbol", series.Root);
        writer.WriteString("deliverable-type", "Shares");
        writer.WriteString("description", $"{series.SharesPerContract} shares of {listing.Symbol}");
        writer.WriteDecimal("amount", (decimal)series.SharesPerContract);
        writer.WriteString("symbol", listing.Symbol);
        writer.WriteString("instrument-type", "Equity");
        writer.WriteString("percent", "100");
        writer.WriteEndObject();
        writer.WriteEndArray();
    }

    private static void WriteStrike(Utf8JsonWriter writer, OptionStrike strike, bool omitSymbols)
    {
        writer.WriteStartObject();
        writer.WriteDecimal("strike-price", strike.Price);
        if (!omitSymbols)
        {
            writer.WriteString("call", strike.Call.Symbol);
            writer.WriteText("call-streamer-symbol", strike.Call.StreamerSymbol);
            writer.WriteString("put", strike.Put.Symbol);
            writer.WriteText("put-streamer-symbol", strike.Put.StreamerSymbol);
        }
        writer.WriteEndObject();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> texts)
    {
        writer.WriteStartArray(name);
        foreach (var text in texts) writer.WriteStringValue(text);
        writer.WriteEndArray();
    }

    private int DaysTo(OptionSeries series) => (series.Expiration - NewYorkTime.DayOf(market.Clock.GetUtcNow())).Days;
}
