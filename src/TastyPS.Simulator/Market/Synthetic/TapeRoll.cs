namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>The tape of one price, always of its latest session.</summary>
internal sealed class TapeRoll(PriceSource source)
{
    private Latest? _latest;
    private int _version;

    public PriceSource Source => source;

    public SessionTape TapeAt(DateTimeOffset now)
    {
        // A tape that was begun before everything was forgotten is not kept.
        var version = Volatile.Read(ref _version);
        var latest = Volatile.Read(ref _latest);
        if (latest is not null && latest.Version == version && latest.Tape.Session.IsLatestAt(now))
            return latest.Tape;
        latest = new Latest(new SessionTape(source.Process, source.Hours.SessionAt(now)), version);
        Volatile.Write(ref _latest, latest);
        return latest.Tape;
    }

    /// <summary>What was worked out from prices is out of date.</summary>
    public void Forget() => Interlocked.Increment(ref _version);

    public Quotation QuoteAt(DateTimeOffset now)
    {
        var tape = TapeAt(now);
        return PriceQuoter.Quote(source, tape, QuoteInstants.At(now, tape.Session));
    }

    private sealed record Latest(SessionTape Tape, int Version);
}
