namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>What happened to an underlying in one session, minute by minute.</summary>
internal sealed class SessionTape
{
    private readonly SpotProcess _process;
    private readonly MarketMoment[] _minutes;
    private readonly double[] _highs;
    private readonly double[] _lows;
    private Moment? _latest;

    public SessionTape(SpotProcess process, TradingSession session)
    {
        _process = process;
        Session = session;
        PreviousClose = process.At(session.Previous.Close);
        _minutes = new MarketMoment[(int)(session.Close - session.Open).TotalMinutes + 1];
        _highs = new double[_minutes.Length];
        _lows = new double[_minutes.Length];
        for (var minute = 0; minute < _minutes.Length; minute++)
        {
            _minutes[minute] = process.At(session.Open.AddMinutes(minute));
            var spot = _minutes[minute].Spot;
            _highs[minute] = minute == 0 ? spot : Math.Max(_highs[minute - 1], spot);
            _lows[minute] = minute == 0 ? spot : Math.Min(_lows[minute - 1], spot);
        }
    }

    public TradingSession Session { get; }

    /// <summary>The close of the session before.</summary>
    public MarketMoment PreviousClose { get; }

    public double Open => _minutes[0].Spot;

    /// <summary>Any instant. The one asked for last is kept: a whole chain is quoted at one.</summary>
    public MarketMoment At(DateTimeOffset instant)
    {
        var latest = Volatile.Read(ref _latest);
        if (latest is null || latest.Value.Instant != instant)
        {
            latest = new Moment(_process.At(instant));
            Volatile.Write(ref _latest, latest);
        }

        return latest.Value;
    }

    /// <summary>An instant of an earlier session.</summary>
    public MarketMoment Earlier(DateTimeOffset instant) => _process.At(instant);

    /// <summary>The whole minute that an instant falls into.</summary>
    public MarketMoment MinuteOf(DateTimeOffset instant) => _minutes[Index(instant)];

    public double HighUntil(DateTimeOffset instant) => _highs[Index(instant)];

    public double LowUntil(DateTimeOffset instant) => _lows[Index(instant)];

    private int Index(DateTimeOffset instant) =>
        Math.Min(_minutes.Length - 1, Math.Max(0, (int)(instant - Session.Open).TotalMinutes));

    private sealed record Moment(MarketMoment Value);
}
