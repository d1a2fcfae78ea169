using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TastyPS.Simulator.Market.History;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>The symbol of candles: <c>base{=5m,price=last,tho=true,a=s}</c>, where a count of 1 may be left out.</summary>
internal sealed record CandleSymbol(string Base, int Count, string Unit, bool RegularHours, bool SessionAligned, BarPrice Price)
{
    private static readonly string[] Units = ["t", "s", "m", "h", "d", "w", "mo", "o", "y", "v", "p", "pm", "pr"];

    /// <summary>The length of the bars; null for momentum and renko bars, which are not made: their history is empty.</summary>
    public BarPeriod? Period => Unit switch
    {
        "t" => Of(BarUnit.Trade),
        "s" => Of(BarUnit.Second),
        "m" => Of(BarUnit.Minute),
        "h" => Of(BarUnit.Hour),
        "d" => Of(BarUnit.Day),
        "w" => Of(BarUnit.Week),
        "mo" => Of(BarUnit.Month),
        "o" => Of(BarUnit.OptionMonth),
        "y" => Of(BarUnit.Month) with { Count = 12 * Count },
        "v" => Of(BarUnit.Volume),
        "p" => Of(BarUnit.Move),
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
        if (count < 1 || Array.IndexOf(Units, unit) < 0 || PriceOf(parts) is not { } price) return false;
        candle = new CandleSymbol(symbol.Substring(0, open), count, unit, parts.Contains("tho=true"), parts.Contains("a=s"), price);
        return true;
    }

    // Null if nobody knows such a price.
    private static BarPrice? PriceOf(string[] parts) => parts.FirstOrDefault(part => part.StartsWith("price=", StringComparison.Ordinal)) switch
    {
        null or "price=last" => BarPrice.Last,
        "price=bid" => BarPrice.Bid,
        "price=ask" => BarPrice.Ask,
        "price=mark" => BarPrice.Mark,
        "price=s" => BarPrice.Settlement,
        _ => null,
    };

    private BarPeriod Of(BarUnit unit) => new(Count, unit, RegularHours, SessionAligned, Price);
}
