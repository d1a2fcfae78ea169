using System.Collections.Concurrent;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market.Futures;

namespace TastyPS.Simulator.Market.Synthetic.Futures;

/// <summary>A product of one market: its specification, brought to life by the seed, and its contracts' prices.</summary>
internal sealed class FutureLine
{
    private readonly IPriceProcess _spot;
    private readonly ulong _key;
    private readonly HashSet<string> _optionRoots;
    private readonly ConcurrentDictionary<string, TapeRoll> _prices = new(StringComparer.Ordinal);

    public FutureLine(FutureSpec spec, IPriceProcess spot, ulong seed)
    {
        Spec = spec;
        _optionRoots = new HashSet<string>(spec.Options.Products.Select(product => product.RootSymbol), StringComparer.Ordinal);
        _spot = spot;
        _key = Noise.Mix(seed, spec.Product.RootSymbol);
        Ticks = new TickLadder([new TickSize(spec.Product.TickSize, null)]);
        Options = new OptionPricing
        {
            // A yield equal to the rate leaves no cost of carry: Black's formula, with the future as the spot.
            Model = new SurfaceModel(spec.Surface, UnderlyingCatalog.Rate, dividendYield: UnderlyingCatalog.Rate),
            Ticks = new TickLadder(spec.Product.OptionTickSizes),
            IsAmerican = true,
            OpenInterest = spec.OptionInterest,
            RoundStrike = spec.RoundStrike,
            Key = _key,
        };
    }

    public FutureSpec Spec { get; }

    public FutureProduct Product => Spec.Product;

    public TickLadder Ticks { get; }

    public OptionPricing Options { get; }

    /// <summary>The price of a contract.</summary>
    public TapeRoll PriceOf(FutureContract future) =>
        _prices.TryGetValue(future.StreamerSymbol, out var price) ? price : _prices.GetOrAdd(future.StreamerSymbol, new TapeRoll(SourceOf(future)));

    /// <summary>Whether an option contract with a two-digit year is one of its options, e.g. <c>EW4X26</c>.</summary>
    public bool HasRootOf(string longContract) => longContract.Length > 3 && _optionRoots.Contains(longContract.Substring(0, longContract.Length - 3));

    /// <summary>What was worked out from prices is out of date.</summary>
    public void Forget() => _prices.Clear();

    /// <summary>All contracts of a day, the nearest first, those that expire on it included.</summary>
    public IReadOnlyList<FutureContract> ContractsOn(DateTime day)
    {
        var months = new List<(DateTime Month, DateTime Expiration)>();
        for (var month = new DateTime(day.Year, day.Month, 1); months.Count < Spec.Contracts; month = month.AddMonths(1))
        {
            if (Product.ListedMonths.IndexOf(FutureSymbols.Letter(month)) < 0)
                continue;
            var expiration = Spec.Calendar.Expiration(month);
            if (expiration >= day)
                months.Add((month, expiration));
        }

        var active = months.FindIndex(candidate => IsActive(candidate.Month) && BusinessDays.Between(day, Pivot(candidate)) >= Product.Roll.BusinessDaysOffset);
        var next = active < 0 ? -1 : months.FindIndex(active + 1, candidate => IsActive(candidate.Month));
        return [.. months.Select((listed, index) => new FutureContract
        {
            Symbol = "/" + FutureSymbols.ShortYear(Product.Code, listed.Month),
            StreamerSymbol = "/" + FutureSymbols.LongYear(Product.Code, listed.Month) + ":" + Product.StreamerExchangeCode,
            Product = Product,
            Month = listed.Month,
            Expiration = listed.Expiration,
            ExpiresAt = NewYorkTime.At(listed.Expiration, Product.Cutoff),
            FirstNotice = Spec.Calendar.FirstNotice?.Invoke(listed.Month),
            ClosingOnly = ClosingOnly(listed),
            IsActiveMonth = index == active,
            IsNextActiveMonth = index == next,
            RollTarget = index + 1 < months.Count ? "/" + FutureSymbols.ShortYear(Product.Code, months[index + 1].Month) : null,
        })];
    }

    // A week before notices begin; two days before oil goes to delivery.
    private DateTime ClosingOnly((DateTime Month, DateTime Expiration) listed)
    {
        if (Spec.Calendar.FirstNotice is { } firstNotice)
            return BusinessDays.Before(firstNotice(listed.Month), 5);
        return Product.IsCashSettled ? listed.Expiration : BusinessDays.Before(listed.Expiration, 2);
    }

    private DateTime Pivot((DateTime Month, DateTime Expiration) listed) => Spec.Calendar.FirstNotice?.Invoke(listed.Month) ?? listed.Expiration;

    private bool IsActive(DateTime month) => Product.ActiveMonths.IndexOf(FutureSymbols.Letter(month)) >= 0;

    private PriceSource SourceOf(FutureContract future)
    {
        // Business is in the active month; the others share the rest.
        var share = future.IsActiveMonth ? 1 : future.IsNextActiveMonth ? 0.15 : 0.01;
        return new PriceSource
        {
            Symbol = future.StreamerSymbol,
            Process = new FutureProcess(_spot, Spec.Carry, future.ExpiresAt),
            Hours = SessionHours.Futures,
            Ticks = Ticks,
            Key = Noise.Mix(_key, future.StreamerSymbol),
            DailyVolume = Spec.DailyVolume * share,
            AverageTrade = 3,
            HalfSpread = (double)Product.TickSize / 4 / Spec.Level,
            OpenInterest = Spec.OpenInterest * share,
        };
    }
}
