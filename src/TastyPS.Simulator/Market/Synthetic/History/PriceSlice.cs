namespace TastyPS.Simulator.Market.Synthetic.History;

/// <summary>What happened in a minute, a trade or a whole session.</summary>
internal readonly record struct PriceSlice(decimal Open, decimal High, decimal Low, decimal Close)
{
    /// <summary>Null for an index.</summary>
    public decimal? Volume { get; init; }

    /// <summary>The sum of price times volume.</summary>
    public decimal Turnover { get; init; }

    public long Count { get; init; }

    public double? ImpliedVolatility { get; init; }

    public long? OpenInterest { get; init; }

    public PriceSlice Then(PriceSlice next) => new(Open, Math.Max(High, next.High), Math.Min(Low, next.Low), next.Close)
    {
        Volume = Volume + next.Volume,
        Turnover = Turnover + next.Turnover,
        Count = Count + next.Count,
        ImpliedVolatility = next.ImpliedVolatility,
        OpenInterest = next.OpenInterest,
    };
}
