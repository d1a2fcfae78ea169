using TastyPS.Analytics.Pricing;
using TastyPS.Simulator.Market.Futures;

namespace TastyPS.Simulator.Market.Synthetic.Futures;

/// <summary>The contracts of one product that are listed on one day, and the options on them.</summary>
internal sealed class FutureBoard
{
    // One strike in so many has no streamer symbol.
    private const ulong UnstreamedShare = 40;

    private readonly FutureLine _line;
    private readonly IReadOnlyList<FutureContract> _contracts;
    private readonly Lazy<IReadOnlyList<FutureOptionSeries>> _series;
    private readonly Lazy<Dictionary<FutureOptionSeriesKey, FutureOptionSeries>> _byKey;
    private readonly Lazy<Dictionary<string, FutureOptionSeries>> _byLongContract;

    /// <summary>Lists the day's contracts; strikes lie around the close of the last session that began on an earlier day.</summary>
    public FutureBoard(FutureLine line, DateTime day)
    {
        _line = line;
        _contracts = line.ContractsOn(day);
        var close = SessionHours.Futures.CloseOf(SessionHours.Futures.DayBefore(day));
        _series = new(() => [.. line.Spec.Options.ListedOn(day, _contracts).Select(listing => Build(listing, day, close))]);
        _byKey = new(() => _series.Value.ToDictionary(KeyOf));
        _byLongContract = new(() => _series.Value.ToDictionary(LongContract, StringComparer.Ordinal));
    }

    public IReadOnlyList<FutureContract> ContractsAt(DateTimeOffset now) => [.. _contracts.Where(contract => now < contract.ExpiresAt)];

    public IReadOnlyList<FutureOptionSeries> SeriesAt(DateTimeOffset now) => [.. _series.Value.Where(series => now < series.ExpiresAt)];

    public FutureContract? ActiveAt(DateTimeOffset now) =>
        _contracts.FirstOrDefault(contract => contract.IsActiveMonth && now < contract.ExpiresAt);

    public FutureOptionSeries? Find(FutureOptionSeriesKey key) => _byKey.Value.TryGetValue(key, out var series) ? series : null;

    public FutureOptionSeries? FindLong(string longContract) => _byLongContract.Value.TryGetValue(longContract, out var series) ? series : null;

    /// <summary>Finds a contract, also one whose strike has left the board: it may have been listed when the market stood elsewhere.</summary>
    public FutureOption? Find(FutureOptionSeries series, OptionRight right, decimal strike) =>
        _line.Spec.Strikes.Holds(strike) ? List(new FutureOptionListing(series.OptionProduct, default, series.Expiration, series.Future), LongContract(series), KeyOf(series), right, strike) : null;

    public static FutureOptionSeriesKey KeyOf(FutureOptionSeries series) => new(series.Future.Symbol, series.Contract, series.Expiration);

    private FutureOptionSeries Build(FutureOptionListing listing, DateTime day, DateTimeOffset close)
    {
        var level = _line.PriceOf(listing.Future).Source.Process.PriceAt(close);
        var contract = FutureSymbols.ShortYear(listing.Product.RootSymbol, listing.Month);
        var longContract = FutureSymbols.LongYear(listing.Product.RootSymbol, listing.Month);
        var key = new FutureOptionSeriesKey(listing.Future.Symbol, contract, listing.Expiration);
        return new FutureOptionSeries
        {
            Future = listing.Future,
            OptionProduct = listing.Product,
            Contract = contract,
            Expiration = listing.Expiration,
            ExpiresAt = listing.ExpiresAt,
            ExpirationType = listing.Product.ExpirationType == ExpirationTypes.Quarterly ? ExpirationTypes.Regular : listing.Product.ExpirationType,
            Strikes = [.. _line.Spec.Strikes.GridFor((listing.Expiration - day).Days).Around(level).Select(strike => new FutureOptionStrike(
                strike,
                List(listing, longContract, key, OptionRight.Call, strike),
                List(listing, longContract, key, OptionRight.Put, strike)))],
        };
    }

    private FutureOption List(FutureOptionListing listing, string longContract, FutureOptionSeriesKey key, OptionRight right, decimal strike)
    {
        var isUnstreamed = _line.Spec.HasUnstreamedStrikes && listing.Product == _line.Spec.Options.Standard
            && Noise.Mix(Noise.Mix(0, longContract), (ulong)strike) % UnstreamedShare == 0;
        return new FutureOption
        {
            Symbol = FutureSymbols.Option(key.Future, key.Contract, key.Expiration, right, strike),
            StreamerSymbol = isUnstreamed ? null : FutureSymbols.StreamedOption(longContract, right, strike, listing.Future.Product.StreamerExchangeCode),
            Series = key,
            OptionProduct = listing.Product,
            Future = listing.Future,
            ExpiresAt = listing.ExpiresAt,
            Strike = strike,
            Right = right,
        };
    }

    // The month in the symbol lies in the decade before which the option expires.
    private static string LongContract(FutureOptionSeries series)
    {
        var year = series.Expiration.Year;
        var digit = series.Contract[series.Contract.Length - 1] - '0';
        while (year % 10 != digit)
            year++;
        return series.Contract.Substring(0, series.Contract.Length - 1) + (year % 100).ToString("00", System.Globalization.CultureInfo.InvariantCulture);
    }
}
