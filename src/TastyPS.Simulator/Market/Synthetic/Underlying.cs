using System.Collections.Concurrent;
using TastyPS.Analytics.Calendar;

namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>An underlying of one market: its specification, brought to life by the seed.</summary>
internal sealed class Underlying
{
    private static readonly TickLadder Cents = new([new TickSize(0.01m, null)]);

    private readonly ConcurrentDictionary<OptionSeriesKey, SeriesTerms> _terms = new();

    public Underlying(UnderlyingSpec spec, ulong seed, ShockBook shocks)
    {
        Spec = spec;
        Source = new PriceSource
        {
            Symbol = spec.Listing.Symbol,
            Process = new SpotProcess(spec, seed, shocks),
            Hours = SessionHours.Equities,
            Ticks = Cents,
            Key = Noise.Mix(seed, spec.Listing.Symbol),
            DailyVolume = spec.DailyVolume,
            HalfSpread = spec.HalfSpread,
            IsIndex = spec.Listing.IsIndex,
        };
        Options = spec.Options is not { } options ? null : new OptionPricing
        {
            Model = new SurfaceModel(options.Surface, UnderlyingCatalog.Rate, spec.DividendYield),
            Ticks = new TickLadder(spec.Listing.OptionTickSizes),
            IsAmerican = OptionRoots.ExerciseStyle(spec.Listing.Symbol) == "American",
            OpenInterest = options.OpenInterest,
            RoundStrike = options.RoundStrike,
            Key = Source.Key,
        };
    }

    public string Symbol => Source.Symbol;

    public UnderlyingSpec Spec { get; }

    /// <summary>Its own price.</summary>
    public PriceSource Source { get; }

    /// <summary>How its options are priced; null if it has none.</summary>
    public OptionPricing? Options { get; }

    /// <summary>What pricing needs to know of an option.</summary>
    /// <exception cref="ArgumentException">The underlying has no options.</exception>
    public OptionTerms TermsOf(OptionListing option)
    {
        var pricing = Options ?? throw new ArgumentException($"{Symbol} has no options.", nameof(option));
        var series = SeriesOf(option.Series);
        return new OptionTerms(pricing, option.Symbol, option.Right, option.Strike, series.ExpiresAt, series.IsMonthly);
    }

    // What the calendar says of a series is kept because every quote needs it.
    private SeriesTerms SeriesOf(OptionSeriesKey series) => _terms.GetOrAdd(
        series,
        static key => new SeriesTerms(
            TradingCalendar.ExpiresAt(key.Expiration, OptionRoots.IsAmSettled(key.Root)),
            ExpirationTypes.Of(key.Underlying, key.Expiration) == ExpirationTypes.Regular));

    private readonly record struct SeriesTerms(DateTimeOffset ExpiresAt, bool IsMonthly);
}
