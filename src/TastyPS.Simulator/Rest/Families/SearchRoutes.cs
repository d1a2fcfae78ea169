using System.Globalization;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>Symbols by the beginning of the symbol or of a word of the name, without regard to case.</summary>
internal sealed class SearchRoutes(IMarket market) : IRouteFamily
{
    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/symbols/search/{text}", SearchSymbols),
        new Route("GET", "/instruments/search", SearchInstruments) { Limit = RequestClass.Listing },
    ];

    private RestReply SearchSymbols(RestRequest request) => Envelope.ListWithoutContext(Find(request.PathValues["text"]), static (writer, listing) =>
    {
        writer.WriteString("symbol", listing.Symbol);
        writer.WriteString("description", listing.Description);
    });

    private RestReply SearchInstruments(RestRequest request)
    {
        var limit = 25;
        var isNumber = request.Query.Single("limit") is not { } text || int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out limit);
        if (!isNumber || limit is < 1 or > 100) return RestError.Invalid("limit", "must be one of: 1 - 100");
        var types = request.Query.All("type");
        var exchanges = request.Query.All("exchange");
        var found = Find(request.Query.Single("query") ?? "")
            .Where(listing => (types.Count == 0 || types.Contains("Equity")) && (exchanges.Count == 0 || exchanges.Contains(listing.ListedMarket)))
            .Take(limit);
        return Envelope.List(request, found, static (writer, listing) =>
        {
            writer.WriteString("symbol", listing.Symbol);
            writer.WriteString("description", listing.Description);
            writer.WriteString("instrument-type", "Equity");
            writer.WriteString("exchange", listing.ListedMarket);
        });
    }

    private IEnumerable<Listing> Find(string text) => market.Listings
        .Where(listing => Begins(listing.Symbol, text) || listing.Description.Split(' ').Any(word => Begins(word, text)))
        .OrderBy(listing => Begins(listing.Symbol, text) ? listing.Symbol.Length : int.MaxValue);

    private static bool Begins(string text, string beginning) => text.StartsWith(beginning, StringComparison.OrdinalIgnoreCase);
}
