namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>The instants at which prices change: ten times a second, so that all quotes of a chain can be of one of them.</summary>
internal static class QuoteInstants
{
    private const long Step = TimeSpan.TicksPerSecond / 10;

    /// <summary>The instant of the values that are known now.</summary>
    public static DateTimeOffset At(DateTimeOffset now, TradingSession session)
    {
        if (now >= session.Close)
            return session.Close;
        var instant = now.AddTicks(-(now.UtcTicks % Step));
        return instant < session.Open ? session.Open : instant;
    }
}
