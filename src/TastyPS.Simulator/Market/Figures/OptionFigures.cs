using TastyPS.Simulator.Market.Synthetic;

namespace TastyPS.Simulator.Market.Figures;

/// <summary>Works out figures over all options of an underlying, from their quotes alone.</summary>
/// <remarks>
/// Volatility by the method of the VIX (Cboe, "Volatility Index Methodology"): the variance that the out-of-the-money options cost
/// together, and for 30 days the total variance between the two expirations around them. Every option is quoted once.
/// </remarks>
public static class OptionFigures
{
    private const double Rate = UnderlyingCatalog.Rate;
    private const double DaysPerYear = 365;
    private const double Month = 30 / DaysPerYear;
    private const int FewestStrikes = 5;

    /// <summary>The figures of an equity, fund or index; without series if it has no options.</summary>
    public static UnderlyingFigures Of(IMarket market, string underlying)
    {
        var now = market.QuoteTime;
        SeriesFigures[] series = [.. market.SeriesOf(underlying)
            .Where(one => one.ChainType == "Standard")
            .GroupBy(one => one.Expiration)
            .OrderBy(day => day.Key)
            .Select(day => OfDay(market, day.Key, [.. day], now))];
        var front = series.LastOrDefault(one => one.Volatility is not null && one.Years <= Month);
        var back = series.FirstOrDefault(one => one.Volatility is not null && one.Years > Month);
        return new UnderlyingFigures
        {
            Volatility = Between(front, back),
            FrontVolatility = front?.Volatility,
            BackVolatility = back?.Volatility,
            UpdatedAt = now,
            Series = series,
        };
    }

    private static SeriesFigures OfDay(IMarket market, DateTime expiration, OptionSeries[] series, DateTimeOffset now)
    {
        decimal calls = 0, puts = 0;
        Strike[] largest = [];
        var expiresAt = series[0].ExpiresAt;
        foreach (var one in series)
        {
            Strike[] strikes = [.. one.Strikes.Select(strike => new Strike((double)strike.Price, market.QuoteOf(strike.Call), market.QuoteOf(strike.Put)))];
            calls += strikes.Sum(strike => strike.Call.Volume ?? 0);
            puts += strikes.Sum(strike => strike.Put.Volume ?? 0);
            if (strikes.Length > largest.Length)
                (largest, expiresAt) = (strikes, one.ExpiresAt);
        }

        var years = Math.Max(0, (expiresAt - now).TotalDays / DaysPerYear);
        var forward = ForwardOf(largest, years);
        return new SeriesFigures
        {
            Expiration = expiration,
            Years = years,
            ForwardPrice = forward,
            Volatility = forward is { } known && years > 0 ? VolatilityOf(largest, known, years) : null,
            CallVolume = calls,
            PutVolume = puts,
        };
    }

    // Where call and put cost nearly the same, their difference says the forward best.
    private static double? ForwardOf(Strike[] strikes, double years)
    {
        Strike? nearest = null;
        foreach (var strike in strikes)
        {
            if (strike.Difference is { } difference && !(Math.Abs(difference) >= Math.Abs(nearest?.Difference ?? double.PositiveInfinity)))
                nearest = strike;
        }

        return nearest is null ? null : nearest.Price + Math.Exp(Rate * years) * nearest.Difference!.Value;
    }

    private static double? VolatilityOf(Strike[] strikes, double forward, double years)
    {
        var middle = Array.FindLastIndex(strikes, strike => strike.Price <= forward);
        if (middle < 0)
            return null;
        var sum = 0.0;
        var used = 0;
        foreach (var (index, price) in OutOfTheMoney(strikes, middle))
        {
            var below = strikes[Math.Max(0, index - 1)].Price;
            var above = strikes[Math.Min(strikes.Length - 1, index + 1)].Price;
            var width = index == 0 || index == strikes.Length - 1 ? above - below : (above - below) / 2;
            sum += width / (strikes[index].Price * strikes[index].Price) * price;
            used++;
        }

        var excess = forward / strikes[middle].Price - 1;
        var variance = (2 * Math.Exp(Rate * years) * sum - excess * excess) / years;
        return used < FewestStrikes || !(variance > 0) ? null : Math.Sqrt(variance);
    }

    // Down from the middle the puts, up from it the calls, until two in a row have no bid.
    private static IEnumerable<(int Index, double Price)> OutOfTheMoney(Strike[] strikes, int middle)
    {
        if (strikes[middle] is { CallMid: { } call, PutMid: { } put })
            yield return (middle, (call + put) / 2);
        foreach (var direction in new[] { -1, 1 })
        {
            var without = 0;
            for (var index = middle + direction; index >= 0 && index < strikes.Length && without < 2; index += direction)
            {
                if ((direction < 0 ? strikes[index].PutMid : strikes[index].CallMid) is { } price)
                {
                    without = 0;
                    yield return (index, price);
                }
                else
                {
                    without++;
                }
            }
        }
    }

    private static double? Between(SeriesFigures? front, SeriesFigures? back)
    {
        if (front is null || back is null)
            return (front ?? back)?.Volatility;
        var share = (back.Years - Month) / (back.Years - front.Years);
        var total = share * front.Years * Square(front.Volatility!.Value) + (1 - share) * back.Years * Square(back.Volatility!.Value);
        return Math.Sqrt(total / Month);
    }

    private static double Square(double value) => value * value;

    private sealed record Strike(double Price, Quotation Call, Quotation Put)
    {
        /// <summary>Only where somebody bids.</summary>
        public double? CallMid => (double?)Call.Mid();

        public double? PutMid => (double?)Put.Mid();

        public double? Difference => CallMid - PutMid;
    }
}
