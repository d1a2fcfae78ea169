using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Futures;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>Single options on futures.</summary>
internal sealed class FutureOptionRoutes(IMarket market) : IRouteFamily
{
    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/instruments/future-options", List) { Limit = RequestClass.Listing },
        new Route("GET", "/instruments/future-options/{symbol}", Show) { Limit = RequestClass.SingleInstrument },
    ];

    private RestReply List(RestRequest request)
    {
        var symbols = request.Query.All("symbol");
        if (symbols.Count == 0) return RestError.Invalid("symbol", "is missing");
        return Envelope.List(request, symbols.Select(Find).OfType<Listed>(), (writer, listed) => FutureOptionWriter.Write(writer, listed.Series, listed.Option, DaysTo(listed.Series)));
    }

    private RestReply Show(RestRequest request) => Find(request.PathValues["symbol"]) is { } listed
        ? Envelope.Single(request, writer => FutureOptionWriter.Write(writer, listed.Series, listed.Option, DaysTo(listed.Series)))
        : RestError.NotFound($"Couldn't find future option {request.PathValues["symbol"]}");

    private Listed? Find(string symbol)
    {
        if (market.Futures is not { } futures || !futures.TryGetOption(symbol, out var option) || !futures.TryGetFuture(option.Series.Future, out var future)) return null;
        var series = futures.SeriesOf(future.Product).FirstOrDefault(candidate => candidate.Contract == option.Series.Contract && candidate.Expiration == option.Series.Expiration);
        return series is null ? null : new Listed(series, option);
    }

    private int DaysTo(FutureOptionSeries series) => (series.Expiration - NewYorkTime.DayOf(market.Clock.GetUtcNow())).Days;

    private sealed record Listed(FutureOptionSeries Series, FutureOption Option);
}
