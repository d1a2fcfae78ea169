using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Figures;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>An instrument that the feed knows. Its values are worked out once for all who ask at about the same time. Thread-safe.</summary>
internal sealed class FeedInstrument(StreamedInstrument instrument)
{
    private const int SharesOfOption = 100;
    private static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan FreshnessOfFigures = TimeSpan.FromSeconds(15);

    private Known<Quotation>? _quote;
    private Known<UnderlyingFigures>? _figures;
    private ActiveMonth? _active;

    /// <summary>The streamer symbol.</summary>
    public string Symbol => instrument.StreamerSymbol;

    public StreamedKind Kind => instrument.Kind;

    public bool IsIndex => Kind == StreamedKind.Index;

    public bool IsOption => Kind is StreamedKind.EquityOption or StreamedKind.FutureOption;

    /// <summary>Whether there are options on it whose expirations make a series each.</summary>
    public bool HasSeries => Kind is StreamedKind.Equity or StreamedKind.Index;

    public string? Description => instrument.Description;

    /// <summary>The streamer symbol of what an equity option is on.</summary>
    public string? Underlying => instrument.Option?.Series.Underlying;

    /// <summary>What a price is multiplied with to get money.</summary>
    public decimal Multiplier => Kind switch
    {
        StreamedKind.EquityOption => SharesOfOption,
        StreamedKind.Future => instrument.Future?.Product.NotionalMultiplier ?? 1,
        _ => 1,
    };

    public Quotation QuoteAt(MarketMoment moment)
    {
        var known = Volatile.Read(ref _quote);
        if (known?.HoldsAt(moment, Freshness) == true) return known.Value;
        known = new Known<Quotation>(moment, moment.Market.QuoteOf(InstrumentAt(moment)));
        Volatile.Write(ref _quote, known);
        return known.Value;
    }

    /// <summary>What its options say together: costly, for each of them is quoted.</summary>
    public UnderlyingFigures FiguresAt(MarketMoment moment)
    {
        var known = Volatile.Read(ref _figures);
        if (known?.HoldsAt(moment, FreshnessOfFigures) == true) return known.Value;
        known = new Known<UnderlyingFigures>(moment, OptionFigures.Of(moment.Market, instrument.Symbol));
        Volatile.Write(ref _figures, known);
        return known.Value;
    }

    // The active month of a continuous future is another one from some day on.
    private StreamedInstrument InstrumentAt(MarketMoment moment)
    {
        if (instrument.Future is not { } future || future.StreamerSymbol == Symbol) return instrument;
        var day = NewYorkTime.DayOf(moment.Instant);
        var active = Volatile.Read(ref _active);
        if (active?.Day == day) return active.Instrument;
        active = new ActiveMonth(day, moment.Market.TryResolveStreamer(Symbol, out var found) ? found : instrument);
        Volatile.Write(ref _active, active);
        return active.Instrument;
    }

    private sealed record ActiveMonth(DateTime Day, StreamedInstrument Instrument);

    private sealed class Known<T>(MarketMoment since, T value)
    {
        public T Value => value;

        public bool HoldsAt(MarketMoment moment, TimeSpan freshness)
        {
            var age = moment.Instant - since.Instant;
            return age >= TimeSpan.Zero && age < freshness && moment.Revision == since.Revision;
        }
    }
}
