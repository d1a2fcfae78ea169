using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>Single options. An expired option is unknown, also with <c>with-expired</c>, since the market lists none.</summary>
internal sealed class EquityOptionRoutes(IMarket market) : IRouteFamily
{
    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/instruments/equity-options", List) { Limit = RequestClass.Listing },
        new Route("GET", "/instruments/equity-options/{symbol}", Show) { Limit = RequestClass.SingleInstrument },
    ];

    private RestReply List(RestRequest request)
    {
        var symbols = request.Query.All("symbol");
        if (symbols.Count == 0) return RestError.Invalid("symbol", "is missing");
        var onlyInactive = string.Equals(request.Query.Single("active"), "false", StringComparison.OrdinalIgnoreCase);
        var found = onlyInactive ? [] : symbols.Select(Find).OfType<ListedOption>();
        return Envelope.List(request, found, (writer, option) => EquityOptionWriter.Write(writer, option.Series, option.Option, DaysTo(option.Series)));
    }

    private RestReply Show(RestRequest request) => Find(request.PathValues["symbol"]) is { } option
        ? Envelope.Single(request, writer => EquityOptionWriter.Write(writer, option.Series, option.Option, DaysTo(option.Series)))
        : RestError.NotFound($"Couldn't find equity option {request.PathValues["symbol"]}");

    private ListedOption? Find(string symbol)
    {
        if (!market.TryGetOption(symbol, out var option)) return null;
        var series = market.SeriesOf(option.Series.Underlying)
            .FirstOrDefault(candidate => candidate.Root == option.Series.Root && candidate.Expiration == option.Series.Expiration);
        return series is null ? null : new ListedOption(series, option);
    }

    private int DaysTo(OptionSeries series) => (series.Expiration - NewYorkTime.DayOf(market.Clock.GetUtcNow())).Days;

    private sealed record ListedOption(OptionSeries Series, OptionListing Option);
}
