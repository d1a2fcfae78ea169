using System.Globalization;
using System.Text;

namespace TastyPS.Client.Orders;

/// <summary>Which orders of an account are wanted. The service demands a beginning.</summary>
public sealed record OrderQuery
{
    /// <summary>From this day on.</summary>
    public CalendarDate? Since { get; init; }

    /// <summary>From this instant on, in place of <see cref="Since"/>.</summary>
    public DateTimeOffset? StartAt { get; init; }

    /// <summary>Up to and with this day.</summary>
    public CalendarDate? Until { get; init; }

    /// <summary>Up to this instant, in place of <see cref="Until"/>.</summary>
    public DateTimeOffset? EndAt { get; init; }

    /// <summary>With one of these statuses.</summary>
    public IReadOnlyList<OrderStatus> Status { get; init; } = [];

    /// <summary>On this underlying.</summary>
    public string? UnderlyingSymbol { get; init; }

    /// <summary>On underlyings of this kind: <c>Equity</c> covers their options, <c>Future</c> theirs.</summary>
    public string? UnderlyingInstrumentType { get; init; }

    /// <summary>On this future.</summary>
    public string? FuturesSymbol { get; init; }

    /// <summary>The oldest first; the newest without.</summary>
    public bool OldestFirst { get; init; }

    /// <summary>With this identifier. The service does not know this filter: the orders are read and compared here.</summary>
    public string? ExternalIdentifier { get; init; }

    /// <summary>How many orders a page holds; null for the service's default.</summary>
    public int? PerPage { get; init; }

    internal string ToQueryString()
    {
        if (Since is null && StartAt is null)
            throw new ArgumentException("A search of orders needs a beginning: Since or StartAt.");

        var text = new StringBuilder();
        Add("start-date", StartAt is null ? Since?.ToString() : null);
        Add("start-at", Instant(StartAt));
        Add("end-date", EndAt is null ? Until?.ToString() : null);
        Add("end-at", Instant(EndAt));
        foreach (var status in Status)
            Add("status[]", status.Known is { } known ? OrderWords.Statuses[known] : status.ToString());
        Add("underlying-symbol", UnderlyingSymbol);
        Add("underlying-instrument-type", UnderlyingInstrumentType);
        Add("futures-symbol", FuturesSymbol);
        Add("sort", OldestFirst ? "Asc" : null);
        Add("per-page", PerPage?.ToString(CultureInfo.InvariantCulture));
        return text.ToString();

        void Add(string name, string? value)
        {
            if (value is not null)
                text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(value));
        }

        static string? Instant(DateTimeOffset? value) => value?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }
}
