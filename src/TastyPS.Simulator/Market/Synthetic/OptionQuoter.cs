namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>Quotes options: a spread around the model's value, on tick, and the trades that led there.</summary>
/// <remarks>The bid is never above the model's value and the ask never below, so what the model forbids cannot be traded.</remarks>
internal static class OptionQuoter
{
    private const int SessionsBackAtMost = 8;

    private const ulong SideSalt = 100;
    private const ulong TimeSalt = 200;
    private const ulong EarlierSalt = 300;
    private const ulong SizeSalt = 400;

    public static Quotation Quote(Underlying underlying, OptionListing option, SessionTape tape, DateTimeOffset quoteTime)
    {
        var model = underlying.Model ?? throw new ArgumentException($"{underlying.Symbol} has no options.", nameof(underlying));
        var terms = underlying.TermsOf(option.Series);
        var contract = new Contract(underlying, model, option, terms.ExpiresAt);
        var chance = Noise.Mix(underlying.Key, option.Symbol);
        var maturity = model.MaturityAt(tape.At(quoteTime), contract.ExpiresAt);
        var valuation = model.Evaluate(maturity, option.Right, contract.Strike, underlying.IsAmerican, out var volatility);
        var activity = OptionActivity.Of(underlying, option, terms.IsMonthly, model.MaturityAt(tape.PreviousClose, contract.ExpiresAt), tape.Session.Day, chance);
        var trades = activity.NeverTraded ? default : Trades(contract, activity, tape, quoteTime, chance);
        var bid = Bid(contract, maturity, valuation.Price);
        return new Quotation
        {
            Bid = bid,
            BidSize = bid is null ? null : Size(chance, quoteTime, 0),
            Ask = Ask(contract, maturity, valuation.Price),
            AskSize = Size(chance, quoteTime, 1),
            Last = trades.Last,
            LastTime = trades.LastTime,
            Open = trades.Open,
            High = trades.High,
            Low = trades.Low,
            PreviousClose = activity.NeverTraded ? null : contract.TradePrice(tape.PreviousClose, 0.5),
            Volume = activity.NeverTraded ? null : trades.Volume,
            OpenInterest = activity.OpenInterest,
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

    private static decimal? Bid(Contract contract, Maturity maturity, double value)
    {
        var bid = contract.Underlying.Ticks.Floor(value - HalfSpread(contract, maturity, value));
        return bid > 0 ? bid : null;
    }

    private static decimal Ask(Contract contract, Maturity maturity, double value)
    {
        var ticks = contract.Underlying.Ticks;
        return value < (double)ticks.TickAt(value) / 2 ? ticks.TickAt(value) : ticks.Ceiling(value + HalfSpread(contract, maturity, value));
    }

    // Wider for a higher price, a farther strike and a longer time; a cheap option's is bounded by its price.
    private static double HalfSpread(Contract contract, Maturity maturity, double value)
    {
        var distance = Math.Min(1, Math.Abs(Math.Log(contract.Strike / maturity.Forward)));
        var wide = 0.002 * value + maturity.Spot * (0.00003 * Math.Sqrt(maturity.Years) + 0.00005 * distance);
        return (double)contract.Underlying.Ticks.TickAt(value) / 4 + Math.Min(0.2 * value, wide);
    }

    private static decimal Size(ulong chance, DateTimeOffset quoteTime, ulong side)
    {
        var minute = unchecked((ulong)(quoteTime.UtcTicks / TimeSpan.TicksPerMinute));
        var unit = Noise.Unit(Noise.Mix(chance, SizeSalt + side), minute);
        return 1 + (decimal)Math.Floor(400 * unit * unit * unit);
    }

    private static TradeSummary Trades(Contract contract, OptionActivity activity, SessionTape tape, DateTimeOffset quoteTime, ulong chance)
    {
        var elapsed = tape.Session.ElapsedAt(quoteTime);
        var count = activity.Trades;
        var summary = new TradeSummary { Volume = 0 };
        var daily = Noise.Mix(chance, unchecked((ulong)tape.Session.Day.Ticks));
        var happened = 0;
        for (var trade = 0; trade < count; trade++)
        {
            var at = (trade + Noise.Unit(daily, TimeSalt + (ulong)trade)) / count;
            if (at >= elapsed)
                break;
            happened++;
            var moment = tape.MinuteOf(tape.Session.At(at));
            var price = contract.TradePrice(moment, Noise.Unit(daily, SideSalt + (ulong)trade));
            summary = new TradeSummary
            {
                Open = summary.Open ?? price,
                High = summary.High is { } high && high > price ? high : price,
                Low = summary.Low is { } low && low < price ? low : price,
                Last = price,
                LastTime = moment.Instant,
            };
        }

        return happened > 0
            ? summary with { Volume = activity.DayVolume * happened / count }
            : EarlierTrade(contract, tape, chance);
    }

    // It is held, so it traded once: some sessions ago.
    private static TradeSummary EarlierTrade(Contract contract, SessionTape tape, ulong chance)
    {
        var session = tape.Session.Previous;
        for (var back = (int)(SessionsBackAtMost * Noise.Unit(chance, EarlierSalt)); back > 0; back--)
            session = session.Previous;
        var moment = tape.Earlier(session.At(Noise.Unit(chance, EarlierSalt + 1)));
        return new TradeSummary
        {
            Last = contract.TradePrice(moment, Noise.Unit(chance, EarlierSalt + 2)),
            LastTime = moment.Instant,
            Volume = 0,
        };
    }

    private readonly record struct TradeSummary
    {
        public decimal? Open { get; init; }

        public decimal? High { get; init; }

        public decimal? Low { get; init; }

        public decimal? Last { get; init; }

        public DateTimeOffset? LastTime { get; init; }

        public decimal? Volume { get; init; }
    }

    private sealed class Contract(Underlying underlying, SurfaceModel model, OptionListing option, DateTimeOffset expiresAt)
    {
        public Underlying Underlying => underlying;

        public DateTimeOffset ExpiresAt => expiresAt;

        public double Strike { get; } = (double)option.Strike;

        /// <summary>A price on tick at the model's value or next to it; at least one tick, for nothing trades for nothing.</summary>
        public decimal TradePrice(MarketMoment moment, double side)
        {
            var value = model.Price(model.MaturityAt(moment, expiresAt), option.Right, Strike, underlying.IsAmerican);
            var price = side < 0.5 ? underlying.Ticks.Floor(value) : underlying.Ticks.Ceiling(value);
            return Math.Max(price, underlying.Ticks.TickAt(value));
        }
    }
}
