namespace TastyPS.Client.OptionChains;

/// <summary>What a series of options on a future says beyond what all series say. What the service does not say is null.</summary>
public sealed class FutureOptionTerms
{
    internal FutureOptionTerms()
    {
    }

    /// <summary>The futures product, e.g. <c>/ES</c>.</summary>
    public string? Product { get; internal set; }

    /// <summary>The option contract, e.g. <c>E1AN6</c>: the option root, the month and the year.</summary>
    public string? ContractSymbol { get; internal set; }

    /// <summary>What the service calls the asset; as a rule the option root.</summary>
    public string? Asset { get; internal set; }

    /// <summary>The value in money of the smallest step that <see cref="DisplayFactor"/> stands for.</summary>
    public decimal? NotionalValue { get; internal set; }

    /// <summary>The step of prices that is worth <see cref="NotionalValue"/>.</summary>
    public decimal? DisplayFactor { get; internal set; }

    /// <summary>By what the strikes in symbols differ from strike prices; as a rule 1.</summary>
    public decimal? StrikeFactor { get; internal set; }

    /// <summary>The end of trading.</summary>
    public DateTimeOffset? StopsTradingAt { get; internal set; }

    /// <summary>The value in money of one point: notional value by display factor, e.g. 0.5 ÷ 0.01 = 50 for <c>/ES</c>.</summary>
    public decimal? PointValue => DisplayFactor is > 0m && NotionalValue is > 0m and < 1e12m ? NotionalValue / DisplayFactor : null;

    internal DateTimeOffset? ExpiresAt { get; set; }
}
