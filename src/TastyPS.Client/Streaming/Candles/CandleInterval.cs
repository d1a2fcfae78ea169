using System.Globalization;

namespace TastyPS.Client.Streaming.Candles;

/// <summary>How long a candle is: a count and a unit, e.g. <c>5m</c>. Units: s seconds, m minutes, h hours, d days, w weeks, mo months,
/// o months of options, y years, t trades, v volume, p points of price.</summary>
public sealed class CandleInterval : IEquatable<CandleInterval>
{
    private const int MostUnits = 10_000;
    private const int MostVolume = 1_000_000_000;
    private static readonly string[] Units = ["s", "m", "h", "d", "w", "mo", "o", "y", "t", "v", "p"];

    /// <summary>Reads text such as <c>1m</c>, <c>4h</c> or <c>d</c>; a count of 1 may be left out. A span such as <c>00:05:00</c> will do.</summary>
    /// <exception cref="FormatException">It is no interval.</exception>
    public CandleInterval(string text)
    {
        var word = (text ?? throw new ArgumentNullException(nameof(text))).Trim();
        if (word.IndexOf(':') > 0 && TimeSpan.TryParseExact(word, "c", CultureInfo.InvariantCulture, out var length))
        {
            (Count, Unit) = PartsOf(length);
            return;
        }

        var digits = word.TakeWhile(letter => letter is >= '0' and <= '9').Count();
        var unit = word.Substring(digits);
        if (unit == "M")
            throw new FormatException($"'{text}' may mean minutes or months. Write {word.Substring(0, digits)}m for minutes, {word.Substring(0, digits)}mo for months.");

        var count = 1;
        unit = unit.ToLowerInvariant();
        if ((digits > 0 && (!int.TryParse(word.Substring(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out count) || count < 1 || count > (unit == "v" ? MostVolume : MostUnits)))
            || Array.IndexOf(Units, unit) < 0)
        {
            throw new FormatException($"'{text}' is no interval. Give a count and a unit, e.g. 1m, 5m, 1h, 1d, 1w or 1mo; s, o, y, t, v and p are known too.");
        }

        Count = count;
        Unit = unit;
    }

    /// <summary>Takes a span of whole seconds, e.g. five minutes.</summary>
    /// <exception cref="FormatException">It is not positive, or has a fraction of a second.</exception>
    public CandleInterval(TimeSpan length) => (Count, Unit) = PartsOf(length);

    /// <summary>How many units.</summary>
    public int Count { get; }

    /// <summary>The unit as the streamer writes it.</summary>
    public string Unit { get; }

    /// <summary>Whether a candle stands for whole days or more, and is dated by days.</summary>
    public bool IsDaily => Unit is "d" or "w" or "mo" or "o" or "y";

    /// <summary>The length; null of months, years and of what is counted otherwise, which have none that is fixed.</summary>
    public TimeSpan? Length => Unit switch
    {
        "s" => TimeSpan.FromSeconds(Count),
        "m" => TimeSpan.FromMinutes(Count),
        "h" => TimeSpan.FromHours(Count),
        "d" => TimeSpan.FromDays(Count),
        "w" => TimeSpan.FromDays(7 * Count),
        _ => null,
    };

    /// <inheritdoc/>
    public bool Equals(CandleInterval? other) => other is not null && (Count, Unit) == (other.Count, other.Unit);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as CandleInterval);

    /// <inheritdoc/>
    public override int GetHashCode() => (Count, Unit).GetHashCode();

    /// <summary>The count and the unit.</summary>
    public override string ToString() => Count.ToString(CultureInfo.InvariantCulture) + Unit;

    private static (int Count, string Unit) PartsOf(TimeSpan length)
    {
        if (length <= TimeSpan.Zero || length.Ticks % TimeSpan.TicksPerSecond != 0)
            throw new FormatException($"A candle of {length} cannot be asked for: it takes whole seconds.");

        return length switch
        {
            _ when length.Ticks % TimeSpan.TicksPerDay == 0 => (length.Days, "d"),
            _ when length.Ticks % TimeSpan.TicksPerHour == 0 => ((int)length.TotalHours, "h"),
            _ when length.Ticks % TimeSpan.TicksPerMinute == 0 => ((int)length.TotalMinutes, "m"),
            _ => ((int)length.TotalSeconds, "s"),
        };
    }
}
