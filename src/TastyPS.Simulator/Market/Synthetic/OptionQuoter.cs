namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>Quotes options: a spread around the model's value, on tick, and the trades that led there.</summary>
/// <remarks>The bid is never above the model's value and the ask never below, so what the model forbids cannot be traded.</remarks>
internal static class OptionQuoter
{
    private const ulong SizeSalt = 400;

    public static Quotation Quote(OptionTerms option, SessionTape tape, DateTimeOffset quoteTime)
    {
        var pricing = option.Pricing;
        var day = tape.DayOf(option);
        var maturity = tape.MaturityAt(quoteTime, pricing.Model, option.ExpiresAt);
        var valuation = pricing.Model.Evaluate(maturity, option.Right, option.Strike, pricing.IsAmerican, out var volatility);
        var (bid, ask) = PricesAround(option, maturity, valuation.Price);
        var happened = day.TradesUntil(quoteTime);
        var last = happened > 0 ? day.Trades[happened - 1] : default;
        var hasTraded = !day.Activity.NeverTraded;
        var (lastPrice, lastTime) = happened > 0 ? (last.Price, last.Moment.Instant) : hasTraded ? day.EarlierTrade : default;
        return new Quotation
        {
            Bid = bid,
            BidSize = bid is null ? null : Size(day.Chance, quoteTime, 0),
            Ask = ask,
            AskSize = Size(day.Chance, quoteTime, 1),
            Last = hasTraded ? lastPrice : null,
            LastTime = hasTraded ? lastTime : null,
            Open = happened > 0 ? day.Trades[0].Price : null,
            High = happened > 0 ? last.High : null,
            Low = happened > 0 ? last.Low : null,
            PreviousClose = day.PreviousClose,
            Volume = hasTraded ? day.Activity.VolumeAfter(happened) : null,
            OpenInterest = day.Activity.OpenInterest,
            ImpliedVolatility = volatility,
            Delta = valuation.Delta,
            Gamma = valuation.Gamma,
            Theta = valuation.Theta,
            Vega = valuation.Vega,
            Rho = valuation.Rho,
            TheoreticalPrice = valuation.Price,
            UpdatedAt = quoteTime,
            SummaryDate = tape.Session.Day,
        };
    }

    /// <summary>The best bid, if anybody bids, and the best offer around a value.</summary>
    public static (decimal? Bid, decimal Ask) PricesAround(OptionTerms option, Maturity maturity, double value)
    {
        var half = HalfSpread(option, maturity, value);
        return (Bid(option.Pricing.Ticks, value, half), Ask(option.Pricing.Ticks, value, half));
    }

    private static decimal? Bid(TickLadder ticks, double value, double half)
    {
        var bid = ticks.Floor(value - half);
        return bid > 0 ? bid : null;
    }

    private static decimal Ask(TickLadder ticks, double value, double half) =>
        value < (double)ticks.TickAt(value) / 2 ? ticks.TickAt(value) : ticks.Ceiling(value + half);

    // Wider for a higher price, a farther strike and a longer time; a cheap option's is bounded by its price.
    private static double HalfSpread(OptionTerms option, Maturity maturity, double value)
    {
        var distance = Math.Min(1, Math.Abs(Math.Log(option.Strike / maturity.Forward)));
        var wide = 0.002 * value + maturity.Spot * (0.00003 * Math.Sqrt(maturity.Years) + 0.00005 * distance);
        return (double)option.Pricing.Ticks.TickAt(value) / 4 + Math.Min(0.2 * value, wide);
    }

    private static decimal Size(ulong chance, DateTimeOffset quoteTime, ulong side)
    {
        var minute = unchecked((ulong)(quoteTime.UtcTicks / TimeSpan.TicksPerMinute));
        var unit = Noise.Unit(Noise.Mix(chance, SizeSalt + side), minute);
        return 1 + (decimal)Math.Floor(400 * unit * unit * unit);
    }
}
