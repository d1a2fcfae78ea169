namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>One spelling for the candle symbols that mean the same: the service may answer <c>AAPL{=1d}</c> with events of <c>AAPL{=d}</c>.</summary>
internal static class CandleSpelling
{
    /// <summary>The symbol with a period of 1 left out, without attributes that say what holds anyway, the others in alphabetical order.</summary>
    public static string Canonical(string symbol)
    {
        var open = symbol.LastIndexOf('{');
        if (open < 0 || symbol[symbol.Length - 1] != '}')
            return symbol;

        var attributes = symbol.Substring(open + 1, symbol.Length - open - 2).Split(',');
        var kept = attributes.Select(WithoutPeriodOfOne).Where(SaysSomething).OrderBy(attribute => attribute, StringComparer.Ordinal).ToList();
        return kept.Count == 0 ? symbol.Substring(0, open) : $"{symbol.Substring(0, open)}{{{string.Join(",", kept)}}}";
    }

    private static string WithoutPeriodOfOne(string attribute) =>
        attribute.Length > 2 && attribute[0] == '=' && attribute[1] == '1' && char.IsLetter(attribute[2]) ? "=" + attribute.Substring(2) : attribute;

    private static bool SaysSomething(string attribute) => attribute is not ("price=last" or "tho=false" or "a=m");
}
