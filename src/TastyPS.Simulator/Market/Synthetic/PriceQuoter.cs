namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>Quotes what has a price of its own: equities, funds, indexes, futures, cryptocurrencies.</summary>
internal static class PriceQuoter
{
    private const int MostLots = 40;

    public static Quotation Quote(PriceSource source, SessionTape tape, DateTimeOffset quoteTime)
    {
        var spot = tape.At(quoteTime).Spot;
        var chance = Noise.Mix(source.Key, unchecked((ulong)quoteTime.UtcTicks));
        return new Quotation
        {
            Bid = source.Bid(spot),
            BidSize = Size(0),
            Ask = source.Ask(spot),
            AskSize = Size(1),
            Last = source.Nearest(spot),
            LastTime = quoteTime,
            Open = source.Nearest(tape.Open),
            High = source.Nearest(Math.Max(spot, tape.HighUntil(quoteTime))),
            Low = source.Nearest(Math.Min(spot, tape.LowUntil(quoteTime))),
            PreviousClose = source.Nearest(tape.PreviousClose.Spot),
            Volume = source.VolumeUntil(tape.Session, quoteTime),
            OpenInterest = OpenInterest(),
            UpdatedAt = quoteTime,
            SummaryDate = tape.Session.Day,
        };

        // An index has no size: it is a calculation, not an order.
        decimal Size(ulong side) => source.IsIndex ? 0 : source.VolumeUnit * (1 + (decimal)Math.Floor(MostLots * Noise.Unit(chance, side)));

        long? OpenInterest() => source.OpenInterest is { } usual
            ? (long)(usual * (0.9 + 0.2 * Noise.Unit(Noise.Mix(source.Key, "open interest"), unchecked((ulong)tape.Session.Day.Ticks))))
            : null;
    }
}
