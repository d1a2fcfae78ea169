using System.Text.Json;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Faults;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Futures;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>The chains of options on a product's futures. As recorded, neither expirations nor strikes come in order.</summary>
internal sealed class FuturesChainRoutes(IMarket market) : IRouteFamily
{
    private readonly ChainBodies _bodies = new(market);

    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/futures-option-chains/{product}", request => Answer(request, Detailed)) { Limit = RequestClass.Chain },
        new Route("GET", "/futures-option-chains/{product}/nested", request => Answer(request, Nested)) { Limit = RequestClass.Chain },
    ];

    private RestReply Answer(RestRequest request, Func<RestRequest, FutureProduct, IReadOnlyList<FutureOptionSeries>, EncodedBody> encode)
    {
        var code = request.PathValues["product"].TrimStart('/');
        if (market.Futures?.Products.FirstOrDefault(candidate => candidate.Code == code) is not { } product) return RestError.NotFound($"Couldn't find future product {code}");
        var series = market.Futures.SeriesOf(product);
        var body = request.Fault is null
            ? _bodies.GetOrEncode(request.Path, series.Select(one => one.ExpiresAt).Concat(market.Futures.ContractsOf(product).Select(future => future.ExpiresAt)), () => encode(request, product, series))
            : encode(request, product, series);
        return new RestReply { Status = 200, Body = body };
    }

    private EncodedBody Detailed(RestRequest request, FutureProduct product, IReadOnlyList<FutureOptionSeries> series)
    {
        var rows = series.SelectMany(one => one.Strikes.SelectMany(strike => new[] { strike.Call, strike.Put }).Select(option => (Series: one, Option: option)));
        return Envelope.ListBody(request.Path, rows, (writer, row) => FutureOptionWriter.Write(writer, row.Series, row.Option, DaysTo(row.Series.Expiration)));
    }

    private EncodedBody Nested(RestRequest request, FutureProduct product, IReadOnlyList<FutureOptionSeries> series) => EncodedBody.Json(writer =>
    {
        var strikeNumber = 0;
        writer.WriteStartObject();
        writer.WriteStartObject("data");
        writer.WriteStartArray("futures");
        foreach (var future in market.Futures!.ContractsOf(product)) WriteFuture(writer, future);
        writer.WriteEndArray();
        writer.WriteStartArray("option-chains");
        if (series.Count > 0)
        {
            writer.WriteStartObject();
            writer.WriteString("underlying-symbol", product.RootSymbol);
            writer.WriteString("root-symbol", product.RootSymbol);
            writer.WriteString("exercise-style", series[0].ExerciseStyle);
            writer.WriteStartArray("expirations");
            foreach (var one in OutOfOrder(series)) WriteExpiration(writer, request, one, ref strikeNumber);
            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        writer.WriteString("context", request.Path);
        writer.WriteEndObject();
    });

    private void WriteFuture(Utf8JsonWriter writer, FutureContract future)
    {
        writer.WriteStartObject();
        writer.WriteString("symbol", future.Symbol);
        writer.WriteString("root-symbol", future.Product.RootSymbol);
        writer.WriteString("streamer-symbol", future.StreamerSymbol);
        writer.WriteDay("expiration-date", future.Expiration);
        writer.WriteNumber("days-to-expiration", DaysTo(future.Expiration));
        writer.WriteBoolean("active-month", future.IsActiveMonth);
        writer.WriteBoolean("next-active-month", future.IsNextActiveMonth);
        writer.WriteInstant("stops-trading-at", future.ExpiresAt);
        writer.WriteInstant("expires-at", future.ExpiresAt);
        writer.WriteEndObject();
    }

    private void WriteExpiration(Utf8JsonWriter writer, RestRequest request, FutureOptionSeries series, ref int strikeNumber)
    {
        var product = series.Future.Product;
        writer.WriteStartObject();
        writer.WriteString("underlying-symbol", series.Future.Symbol);
        writer.WriteString("root-symbol", product.RootSymbol);
        writer.WriteString("option-root-symbol", series.OptionProduct.RootSymbol);
        writer.WriteString("option-contract-symbol", series.Contract);
        writer.WriteString("asset", series.OptionProduct.RootSymbol);
        writer.WriteDay("expiration-date", series.Expiration);
        writer.WriteNumber("days-to-expiration", DaysTo(series.Expiration));
        writer.WriteString("expiration-type", series.ExpirationType);
        writer.WriteString("settlement-type", series.SettlementType);
        writer.WriteDecimal("notional-value", FutureOptionWriter.NotionalValue(product));
        writer.WriteDecimal("display-factor", product.DisplayFactor);
        writer.WriteDecimal("strike-factor", 1m);
        writer.WriteInstant("stops-trading-at", series.ExpiresAt);
        writer.WriteInstant("expires-at", series.ExpiresAt);
        TickSizes.Write(writer, "tick-sizes", product.OptionTickSizes);
        writer.WriteStartArray("strikes");
        foreach (var strike in OutOfOrder(series.Strikes)) WriteStrike(writer, strike, request.Suffers(FaultKind.OmitSymbols, ++strikeNumber));
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static void WriteStrike(Utf8JsonWriter writer, FutureOptionStrike strike, bool omitSymbols)
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

    // The second half goes first.
    private static IEnumerable<T> OutOfOrder<T>(IReadOnlyList<T> items) => items.Skip(items.Count / 2).Concat(items.Take(items.Count / 2));

    private int DaysTo(DateTime expiration) => (expiration - NewYorkTime.DayOf(market.Clock.GetUtcNow())).Days;
}
