using System.Globalization;
using System.Text.RegularExpressions;
using TastyPS.Analytics.Calendar;

namespace TastyPS.Simulator.Market.ChainFile;

/// <summary>What stands above the header row: the underlying's name and prices, and the instant.</summary>
internal sealed record CboePreamble(string Name, decimal? Last, decimal? Change, decimal? Bid, decimal? Ask, DateTimeOffset Instant)
{
    private const string Expected =
        "Expected a line with the underlying's name and \"Last: …\", then one like \"Date: September 14, 2023 at 4:31 PM EDT\", above the header row.";

    private static readonly TimeSpan EasternDaylight = TimeSpan.FromHours(-4);

    private static readonly TimeSpan EasternStandard = TimeSpan.FromHours(-5);

    private static readonly Regex DatePattern = new(
        @"(?<date>[A-Za-z]{3,9}\.?\s+\d{1,2}\s*,\s*\d{4})\s*(?:at|@)?\s*(?<time>\d{1,2}:\d{2}(?::\d{2})?\s*(?:[AaPp][Mm])?)\s*(?<zone>[A-Z]{2,4})?\b",
        RegexOptions.CultureInvariant);

    private static readonly string[] DateFormats = ["MMMM d, yyyy", "MMM d, yyyy", "MMM. d, yyyy"];

    private static readonly string[] TimeFormats = ["h:mm tt", "h:mm:ss tt", "H:mm", "H:mm:ss"];

    /// <summary>Understands the lines above the header row, whatever their number and their quoting.</summary>
    /// <param name="lines">Each line's fields, with its number.</param>
    /// <param name="headerLine">The header row's number, to name in an error.</param>
    public static CboePreamble Parse(IReadOnlyList<(int Number, string[] Fields)> lines, int headerLine)
    {
        string? name = null;
        decimal? last = null, change = null, bid = null, ask = null;
        DateTimeOffset? instant = null;
        foreach (var (number, fields) in lines)
        {
            // A date written without quotes was split at its comma.
            var text = string.Join(",", fields);
            if (Labelled(text, "Last") is not null)
            {
                name = fields[0].Trim();
                last = Number(text, "Last", number);
                change = Number(text, "Change", number);
            }

            if (instant is null && DatePattern.Match(text) is { Success: true } match)
            {
                instant = InstantOf(match, number);
                bid = Number(text, "Bid", number);
                ask = Number(text, "Ask", number);
            }
        }

        if (name is null || instant is null)
            throw new ChainFileException(headerLine, Expected);
        return new CboePreamble(name, last, change, bid, ask, instant.Value);
    }

    private static DateTimeOffset InstantOf(Match match, int line)
    {
        var date = Regex.Replace(Regex.Replace(match.Groups["date"].Value, @"\s*,\s*", ", "), @"\s+", " ");
        var time = Regex.Replace(match.Groups["time"].Value, @"\s*([AaPp][Mm])$", " $1").Trim().ToUpperInvariant();
        if (!DateTime.TryParseExact(date, DateFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || !DateTime.TryParseExact(time, TimeFormats, CultureInfo.InvariantCulture, DateTimeStyles.NoCurrentDateDefault, out var clock))
            throw new ChainFileException(line, $"\"{match.Value}\" is no date. Expected one like \"September 14, 2023 at 4:31 PM EDT\".");
        return match.Groups["zone"].Value switch
        {
            "EDT" => new DateTimeOffset(day + clock.TimeOfDay, EasternDaylight),
            "EST" => new DateTimeOffset(day + clock.TimeOfDay, EasternStandard),
            "" or "ET" => NewYorkTime.At(day, clock.TimeOfDay),
            var zone => throw new ChainFileException(line, $"The time zone \"{zone}\" is unknown. Expected EDT, EST, ET or none."),
        };
    }

    private static decimal? Number(string line, string label, int number)
    {
        if (Labelled(line, label) is not { Length: > 0 } text)
            return null;
        if (!decimal.TryParse(text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value))
            throw new ChainFileException(number, $"\"{text}\" after \"{label}:\" is no number.");
        return value;
    }

    private static string? Labelled(string line, string label)
    {
        // A comma ends the value, unless it groups thousands.
        var match = Regex.Match(line, $@"\b{label}\s*:\s*(?<value>[+-]?\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?(?=[,\s]|$)|[^,\s]*)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);
        return match.Success ? match.Groups["value"].Value.TrimEnd('%') : null;
    }
}
