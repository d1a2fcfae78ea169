using Microsoft.Extensions.Time.Testing;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Futures;
using TastyPS.Simulator.Market.Synthetic;

namespace TastyPS.Simulator.Tests.Market.Synthetic;

/// <summary>Synthetic markets at given times, and short ways through them.</summary>
internal static class Markets
{
    /// <summary>A market at a time on New York's clocks.</summary>
    public static SyntheticMarket At(int year, int month, int day, int hour, int minute, int seed = 1) =>
        new(seed, new FakeTimeProvider(NewYorkTime.At(new DateTime(year, month, day), new TimeSpan(hour, minute, 0))));

    public static IEnumerable<OptionListing> Options(this IMarket market, string underlying) =>
        market.SeriesOf(underlying).SelectMany(Options);

    public static IEnumerable<OptionListing> Options(this OptionSeries series) =>
        series.Strikes.SelectMany(strike => new[] { strike.Call, strike.Put });

    public static IEnumerable<Listing> Optionable(this IMarket market) =>
        market.Listings.Where(listing => market.SeriesOf(listing.Symbol).Count > 0);

    public static Listing Listing(this IMarket market, string symbol) =>
        market.TryGetListing(symbol, out var listing) ? listing : throw new KeyNotFoundException(symbol);

    public static IEnumerable<FutureOption> Options(this FutureOptionSeries series) =>
        series.Strikes.SelectMany(strike => new[] { strike.Call, strike.Put });

    public static IReadOnlyList<FutureContract> Contracts(this IMarket market, string code) =>
        market.Futures!.ContractsOf(market.Futures.Products.Single(product => product.Code == code));

    public static IEnumerable<FutureOption> FutureOptions(this IMarket market, string code) =>
        market.Futures!.SeriesOf(market.Futures.Products.Single(product => product.Code == code)).SelectMany(Options);
}
