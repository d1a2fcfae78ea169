using System.Collections;
using System.Globalization;
using System.Management.Automation;
using TastyPS.Client;

namespace TastyPS.Commands.Api;

/// <summary>Writes a query as the service reads it, the same in every culture.</summary>
internal static class QueryText
{
    /// <summary>The path with the query behind it. An array repeats its name; a value of null is left out.</summary>
    public static string Append(string path, IDictionary? query)
    {
        if (query is null)
            return path;

        var pairs = query.Cast<DictionaryEntry>().SelectMany(entry => Values(entry.Value).Select(value => $"{Uri.EscapeDataString(Text(entry.Key))}={Uri.EscapeDataString(Text(value))}"));
        var text = string.Join("&", pairs);
        return text.Length == 0 ? path : $"{path}{(path.Contains('?') ? "&" : "?")}{text}";
    }

    private static IEnumerable<object> Values(object? value) => Bare(value) switch
    {
        null => [],
        string text => [text],
        IEnumerable list => list.Cast<object?>().Select(Bare).OfType<object>(),
        var single => [single],
    };

    // A date without a time of day is a day to the service.
    private static string Text(object value) => Bare(value) switch
    {
        bool flag => flag ? "true" : "false",
        CalendarDate day => day.Date,
        DateTime { TimeOfDay.Ticks: 0 } day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        DateTime instant => new DateTimeOffset(instant).ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        DateTimeOffset instant => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        var other => other?.ToString() ?? "",
    };

    private static object? Bare(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
