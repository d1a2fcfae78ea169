using System.Collections.Concurrent;
using TastyPS.Analytics.Calendar;

namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>An underlying of one market: its specification, brought to life by the seed.</summary>
internal sealed class Underlying
{
    private readonly ConcurrentDictionary<OptionSeriesKey, SeriesTerms> _terms = new();

    public Underlying(UnderlyingSpec spec, ulong seed)
    {
        Spec = spec;
        Process = new SpotProcess(spec, seed);
        Key = Noise.Mix(seed, spec.Listing.Symbol);
        Ticks = new TickLadder(spec.Listing.OptionTickSizes);
        Model = spec.Options is null ? null : new SurfaceModel(spec.Options.Surface, UnderlyingCatalog.Rate, spec.DividendYield);
        IsAmerican = OptionRoots.ExerciseStyle(spec.Listing.Symbol) == "American";
    }

    public string Symbol => Spec.Listing.Symbol;

    public UnderlyingSpec Spec { get; }

    public SpotProcess Process { get; }

    /// <summary>The source of chance for everything about it.</summary>
    public ulong Key { get; }

    /// <summary>The ticks of its options.</summary>
    public TickLadder Ticks { get; }

    /// <summary>The model of its options; null if it has none.</summary>
    public SurfaceModel? Model { get; }

    public bool IsAmerican { get; }

    /// <summary>What the calendar says of a series, kept because every quote needs it.</summary>
    public SeriesTerms TermsOf(OptionSeriesKey series) => _terms.GetOrAdd(
        series,
        key => new SeriesTerms(
            TradingCalendar.ExpiresAt(key.Expiration, OptionRoots.IsAmSettled(key.Root)),
            ExpirationTypes.Of(key.Underlying, key.Expiration) == ExpirationTypes.Regular));
}

/// <summary>When a series expires, and whether it is a standard monthly.</summary>
internal readonly record struct SeriesTerms(DateTimeOffset ExpiresAt, bool IsMonthly);
