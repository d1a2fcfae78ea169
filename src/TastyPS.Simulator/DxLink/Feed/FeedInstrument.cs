using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>An instrument that the feed knows. Its values are worked out once for all who ask at about the same time. Thread-safe.</summary>
internal sealed class FeedInstrument(StreamedInstrument instrument)
{
    private const int SharesOfOption = 100;
    private static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(50);

    private Known? _known;

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
        var known = Volatile.Read(ref _known);
        var age = known is null ? TimeSpan.MaxValue : moment.Instant - known.Instant;
        if (age >= TimeSpan.Zero && age < Freshness && known!.Revision == moment.Revision) return known.Quote;
        known = new Known(moment.Instant, moment.Revision, moment.Market.QuoteOf(instrument));
        Volatile.Write(ref _known, known);
        return known.Quote;
    }

    private sealed record Known(DateTimeOffset Instant, int Revision, Quotation Quote);
}
