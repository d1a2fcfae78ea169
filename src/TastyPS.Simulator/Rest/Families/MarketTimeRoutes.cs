using System.Globalization;
using System.Text.Json;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>Sessions and holidays of the collection <c>Equity</c>. The collections of the futures exchanges are refused.</summary>
internal sealed class MarketTimeRoutes(IMarket market) : IRouteFamily
{
    private const string Collection = "Equity";
    private const int MostMonths = 9;

    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/market-time/sessions", Sessions),
        new Route("GET", "/market-time/sessions/current", CurrentOfCollections),
        new Route("GET", "/market-time/equities/sessions/current", Current),
        new Route("GET", "/market-time/equities/sessions/next", request => Neighbour(request, TradingCalendar.NextTradingDay)),
        new Route("GET", "/market-time/equities/sessions/previous", request => Neighbour(request, TradingCalendar.PreviousTradingDay)),
        new Route("GET", "/market-time/equities/holidays", Holidays),
    ];

    private DateTime Today => NewYorkTime.DayOf(market.Clock.GetUtcNow());

    private RestReply Sessions(RestRequest request)
    {
        if (request.Query.Single("to-date") is null) return RestError.Invalid("to-date", "is missing");
        if (!TryReadDay(request.Query, "to-date", out var to)) return RestError.Invalid("to-date", "must be a date");
        if (!TryReadDay(request.Query, "from-date", out var from)) return RestError.Invalid("from-date", "must be a date");
        if (to < from) return RestError.Invalid("to-date", "must not be before from-date");
        if (to > from.AddMonths(MostMonths)) return RestError.Invalid("to-date", $"must be within {MostMonths} months of from-date");
        if (request.Query.Single("instrument-collection") is { } wanted and not Collection) return RefuseCollection("instrument-collection", wanted);
        var days = Enumerable.Range(0, (to - from).Days + 1).Select(offset => from.AddDays(offset)).Where(TradingCalendar.IsTradingDay);
        return Envelope.List(request, days.Select(day => new Session(day)), static (writer, session) => WriteTimes(writer, session));
    }

    private RestReply CurrentOfCollections(RestRequest request)
    {
        var collections = request.Query.All("instrument-collections");
        if (collections.Count == 0) return RestError.Invalid("instrument-collections", "is missing");
        if (collections.FirstOrDefault(name => name != Collection) is { } unknown) return RefuseCollection("instrument-collections", unknown);
        return Envelope.List(request, collections, (writer, _) => WriteCurrent(writer, market.Clock.GetUtcNow()));
    }

    private RestReply Current(RestRequest request)
    {
        var now = market.Clock.GetUtcNow();
        if (request.Query.Single("current-time") is { } text
            && !(DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out now) && HasNeighbours(now.UtcDateTime)))
        {
            return RestError.Invalid("current-time", "must be a date time");
        }
        return Envelope.Single(request, writer => WriteCurrent(writer, now));
    }

    private static RestReply RefuseCollection(string parameter, string name) => RestError.Invalid(parameter, $"does not have a valid value: {name}");

    private RestReply Neighbour(RestRequest request, Func<DateTime, DateTime> step) => TryReadDay(request.Query, "date", out var day)
        ? Envelope.Single(request, writer => WriteSession(writer, new Session(step(day))))
        : RestError.Invalid("date", "must be a date");

    private RestReply Holidays(RestRequest request)
    {
        int[] years = [Today.Year, Today.Year + 1];
        return Envelope.Single(request, writer =>
        {
            WriteDays(writer, "market-holidays", years.SelectMany(TradingCalendar.Holidays));
            WriteDays(writer, "market-half-days", years.SelectMany(TradingCalendar.HalfDays));
        });
    }

    // Next is the first session that has not started, previous the last one that is over: before the start of a day's session,
    // as recorded, the next one is the day's own.
    private static void WriteCurrent(Utf8JsonWriter writer, DateTimeOffset now)
    {
        var today = NewYorkTime.DayOf(now);
        var session = TradingCalendar.IsTradingDay(today) ? new Session(today) : null;
        if (session is null) writer.WriteString("instrument-collection", Collection);
        else WriteTimes(writer, session);
        writer.WriteString("state", session?.StateAt(now) ?? "Closed");
        writer.WriteStartObject("next-session");
        WriteSession(writer, session?.StartAt > now ? session : new Session(TradingCalendar.NextTradingDay(today)));
        writer.WriteEndObject();
        writer.WriteStartObject("previous-session");
        WriteSession(writer, session?.ExtendedCloseAt <= now ? session! : new Session(TradingCalendar.PreviousTradingDay(today)));
        writer.WriteEndObject();
    }

    private static void WriteSession(Utf8JsonWriter writer, Session session)
    {
        writer.WriteDay("session-date", session.Day);
        WriteTimes(writer, session);
    }

    private static void WriteTimes(Utf8JsonWriter writer, Session session)
    {
        writer.WriteString("instrument-collection", Collection);
        writer.WriteInstant("start-at", session.StartAt);
        writer.WriteInstant("open-at", session.OpenAt);
        writer.WriteInstant("close-at", session.CloseAt);
        writer.WriteInstant("close-at-ext", session.ExtendedCloseAt);
    }

    private static void WriteDays(Utf8JsonWriter writer, string name, IEnumerable<DateTime> days)
    {
        writer.WriteStartArray(name);
        foreach (var day in days) writer.WriteStringValue(WireValues.Day(day));
        writer.WriteEndArray();
    }

    private bool TryReadDay(QueryParameters query, string name, out DateTime day)
    {
        day = Today;
        return query.Single(name) is not { } text
            || DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && HasNeighbours(day);
    }

    // In the first and the last year that a date can have, the sessions and months around it may be out of reach.
    private static bool HasNeighbours(DateTime day) => day.Year > DateTime.MinValue.Year && day.Year < DateTime.MaxValue.Year;
}
