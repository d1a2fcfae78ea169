using TastyPS.Analytics.Pricing;

namespace TastyPS.Simulator.Market.Futures;

/// <summary>All strikes of one option contract on a future.</summary>
public sealed class FutureOptionSeries
{
    /// <summary>The future that exercise delivers.</summary>
    public required FutureContract Future { get; init; }

    /// <summary>The kind of option.</summary>
    public required FutureOptionProduct OptionProduct { get; init; }

    /// <summary>The contract with a one-digit year, e.g. <c>EW4X6</c>.</summary>
    public required string Contract { get; init; }

    /// <summary>The day on which it expires.</summary>
    public required DateTime Expiration { get; init; }

    /// <summary>The instant at which it expires.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary><c>Regular</c>, <c>Weekly</c> or <c>End-Of-Month</c>.</summary>
    public required string ExpirationType { get; init; }

    /// <summary><c>AM</c> or <c>PM</c>.</summary>
    public string SettlementType => OptionProduct.IsAmSettled ? "AM" : "PM";

    /// <summary>As the service has it in every recording, weeklies included.</summary>
    public string ExerciseStyle { get; } = "American";

    /// <summary>The strikes, ascending.</summary>
    public required IReadOnlyList<FutureOptionStrike> Strikes { get; init; }

    /// <summary>The contract.</summary>
    public override string ToString() => Contract;
}

/// <summary>A strike with its call and its put.</summary>
public sealed record FutureOptionStrike(decimal Price, FutureOption Call, FutureOption Put);

/// <summary>An option on a future.</summary>
public sealed class FutureOption
{
    /// <summary>The symbol, e.g. <c>./ESZ6 EW4X6 261127C7000</c>.</summary>
    public required string Symbol { get; init; }

    /// <summary>The streamer symbol, e.g. <c>./EW4X26C7000:XCME</c>; absent for a few, as in recorded chains.</summary>
    public string? StreamerSymbol { get; init; }

    /// <summary>What it is an option on, and until when.</summary>
    public required FutureOptionSeriesKey Series { get; init; }

    /// <summary>The strike price.</summary>
    public required decimal Strike { get; init; }

    /// <summary>Call or put.</summary>
    public required OptionRight Right { get; init; }

    /// <summary>The symbol.</summary>
    public override string ToString() => Symbol;
}

/// <summary>What identifies a series: the symbol of its future, its contract with a one-digit year, its day.</summary>
public readonly record struct FutureOptionSeriesKey(string Future, string Contract, DateTime Expiration);
