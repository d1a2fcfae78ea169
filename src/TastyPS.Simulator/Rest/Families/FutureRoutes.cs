using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Futures;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>Futures and their products. A contract that has expired is unknown, whatever is asked for.</summary>
internal sealed class FutureRoutes(IMarket market) : IRouteFamily
{
    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/instruments/futures", List) { Limit = RequestClass.Listing },
        new Route("GET", "/instruments/futures/{symbol}", Show) { Limit = RequestClass.SingleInstrument },
        new Route("GET", "/instruments/future-products", ListProducts) { Limit = RequestClass.Listing },
        new Route("GET", "/instruments/future-products/{exchange}/{code}", ShowProduct) { Limit = RequestClass.SingleInstrument },
        new Route("GET", "/instruments/future-option-products", ListOptionProducts) { Limit = RequestClass.Listing },
        new Route("GET", "/instruments/future-option-products/{exchange}/{root}", ShowOptionProduct) { Limit = RequestClass.SingleInstrument },
    ];

    private IReadOnlyList<FutureProduct> Products => market.Futures?.Products ?? [];

    private RestReply List(RestRequest request)
    {
        if (!PageRequest.TryRead(request.Query, 1000, 1000, out var page, out var refusal)) return refusal;
        var symbols = request.Query.All("symbol");
        var codes = request.Query.All("product-code");
        var exchange = request.Query.Single("exchange");
        IEnumerable<FutureContract> found = symbols.Count > 0
            ? symbols.Select(Find).OfType<FutureContract>()
            : Products.Where(product => codes.Count == 0 || codes.Contains(product.Code)).SelectMany(product => market.Futures!.ContractsOf(product));
        return Envelope.Page(request, page, [.. found.Where(future => exchange is null || future.Product.Exchange == exchange)], FutureWriter.Write);
    }

    private RestReply Show(RestRequest request) => Find(request.PathValues["symbol"]) is { } future
        ? Envelope.Single(request, writer => FutureWriter.Write(writer, future))
        : RestError.NotFound($"Couldn't find future {request.PathValues["symbol"]}");

    private RestReply ListProducts(RestRequest request) => Envelope.List(request, Products, FutureWriter.WriteProductWithOptions);

    private RestReply ShowProduct(RestRequest request) => Products.FirstOrDefault(product => Matches(product, request, product.Code, "code")) is { } product
        ? Envelope.Single(request, writer => FutureWriter.WriteProductWithOptions(writer, product))
        : RestError.NotFound($"Couldn't find future product {request.PathValues["code"]}");

    private RestReply ListOptionProducts(RestRequest request) =>
        Envelope.List(request, OptionProducts, static (writer, row) => FutureWriter.WriteOptionProduct(writer, row.Product, row.Option));

    private RestReply ShowOptionProduct(RestRequest request) => OptionProducts.FirstOrDefault(row => Matches(row.Product, request, row.Option.RootSymbol, "root")) is { } found
        ? Envelope.Single(request, writer =>
        {
            FutureWriter.WriteOptionProduct(writer, found.Product, found.Option);
            writer.WriteStartObject("future-product");
            FutureWriter.WriteProduct(writer, found.Product);
            writer.WriteEndObject();
        })
        : RestError.NotFound($"Couldn't find future option product {request.PathValues["root"]}");

    private IEnumerable<OptionProductRow> OptionProducts =>
        Products.SelectMany(product => product.OptionProducts.Select(option => new OptionProductRow(product, option)));

    private static bool Matches(FutureProduct product, RestRequest request, string name, string placeholder) =>
        product.Exchange == request.PathValues["exchange"] && name == request.PathValues[placeholder];

    // The leading slash may be left out.
    private FutureContract? Find(string symbol) =>
        market.Futures is { } futures && futures.TryGetFuture(symbol.StartsWith("/", StringComparison.Ordinal) ? symbol : "/" + symbol, out var future) ? future : null;

    private sealed record OptionProductRow(FutureProduct Product, FutureOptionProduct Option);
}
