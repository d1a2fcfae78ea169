namespace TastyPS.Simulator.Market.Synthetic.Futures;

/// <summary>A future's price: that of what it delivers, carried to its expiry.</summary>
internal sealed class FutureProcess(IPriceProcess spot, double carry, DateTimeOffset expiresAt) : IPriceProcess
{
    private const double DaysPerYear = 365;

    public MarketMoment At(DateTimeOffset instant)
    {
        var moment = spot.At(instant);
        return moment with { Spot = moment.Spot * CarryAt(instant) };
    }

    public double PriceAt(DateTimeOffset instant) => spot.PriceAt(instant) * CarryAt(instant);

    private double CarryAt(DateTimeOffset instant) => Math.Exp(carry * Math.Max(0, (expiresAt - instant).TotalDays) / DaysPerYear);
}
