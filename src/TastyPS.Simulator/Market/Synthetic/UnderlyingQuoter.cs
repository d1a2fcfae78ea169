namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>Quotes equities, funds and indexes.</summary>
internal static class UnderlyingQuoter
{
    private static readonly TickLadder Cents = new([new TickSize(0.01m, null)]);

    public static Quotation Quote(Underlying underlying, SessionTape tape, DateTimeOffset quoteTime)
    {
        var spec = underlying.Spec;
        var spot = tape.At(quoteTime).Spot;
        var chance = Noise.Mix(underlying.Key, unchecked((ulong)quoteTime.UtcTicks));
        var half = spec.HalfSpread * spot;
        var isIndex = spec.Listing.IsIndex;
        return new Quotation
        {
            Bid = half is null ? null : Cents.Floor(spot - half.Value),
            BidSize = Size(0),
            Ask = half is null ? null : Cents.Ceiling(spot + half.Value),
            AskSize = Size(1),
            Last = Nearest(spot),
            LastTime = quoteTime,
            Open = Nearest(tape.Open),
            High = Nearest(Math.Max(spot, tape.HighUntil(quoteTime))),
            Low = Nearest(Math.Min(spot, tape.LowUntil(quoteTime))),
            PreviousClose = Nearest(tape.PreviousClose.Spot),
            Volume = isIndex ? null : (decimal)Math.Floor(DayVolume() * tape.Session.ElapsedAt(quoteTime)),
            UpdatedAt = quoteTime,
            SummaryDate = tape.Session.Day,
        };

        // An index has no size: it is a calculation, not an order.
        decimal Size(ulong side) => isIndex ? 0 : 1 + (decimal)Math.Floor(40 * Noise.Unit(chance, side));

        double DayVolume() => spec.DailyVolume * (0.6 + 0.8 * Noise.Unit(underlying.Key, unchecked((ulong)tape.Session.Day.Ticks)));
    }

    private static decimal Nearest(double price) => Cents.Floor(price + 0.005);
}
