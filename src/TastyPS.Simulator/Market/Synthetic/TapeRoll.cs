namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>The tape of one price, always of its latest session.</summary>
internal sealed class TapeRoll(PriceSource source)
{
    private SessionTape? _latest;

    public PriceSource Source => source;

    public SessionTape TapeAt(DateTimeOffset now)
    {
        var tape = Volatile.Read(ref _latest);
        if (tape is not null && tape.Session.IsLatestAt(now))
            return tape;
        tape = new SessionTape(source.Process, source.Hours.SessionAt(now));
        Volatile.Write(ref _latest, tape);
        return tape;
    }

    /// <summary>What was worked out from prices is out of date.</summary>
    public void Forget() => Volatile.Write(ref _latest, null);

    public Quotation QuoteAt(DateTimeOffset now)
    {
        var tape = TapeAt(now);
        return PriceQuoter.Quote(source, tape, QuoteInstants.At(now, tape.Session));
    }
}
