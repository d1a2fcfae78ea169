namespace TastyPS.Client.Streaming.Candles;

/// <summary>The answer to one <see cref="CandleQuery"/>.</summary>
public sealed class CandleSeries
{
    internal CandleSeries(CandleQuery query, IReadOnlyList<Candle> candles, bool isCut, DateTimeOffset until)
    {
        Query = query;
        Candles = candles;
        IsCut = isCut;
        if (candles.Count == 0 || query.PriceType == CandlePrice.Settlement)
            return; // When an exchange settles is its own affair.

        var since = isCut ? candles[0].Time : query.Since;
        var tradesAlways = query.StreamerSymbol is not ['/' or '.', ..] && query.StreamerSymbol.IndexOf('/') > 0 && query.StreamerSymbol.IndexOf(':') > 0;
        Gaps = CandleGaps.Find([.. candles.Select(candle => candle.Time)], query.Interval, since, until, tradesAlways);
    }

    internal CandleSeries(CandleQuery query, TastyException failure)
        : this(query, [], isCut: false, default) => Failure = failure;

    /// <summary>What was asked for.</summary>
    public CandleQuery Query { get; }

    /// <summary>The candles, oldest first: all of them, or none if there was a failure.</summary>
    public IReadOnlyList<Candle> Candles { get; }

    /// <summary>Whether the service cut the history at a limit of its own, so that older candles exist.</summary>
    public bool IsCut { get; }

    /// <summary>Where the trading calendar has sessions and the history has no candles. Of options, which need not trade, too; of settlements nothing is said.</summary>
    public IReadOnlyList<CandleGap> Gaps { get; } = [];

    /// <summary>Why the history is not there; null if it is.</summary>
    public TastyException? Failure { get; }
}
