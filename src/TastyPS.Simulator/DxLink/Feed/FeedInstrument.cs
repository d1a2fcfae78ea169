using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>What kind of instrument a streamer symbol names.</summary>
internal enum InstrumentKind
{
    Equity,
    Index,
    Option,
    Future,
    FutureOption,
    Cryptocurrency,
}

/// <summary>An instrument that the feed knows. Its values are worked out once for all who ask at about the same time. Thread-safe.</summary>
internal sealed class FeedInstrument(string symbol, InstrumentKind kind, string? description, Func<IMarket, Quotation> quote)
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMilliseconds(50);

    private Known? _known;

    /// <summary>The streamer symbol.</summary>
    public string Symbol => symbol;

    public InstrumentKind Kind => kind;

    public string? Description => description;

    /// <summary>The underlying's streamer symbol of an option.</summary>
    public string? Underlying { get; init; }

    public int SharesPerUnit => kind == InstrumentKind.Option ? 100 : 1;

    public Quotation QuoteAt(MarketMoment moment)
    {
        var known = Volatile.Read(ref _known);
        var age = known is null ? TimeSpan.MaxValue : moment.Instant - known.Instant;
        if (age >= TimeSpan.Zero && age < Freshness) return known!.Quote;
        known = new Known(moment.Instant, quote(moment.Market));
        Volatile.Write(ref _known, known);
        return known.Quote;
    }

    private sealed record Known(DateTimeOffset Instant, Quotation Quote);
}
