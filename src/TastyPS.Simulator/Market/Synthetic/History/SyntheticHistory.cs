using System.Diagnostics.CodeAnalysis;
using TastyPS.Simulator.Market.History;

namespace TastyPS.Simulator.Market.Synthetic.History;

/// <summary>The past of a synthetic market: the same paths that its quotations follow, seen minute by minute.</summary>
internal sealed class SyntheticHistory(SyntheticMarket market) : IPriceHistory
{
    // Longer bars reach back to here, minutes and hours a year, what is finer a day.
    private static readonly DateTimeOffset Beginning = new(2020, 1, 2, 0, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan IntradayDepth = TimeSpan.FromDays(366);
    private static readonly TimeSpan FineDepth = TimeSpan.FromDays(1);

    private readonly SessionBars _sessions = new();

    public bool TryGetBars(string streamerSymbol, BarPeriod period, DateTimeOffset from, DateTimeOffset to, [NotNullWhen(true)] out IReadOnlyList<PriceBar>? bars)
    {
        if (period.Count < 1) throw new ArgumentOutOfRangeException(nameof(period), "A bar has a length.");
        bars = null;
        if (!market.TryResolveStreamer(streamerSymbol, out var instrument))
            return false;
        var now = market.Clock.GetUtcNow();
        var depth = period.IsFine ? FineDepth : IntradayDepth;
        var earliest = period.IsIntraday && now - depth > Beginning ? now - depth : Beginning;
        bars = Fold(PathOf(instrument), period, from > earliest ? from : earliest, to < now ? to : now, now);
        return true;
    }

    /// <summary>What was worked out is out of date.</summary>
    public void Forget() => _sessions.Clear();

    private static List<PriceBar> Fold(IBarPath path, BarPeriod period, DateTimeOffset from, DateTimeOffset to, DateTimeOffset now)
    {
        var folder = new BarFolder(period, from, to);
        if (from > to)
            return folder.Bars;
        var session = path.Hours.SessionAt(from > path.Beginning ? from : path.Beginning);
        while (session.Open <= now && folder.IsOpenTo(session))
        {
            path.AddSession(session, QuoteInstants.At(now, session), folder);
            session = session.Next;
        }

        folder.Finish();
        return folder.Bars;
    }

    private IBarPath PathOf(StreamedInstrument instrument)
    {
        switch (instrument)
        {
            case { Option: { } option }:
                var underlying = market.UnderlyingOf(option.Series.Underlying);
                return new OptionPath(underlying.TermsOf(option), underlying.Source);
            case { FutureOption: { } option }:
                var (terms, price) = market.SyntheticFutures.TermsOf(option);
                return new OptionPath(terms, price.Source);
            case { Listing: { } listing }:
                return Steady(market.UnderlyingOf(listing.Symbol).Source);
            case { Cryptocurrency: { } coin }:
                return Steady(market.SyntheticCrypto.SourceOf(coin));
            case { Future: { } future } when instrument.StreamerSymbol == future.StreamerSymbol:
                return Steady(market.SyntheticFutures.SourceOf(future));
            default:
                var product = instrument.Future!.Product;
                return new PricePath(instrument.StreamerSymbol, SessionHours.Futures, session => market.SyntheticFutures.ActiveSourceOn(product, session.Day), _sessions);
        }
    }

    private PricePath Steady(PriceSource source) => new(source.Symbol, source.Hours, _ => source, _sessions);
}
