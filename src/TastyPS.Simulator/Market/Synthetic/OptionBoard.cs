using TastyPS.Analytics.Calendar;
using TastyPS.Analytics.Pricing;

namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>The options on one underlying that are listed on one day.</summary>
internal sealed class OptionBoard
{
    private const string Standard = "Standard";
    private const string NonStandard = "Non-standard";

    private readonly OptionPlan _plan;
    private readonly IReadOnlyList<OptionSeries> _series;
    private readonly DateTimeOffset _firstExpiry;
    private readonly Dictionary<OptionSeriesKey, OptionSeries> _byKey;

    /// <summary>Lists the day's options, their strikes around the close of the session before.</summary>
    public OptionBoard(Underlying underlying, DateTime day, TradingSession before)
    {
        _plan = underlying.Spec.Options ?? throw new ArgumentException($"{underlying.Symbol} has no options.", nameof(underlying));
        var level = underlying.Source.Process.PriceAt(before.Close);
        var adjusted = _plan.Adjusted;
        var expirations = _plan.Expirations.From(underlying.Symbol, day);
        _series = expirations
            .Select(series => Build(underlying.Symbol, series.Root, series.Expiration, day, level, null))
            .Concat(adjusted is null
                ? []
                : expirations
                    .Where(series => ExpirationTypes.Of(underlying.Symbol, series.Expiration) == ExpirationTypes.Regular)
                    .Take(adjusted.Monthlies)
                    .Select(series => Build(underlying.Symbol, adjusted.Root, series.Expiration, day, level, adjusted)))
            .ToArray();
        _firstExpiry = _series.Min(series => series.ExpiresAt);
        _byKey = _series.ToDictionary(series => new OptionSeriesKey(series.Underlying, series.Root, series.Expiration));
    }

    /// <summary>The series that have not expired.</summary>
    public IReadOnlyList<OptionSeries> SeriesAt(DateTimeOffset now) =>
        now < _firstExpiry ? _series : _series.Where(series => now < series.ExpiresAt).ToArray();

    /// <summary>Finds a contract of a series that has not expired.</summary>
    /// <remarks>A strike off today's board is found if it lies on the finest step: it may have been listed when the market stood elsewhere.</remarks>
    public OptionListing? Find(OptionSeriesKey key, OptionRight right, decimal strike, DateTimeOffset now)
    {
        if (!_byKey.TryGetValue(key, out var series) || now >= series.ExpiresAt)
            return null;
        var strikes = (OptionStrike[])series.Strikes;
        int low = 0, high = strikes.Length - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var found = strikes[middle].Price;
            if (found == strike)
                return right == OptionRight.Call ? strikes[middle].Call : strikes[middle].Put;
            if (found < strike)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return _plan.Strikes.Holds(strike) ? List(key, right, strike, !IsUnknownToStreamer(series)) : null;
    }

    private OptionSeries Build(string underlying, string root, DateTime expiration, DateTime day, double level, AdjustedSeries? adjusted)
    {
        var key = new OptionSeriesKey(underlying, root, expiration);
        var grid = _plan.Strikes.GridFor((expiration - day).Days);
        return new OptionSeries
        {
            Underlying = underlying,
            Root = root,
            Expiration = expiration,
            ExpirationType = ExpirationTypes.Of(underlying, expiration),
            SettlementType = OptionRoots.SettlementType(root),
            ExerciseStyle = OptionRoots.ExerciseStyle(underlying),
            ChainType = adjusted is null ? Standard : NonStandard,
            SharesPerContract = adjusted?.SharesPerContract ?? 100,
            ExpiresAt = TradingCalendar.ExpiresAt(expiration, OptionRoots.IsAmSettled(root)),
            Strikes = grid.Around(level)
                .Select(strike => new OptionStrike(
                    strike,
                    List(key, OptionRight.Call, strike, adjusted is null),
                    List(key, OptionRight.Put, strike, adjusted is null)))
                .ToArray(),
        };
    }

    private static bool IsUnknownToStreamer(OptionSeries series) => series.ChainType == NonStandard;

    private static OptionListing List(OptionSeriesKey key, OptionRight right, decimal strike, bool knownToStreamer) => new()
    {
        Symbol = OccSymbols.Occ(key.Root, key.Expiration, right, strike),
        StreamerSymbol = knownToStreamer ? OccSymbols.Streamer(key.Root, key.Expiration, right, strike) : null,
        Series = key,
        Strike = strike,
        Right = right,
    };
}
