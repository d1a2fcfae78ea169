namespace TastyPS.Simulator.Broker;

/// <summary>A holding as it stands at one instant, with the prices of that instant.</summary>
internal sealed record Position
{
    public required Instrument Instrument { get; init; }

    /// <summary>Negative for a short position, 0 for one that was closed today.</summary>
    public required decimal Quantity { get; init; }

    public required decimal AverageOpenPrice { get; init; }

    /// <summary>Of a future: the price up to which its gains have been paid out. Of anything else: the same as <see cref="AverageOpenPrice"/>.</summary>
    public required decimal SettledPrice { get; init; }

    /// <summary>The close of the session before.</summary>
    public required decimal ClosePrice { get; init; }

    /// <summary>What the day's gain is counted from: the close before, or the opening price of what was opened today.</summary>
    public required decimal DailyBasis { get; init; }

    /// <summary>What the year's gain is counted from.</summary>
    public required decimal YearlyBasis { get; init; }

    /// <summary>Null when nobody quotes it and nobody has traded it; then it is worth nothing.</summary>
    public required decimal? Mark { get; init; }

    /// <summary>Gained today by closing, counted from <see cref="DailyBasis"/>; negative for a loss.</summary>
    public decimal RealizedDayGain { get; init; }

    /// <summary>Gained today by closing, counted from <see cref="AverageOpenPrice"/>; negative for a loss.</summary>
    public decimal RealizedToday { get; init; }

    public required DateTime Day { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>Negative for a short position. A future is worth what it has gained since it was last settled, for nothing was paid for it.</summary>
    public decimal MarketValue => Instrument.Kind == InstrumentKind.Future
        ? Quantity * Instrument.Multiplier * ((Mark ?? SettledPrice) - SettledPrice)
        : Quantity * Instrument.Multiplier * (Mark ?? 0);
}
