using TastyPS.Analytics.Calendar;
using TastyPS.Client.OptionChains;

namespace TastyPS.Client.Tests.OptionChains;

/// <summary>Series as a chain would list them, in one line.</summary>
internal static class Listed
{
    /// <summary>A series with a call and a put at each strike.</summary>
    public static OptionSeries Series(
        string root, string expiration, int? days = 7, string? type = "Weekly", string? settlement = "PM", string? chainType = "Standard", params decimal[] strikes)
    {
        var item = new ChainItem { Underlying = "SPX", Root = root, ChainType = chainType, SharesPerContract = 100 };
        var series = new OptionSeries(item)
        {
            Expiration = CalendarDate.Parse(expiration),
            DaysToExpiration = days,
            ExpirationType = type,
            SettlementType = settlement,
            ExpiresAt = TradingCalendar.ExpiresAt(CalendarDate.Parse(expiration).ToDateTime(), settlement == "AM"),
        };
        series.Contracts = [.. strikes.SelectMany(strike => new[] { Contract(series, strike, OptionType.Call), Contract(series, strike, OptionType.Put) })];
        return series;
    }

    /// <summary>A series whose day the service spoiled, as the reader hands it over.</summary>
    public static OptionSeries Unreadable(string root)
    {
        var series = new OptionSeries(new ChainItem { Underlying = "SPX", Root = root, ChainType = "Standard", SharesPerContract = 100 });
        series.Defects = [new ChainDefect(series, null, "the expiration day cannot be read")];
        return series;
    }

    private static OptionContract Contract(OptionSeries series, decimal strike, OptionType type) =>
        new(series, FormattableString.Invariant($"{series.Root} {series.Expiration} {type} {strike}"), null, strike, type, null);
}
