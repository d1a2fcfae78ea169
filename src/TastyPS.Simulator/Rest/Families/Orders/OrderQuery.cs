using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Broker.Orders;

namespace TastyPS.Simulator.Rest.Families.Orders;

/// <summary>Reads what orders, or entries of a history, are looked for. Days are those of New York.</summary>
internal static class OrderQuery
{
    private const string OutOfRange = "does not have a valid value";

    /// <summary>The version from which a search needs a beginning, and lists of live orders take filters.</summary>
    private const string Strict = "20261012";

    public static bool IsStrict(RestRequest request) => string.CompareOrdinal(request.AcceptVersion ?? "", Strict) >= 0;

    public static bool TryRead(RestRequest request, [NotNullWhen(true)] out OrderFilter? filter, [NotNullWhen(false)] out RestReply? refusal)
    {
        filter = null;
        var query = request.Query;
        if (!TryReadSpan(query, out var startAt, out var endAt, out refusal)) return false;
        if (startAt is null && IsStrict(request)) refusal = RestError.Invalid("start-date", "is missing");
        else if (!TryReadStatuses(query, out var statuses)) refusal = RestError.Invalid("status", OutOfRange);
        else if (!TryReadChoice<InstrumentKind>(query.Single("underlying-instrument-type"), OrderNames.Of, out var kind)) refusal = RestError.Invalid("underlying-instrument-type", OutOfRange);
        else if (query.Single("sort") is not (null or "Asc" or "Desc")) refusal = RestError.Invalid("sort", OutOfRange);
        else
        {
            filter = new OrderFilter
            {
                StartAt = startAt,
                EndAt = endAt,
                Statuses = statuses,
                UnderlyingSymbol = query.Single("underlying-symbol"),
                UnderlyingKind = kind,
                FuturesSymbol = query.Single("futures-symbol"),
                IsAscending = query.Single("sort") == "Asc",
            };
        }
        return filter is not null;
    }

    /// <summary>The filters of live orders, which older versions do not know.</summary>
    public static bool TryReadLive(RestRequest request, out Func<OrderState, bool> isWanted)
    {
        isWanted = _ => true;
        if (!IsStrict(request)) return true;
        if (!TryReadStatuses(request.Query, out var statuses)) return false;
        var underlying = request.Query.Single("underlying-symbol");
        isWanted = order => (statuses.Count == 0 || statuses.Contains(order.Status)) && (underlying is null || underlying == order.UnderlyingSymbol);
        return true;
    }

    /// <summary>Reads <c>start-date</c> or <c>start-at</c>, and <c>end-date</c> or <c>end-at</c>; the end is exclusive.</summary>
    public static bool TryReadSpan(QueryParameters query, out DateTimeOffset? startAt, out DateTimeOffset? endAt, [NotNullWhen(false)] out RestReply? refusal)
    {
        refusal = null;
        startAt = endAt = null;
        if (!TryReadDay(query.Single("start-date"), out var startDay)) refusal = RestError.Invalid("start-date", "is invalid");
        else if (!TryReadDay(query.Single("end-date"), out var endDay)) refusal = RestError.Invalid("end-date", "is invalid");
        else if (!TryReadInstant(query.Single("start-at"), out var start)) refusal = RestError.Invalid("start-at", "is invalid");
        else if (!TryReadInstant(query.Single("end-at"), out var end)) refusal = RestError.Invalid("end-at", "is invalid");
        else
        {
            startAt = start ?? (startDay is { } first ? NewYorkTime.At(first, TimeSpan.Zero) : null);
            endAt = end is { } instant ? After(instant) : endDay is { } last ? After(last) : null;
        }
        return refusal is null;
    }

    public static bool TryReadDay(string? text, out DateTime? day)
    {
        day = DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var known) ? known : null;
        return text is null || day is not null;
    }

    public static bool TryReadChoice<T>(string? text, Func<T, string> nameOf, out T? value) where T : struct, Enum
    {
        value = OrderNames.TryRead(text, nameOf, out T known) ? known : null;
        return text is null || value is not null;
    }

    // Nothing comes after the end of the calendar.
    private static DateTimeOffset? After(DateTimeOffset instant) => instant == DateTimeOffset.MaxValue ? null : instant.AddTicks(1);

    private static DateTimeOffset? After(DateTime day) => day == DateTime.MaxValue.Date ? null : NewYorkTime.At(day.AddDays(1), TimeSpan.Zero);

    private static bool TryReadInstant(string? text, out DateTimeOffset? instant)
    {
        instant = DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var known) ? known : null;
        return text is null || instant is not null;
    }

    private static bool TryReadStatuses(QueryParameters query, out IReadOnlyCollection<OrderStatus> statuses)
    {
        var found = new List<OrderStatus>();
        statuses = found;
        foreach (var text in query.All("status"))
        {
            if (!OrderNames.TryRead(text, OrderNames.Of, out OrderStatus status)) return false;
            found.Add(status);
        }
        return true;
    }
}
