using TastyPS.Analytics.Pricing;

namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>How much an option is held and traded on a day: more near the money, at round strikes and in monthlies; far away not at all.</summary>
internal readonly record struct OptionActivity(long OpenInterest, long DayVolume)
{
    private const long BusyVolume = 200;
    private const int BusyTrades = 16;
    private const long ModestVolume = 20;
    private const int ModestTrades = 8;
    private const int QuietTrades = 4;

    /// <summary>The day's volume after so many of its trades.</summary>
    public long VolumeAfter(int trades) => DayVolume * trades / Math.Max(1, Trades);

    /// <summary>No open interest means here that it never traded.</summary>
    public bool NeverTraded => OpenInterest == 0;

    /// <summary>Into how many trades the day's volume is gathered.</summary>
    public int Trades => DayVolume switch
    {
        >= BusyVolume => BusyTrades,
        >= ModestVolume => ModestTrades,
        _ => (int)Math.Min(QuietTrades, DayVolume),
    };

    public static OptionActivity Of(OptionTerms option, Maturity maturity, DateTime day, ulong chance)
    {
        var plan = option.Pricing;
        var strike = option.Strike;
        var width = maturity.VolatilityAt(maturity.Forward) * Math.Sqrt(maturity.Years) + 0.03;
        var distance = Math.Log(strike / maturity.Forward) / width;

        // Out of the money is held more than in it, and puts farther out than calls.
        var isOut = distance > 0 == (option.Right == OptionRight.Call);
        var reach = isOut ? 1.8 : 0.8;
        var interest = plan.OpenInterest * Math.Exp(-0.5 * distance * distance / (reach * reach)) * Roundness(option.StrikePrice, plan.RoundStrike);
        if (option.IsMonthly)
            interest *= 3;
        interest /= 1 + 3 * maturity.Years;
        interest *= Math.Exp(1.5 * (Noise.Unit(chance, 1) + Noise.Unit(chance, 2) + Noise.Unit(chance, 3) - 1.5));

        var today = Noise.Mix(chance, unchecked((ulong)day.Ticks));
        var open = Math.Floor(interest * (0.9 + 0.2 * Noise.Unit(today, 1)));
        var nearness = Math.Exp(-maturity.Years * 6) + 0.02;
        var volume = Math.Floor(open * nearness * Noise.Unit(today, 2) * Noise.Unit(today, 3));
        return new OptionActivity((long)open, (long)volume);
    }

    private static double Roundness(decimal strike, decimal round)
    {
        if (strike % round == 0)
            return 1;
        return strike % (round / 2) == 0 ? 0.5 : 0.2;
    }
}
