using System.Text.Json;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>Equities, funds and indices. All of them are active and easy to borrow.</summary>
internal sealed class EquityRoutes(IMarket market) : IRouteFamily
{
    private const string Lendability = "Easy To Borrow";

    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/instruments/equities", List) { Limit = RequestClass.Listing },
        new Route("GET", "/instruments/equities/active", ListActive) { Limit = RequestClass.Listing },
        new Route("GET", "/instruments/equities/{symbol}", Show) { Limit = RequestClass.SingleInstrument },
    ];

    private RestReply List(RestRequest request)
    {
        if (!PageRequest.TryRead(request.Query, 1000, 1000, out var page, out var refusal)) return refusal;
        if (!TryReadFlag(request.Query, "is-index", out var isIndex)) return RestError.Invalid("is-index", "must be boolean");
        if (!TryReadFlag(request.Query, "is-etf", out var isEtf)) return RestError.Invalid("is-etf", "must be boolean");
        var symbols = new HashSet<string>(request.Query.All("symbol"), StringComparer.Ordinal);
        var found = market.Listings
            .Where(listing => (symbols.Count == 0 || symbols.Contains(listing.Symbol))
                && (isIndex is null || listing.IsIndex == isIndex)
                && (isEtf is null || listing.IsEtf == isEtf)
                && HasLendability(listing, request.Query))
            .ToList();
        return Envelope.Page(request, page, found, WriteEquity);
    }

    private RestReply ListActive(RestRequest request)
    {
        if (!PageRequest.TryRead(request.Query, 1000, 5000, out var page, out var refusal)) return refusal;
        return Envelope.Page(request, page, [.. market.Listings.Where(listing => HasLendability(listing, request.Query))], WriteEquity);
    }

    private RestReply Show(RestRequest request) => market.TryGetListing(request.PathValues["symbol"], out var listing)
        ? Envelope.Single(request, writer => WriteEquity(writer, listing))
        : RestError.NotFound($"Couldn't find equity {request.PathValues["symbol"]}");

    private static bool HasLendability(Listing listing, QueryParameters query) =>
        query.Single("lendability") is not { } wanted || (!listing.IsIndex && wanted == Lendability);

    private static bool TryReadFlag(QueryParameters query, string name, out bool? flag)
    {
        var text = query.Single(name);
        flag = bool.TryParse(text, out var value) ? value : null;
        return text is null || flag is not null;
    }

    private static void WriteEquity(Utf8JsonWriter writer, Listing listing)
    {
        writer.WriteNumber("id", ReferenceFigures.IdOf(listing.Symbol));
        writer.WriteString("symbol", listing.Symbol);
        writer.WriteString("instrument-type", "Equity");
        writer.WriteString("short-description", listing.Description);
        writer.WriteBoolean("is-index", listing.IsIndex);
        writer.WriteString("listed-market", listing.ListedMarket);
        writer.WriteString("description", listing.Description);
        if (!listing.IsIndex)
        {
            writer.WriteString("lendability", Lendability);
            writer.WriteDecimal("borrow-rate", 0m);
        }
        writer.WriteString("market-time-instrument-collection", "Equity");
        writer.WriteBoolean("is-closing-only", false);
        writer.WriteBoolean("is-options-closing-only", false);
        writer.WriteBoolean("active", true);
        writer.WriteBoolean("is-fractional-quantity-eligible", !listing.IsIndex);
        writer.WriteBoolean("is-illiquid", false);
        writer.WriteBoolean("is-etf", listing.IsEtf);
        writer.WriteBoolean("is-fraud-risk", false);
        writer.WriteBoolean("bypass-manual-review", false);
        writer.WriteBoolean("overnight-trading-permitted", false);
        writer.WriteString("streamer-symbol", listing.Symbol);
        TickSizes.Write(writer, "tick-sizes", [new TickSize(0.0001m, 1m), new TickSize(0.01m, null)]);
        if (listing.OptionTickSizes.Count > 0) TickSizes.Write(writer, "option-tick-sizes", listing.OptionTickSizes);
    }
}
