using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TastyPS.Simulator.Market.History;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>The symbol of candles: <c>base{=5m,price=last,tho=true,a=s}</c>, where a count of 1 may be left out.</summary>
internal sealed record CandleSymbol(string Base, int Count, string Unit, bool RegularHours, bool SessionAligned)
{
    private static readonly string[] Units = ["t", "s", "m", "h", "d", "w", "mo", "o", "y", "v", "p", "pm", "pr"];

    /// <summary>The length of the bars; null for ticks, seconds, volumes and other lengths of which no bars are made: their history is empty.</summary>
    public BarPeriod? Period => Unit switch
    {
        "m" => Of(BarUnit.Minute),
        "h" => Of(BarUnit.Hour),
        "d" => Of(BarUnit.Day),
        "w" => Of(BarUnit.Week),
        "mo" => Of(BarUnit.Month),
        "y" => Of(BarUnit.Month) with { Count = 12 * Count },
        _ => null,
    };

    public static bool TryParse(string symbol, [NotNullWhen(true)] out CandleSymbol? candle)
    {
        candle = null;
        var open = symbol.IndexOf("{=", StringComparison.Ordinal);
        if (open <= 0 || symbol[symbol.Length - 1] != '}') return false;
        var parts = symbol.Substring(open + 2, symbol.Length - open - 3).Split(',');
        var digits = parts[0].TakeWhile(letter => letter is >= '0' and <= '9').Count();
        var count = 1;
        if (digits > 0 && !int.TryParse(parts[0].Substring(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out count)) return false;
        var unit = parts[0].Substring(digits);
        if (count < 1 || Array.IndexOf(Units, unit) < 0) return false;
        candle = new CandleSymbol(symbol.Substring(0, open), count, unit, parts.Contains("tho=true"), parts.Contains("a=s"));
        return true;
    }

    private BarPeriod Of(BarUnit unit) => new(Count, unit, RegularHours, SessionAligned);
}
