namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>One trade of an option.</summary>
/// <param name="Elapsed">How much of the session was over.</param>
/// <param name="Moment">The whole minute it fell into.</param>
/// <param name="Price">Its price.</param>
/// <param name="High">The highest price of the day so far.</param>
/// <param name="Low">The lowest.</param>
internal readonly record struct OptionTrade(double Elapsed, MarketMoment Moment, decimal Price, decimal High, decimal Low);

/// <summary>What an option does in one session: how it is held and traded, whether or not it has happened yet.</summary>
internal sealed class OptionDay
{
    private const int SessionsBackAtMost = 8;

    private const ulong SideSalt = 100;
    private const ulong TimeSalt = 200;
    private const ulong EarlierSalt = 300;

    private readonly OptionTerms _option;
    private readonly SessionTape _tape;
    private Earlier? _earlier;

    public OptionDay(OptionTerms option, SessionTape tape)
    {
        (_option, _tape) = (option, tape);
        Chance = option.Chance;
        var before = MaturityAt(option, tape.PreviousClose);
        Activity = OptionActivity.Of(option, before, tape.Session.Day, Chance);
        PreviousClose = Activity.NeverTraded ? null : option.TradePrice(before, 0.5);
        Trades = Activity.NeverTraded ? [] : TradesOf(option, Activity, tape.Session, Chance, tape.MinuteOf);
    }

    public ulong Chance { get; }

    public OptionActivity Activity { get; }

    /// <summary>The close before; null if it never traded.</summary>
    public decimal? PreviousClose { get; }

    /// <summary>All trades of the session, those to come included.</summary>
    public OptionTrade[] Trades { get; }

    /// <summary>A trade of some sessions ago: what is held was traded once.</summary>
    public (decimal Price, DateTimeOffset Instant) EarlierTrade
    {
        get
        {
            _earlier ??= FindEarlier();
            return (_earlier.Price, _earlier.Instant);
        }
    }

    /// <summary>The trades of any session.</summary>
    /// <param name="option">The option.</param>
    /// <param name="activity">How busy it is on that day.</param>
    /// <param name="session">The session.</param>
    /// <param name="chance">The option's chance.</param>
    /// <param name="minuteOf">Looks up a whole minute of the session.</param>
    public static OptionTrade[] TradesOf(OptionTerms option, OptionActivity activity, TradingSession session, ulong chance, Func<DateTimeOffset, MarketMoment> minuteOf)
    {
        var trades = new OptionTrade[activity.Trades];
        var daily = Noise.Mix(chance, unchecked((ulong)session.Day.Ticks));
        for (var trade = 0; trade < trades.Length; trade++)
        {
            var elapsed = (trade + Noise.Unit(daily, TimeSalt + (ulong)trade)) / trades.Length;
            var moment = minuteOf(session.At(elapsed));
            var price = option.TradePrice(MaturityAt(option, moment), Noise.Unit(daily, SideSalt + (ulong)trade));
            var (high, low) = trade == 0 ? (price, price) : (Math.Max(trades[trade - 1].High, price), Math.Min(trades[trade - 1].Low, price));
            trades[trade] = new OptionTrade(elapsed, moment, price, high, low);
        }

        return trades;
    }

    /// <summary>How many trades have happened by then.</summary>
    public int TradesUntil(DateTimeOffset instant)
    {
        var elapsed = _tape.Session.ElapsedAt(instant);
        var happened = 0;
        while (happened < Trades.Length && Trades[happened].Elapsed < elapsed)
            happened++;
        return happened;
    }

    public static Maturity MaturityAt(OptionTerms option, MarketMoment moment) => option.Pricing.Model.MaturityAt(moment, option.ExpiresAt);

    private Earlier FindEarlier()
    {
        var session = _tape.Session.Previous;
        for (var back = (int)(SessionsBackAtMost * Noise.Unit(Chance, EarlierSalt)); back > 0; back--)
            session = session.Previous;
        var moment = _tape.Earlier(session.At(Noise.Unit(Chance, EarlierSalt + 1)));
        return new Earlier(_option.TradePrice(MaturityAt(_option, moment), Noise.Unit(Chance, EarlierSalt + 2)), moment.Instant);
    }

    private sealed record Earlier(decimal Price, DateTimeOffset Instant);
}
