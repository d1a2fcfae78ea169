using System.Collections.Concurrent;

namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>What happened to a price in one session, minute by minute, and to the options on it.</summary>
internal sealed class SessionTape
{
    private readonly IPriceProcess _process;
    private readonly ConcurrentDictionary<string, OptionDay> _optionDays = new(StringComparer.Ordinal);
    private readonly MarketMoment[] _minutes;
    private readonly double[] _highs;
    private readonly double[] _lows;
    private Moment? _latest;

    public SessionTape(IPriceProcess process, TradingSession session)
    {
        _process = process;
        Session = session;
        PreviousClose = process.At(session.Previous.Close);
        _minutes = new MarketMoment[session.Minutes + 1];
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

    /// <summary>Any instant.</summary>
    public MarketMoment At(DateTimeOffset instant) => MomentAt(instant).Value;

    /// <summary>A maturity at any instant.</summary>
    public Maturity MaturityAt(DateTimeOffset instant, SurfaceModel model, DateTimeOffset expiresAt) => MomentAt(instant).MaturityOf(model, expiresAt);

    /// <summary>An option's day, worked out once a session.</summary>
    public OptionDay DayOf(OptionTerms option) =>
        _optionDays.TryGetValue(option.Symbol, out var day) ? day : _optionDays.GetOrAdd(option.Symbol, new OptionDay(option, this));

    /// <summary>An instant of an earlier session.</summary>
    public MarketMoment Earlier(DateTimeOffset instant) => _process.At(instant);

    /// <summary>The whole minute that an instant falls into.</summary>
    public MarketMoment MinuteOf(DateTimeOffset instant) => _minutes[Index(instant)];

    public double HighUntil(DateTimeOffset instant) => _highs[Index(instant)];

    public double LowUntil(DateTimeOffset instant) => _lows[Index(instant)];

    private int Index(DateTimeOffset instant) =>
        Math.Min(_minutes.Length - 1, Math.Max(0, (int)(instant - Session.Open).TotalMinutes));

    // The one asked for last is kept: a whole chain is quoted at one.
    private Moment MomentAt(DateTimeOffset instant)
    {
        var latest = Volatile.Read(ref _latest);
        if (latest is null || latest.Value.Instant != instant)
        {
            latest = new Moment(_process.At(instant));
            Volatile.Write(ref _latest, latest);
        }

        return latest;
    }

    private sealed class Moment(MarketMoment value)
    {
        private readonly ConcurrentDictionary<long, Maturity> _maturities = new();

        public MarketMoment Value => value;

        public Maturity MaturityOf(SurfaceModel model, DateTimeOffset expiresAt)
        {
            if (_maturities.TryGetValue(expiresAt.UtcTicks, out var maturity))
                return maturity;
            maturity = model.MaturityAt(value, expiresAt);
            _maturities[expiresAt.UtcTicks] = maturity;
            return maturity;
        }
    }
}
