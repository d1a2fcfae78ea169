using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming.Candles;

/// <summary>One bar of the history of an instrument's price.</summary>
public sealed class Candle
{
    private readonly CandleEvent _event;

    internal Candle(CandleQuery query, in CandleEvent candle)
    {
        _event = candle;
        Symbol = query.Symbol;
        StreamerSymbol = query.StreamerSymbol;
        Interval = query.Interval.ToString();
    }

    /// <summary>The instrument, as it was asked for.</summary>
    public string Symbol { get; }

    /// <summary>Its streamer symbol.</summary>
    public string StreamerSymbol { get; }

    /// <summary>How long it is, e.g. <c>5m</c>.</summary>
    public string Interval { get; }

    /// <summary>When it starts. A candle of a day or longer starts at midnight UTC of its first day.</summary>
    public DateTimeOffset Time => _event.Time ?? default;

    /// <summary>First price.</summary>
    public decimal? Open => _event.Open;

    /// <summary>Highest price.</summary>
    public decimal? High => _event.High;

    /// <summary>Lowest price.</summary>
    public decimal? Low => _event.Low;

    /// <summary>Last price.</summary>
    public decimal? Close => _event.Close;

    /// <summary>Shares or contracts traded.</summary>
    public decimal? Volume => _event.Volume;

    /// <summary>Volume-weighted average price.</summary>
    public decimal? Vwap => _event.Vwap;

    /// <summary>Trades or quotes in it.</summary>
    public long? Count => _event.Count;

    /// <summary>Volume at the bid.</summary>
    public decimal? BidVolume => _event.BidVolume;

    /// <summary>Volume at the offer.</summary>
    public decimal? AskVolume => _event.AskVolume;

    /// <summary>Implied volatility as a fraction.</summary>
    public double? ImpliedVolatility => _event.ImpliedVolatility;

    /// <summary>Open contracts.</summary>
    public decimal? OpenInterest => _event.OpenInterest;

    /// <summary>The symbol, the interval and the time.</summary>
    public override string ToString() => FormattableString.Invariant($"{Symbol} {Interval} {Time:yyyy-MM-dd HH:mm:ss}Z");
}
