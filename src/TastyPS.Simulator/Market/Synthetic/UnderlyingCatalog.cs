namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>The underlyings of the synthetic market. Levels and volatilities are of the order of 2026's, nothing more.</summary>
internal static class UnderlyingCatalog
{
    /// <summary>The risk-free rate, continuous.</summary>
    public const double Rate = 0.04;

    private const int PlainEquities = 1200;

    // Longest periods: 2^17 minutes are a quarter of a year, 2^13 about a week.
    private const int Seasons = 18;
    private const int Weeks = 14;

    private static readonly DayOfWeek[] Weekdays =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday];

    public static IReadOnlyList<UnderlyingSpec> All() =>
        [.. Indexes(), .. Funds(), .. Stocks(), .. Enumerable.Range(0, PlainEquities).Select(PlainEquity)];

    private static IEnumerable<UnderlyingSpec> Indexes()
    {
        yield return new UnderlyingSpec
        {
            ShockGroup = "SPX",
            Listing = Index("SPX", "S&P 500 Index"),
            Level = 7000,
            SpotNoise = [Market(0.13)],
            VolatilityNoise = Fear(1),
            DividendYield = 0.013,
            HalfSpread = 0.0002,
            Options = Options(IndexExpirations("SPX", "SPXW") with { MonthEnds = 6, QuarterEnds = 4 }, StrikePlan.SpxIndex(), IndexSurface(0.14, 0.19), 6000, 100m),
        };
        yield return new UnderlyingSpec
        {
            ShockGroup = "SPX",
            Listing = Index("XSP", "S&P 500 Mini-SPX Index"),
            Level = 700,
            SpotNoise = [Market(0.13)],
            VolatilityNoise = Fear(1),
            DividendYield = 0.013,
            HalfSpread = 0.0002,
            Options = Options(IndexExpirations("XSP", "XSP"), StrikePlan.Of(1m), IndexSurface(0.14, 0.19), 800, 10m),
        };
        yield return new UnderlyingSpec
        {
            ShockGroup = "NDX",
            Listing = Index("NDX", "Nasdaq-100 Index"),
            Level = 25500,
            SpotNoise = [Market(0.16), Own("technology", 0.08)],
            VolatilityNoise = Fear(0.8),
            DividendYield = 0.007,
            HalfSpread = 0.0003,
            Options = Options(IndexExpirations("NDX", "NDXP"), StrikePlan.Of(25m), IndexSurface(0.18, 0.23), 150, 500m),
        };
        yield return new UnderlyingSpec
        {
            Listing = Index("RUT", "Russell 2000 Index"),
            Level = 2500,
            SpotNoise = [Market(0.15), Own("small companies", 0.11)],
            VolatilityNoise = Fear(0.7),
            DividendYield = 0.014,
            HalfSpread = 0.0003,
            Options = Options(IndexExpirations("RUT", "RUTW"), StrikePlan.Of(5m), IndexSurface(0.20, 0.24), 500, 50m),
        };
        yield return new UnderlyingSpec
        {
            Listing = Index("VIX", "Cboe Volatility Index"),
            Level = 17,
            SpotNoise = Fear(1),
            DividendYield = Rate,
            HalfSpread = null,
            Options = Options(
                new ExpirationPlan
                {
                    MonthlyRoot = "VIX",
                    WeeklyRoot = "VIXW",
                    WeeklyRootOnMonthlies = false,
                    WeeklyWeekday = DayOfWeek.Wednesday,
                    Weeklies = 5,
                    Monthlies = 9,
                },
                StrikePlan.Few(0.5m),
                new SsviSurface(0.6, 0.7, 0.3, 1.15, 0.5, 3),
                20000,
                5m),
        };
    }

    private static IEnumerable<UnderlyingSpec> Funds()
    {
        yield return new UnderlyingSpec
        {
            ShockGroup = "SPX",
            Listing = Fund("SPY", "SPDR S&P 500 ETF Trust", "ARCX"),
            Level = 698,
            SpotNoise = [Market(0.13)],
            VolatilityNoise = Fear(1),
            DividendYield = 0.013,
            DailyVolume = 70e6,
            Options = Options(FundExpirations("SPY"), StrikePlan.Of(1m), IndexSurface(0.14, 0.19), 30000, 10m),
        };
        yield return new UnderlyingSpec
        {
            ShockGroup = "NDX",
            Listing = Fund("QQQ", "Invesco QQQ Trust", "XNAS"),
            Level = 620,
            SpotNoise = [Market(0.16), Own("technology", 0.08)],
            VolatilityNoise = Fear(0.8),
            DividendYield = 0.006,
            DailyVolume = 45e6,
            Options = Options(FundExpirations("QQQ"), StrikePlan.Of(1m), IndexSurface(0.18, 0.23), 20000, 10m),
        };
    }

    private static IEnumerable<UnderlyingSpec> Stocks()
    {
        yield return Stock("AAPL", "AAPL", "Apple Inc.", "XNAS", 265, 0.22, 0.004, 45e6, StrikePlan.Of(2.5m), 10m, 20000);
        yield return Stock("TSLA", "TSLA", "Tesla, Inc.", "XNAS", 420, 0.50, 0, 90e6, StrikePlan.Of(2.5m), 50m, 15000);
        yield return Stock("BRK/B", "BRKB", "Berkshire Hathaway Inc. - Class B", "XNYS", 500, 0.15, 0, 4e6, StrikePlan.Of(5m), 50m, 1500);
        var ford = Stock("F", "F", "Ford Motor Company", "XNYS", 12.5, 0.32, 0.045, 60e6, StrikePlan.Few(0.5m), 5m, 12000);
        yield return ford with { Options = ford.Options! with { Adjusted = new AdjustedSeries("F1", 104, 3) } };
    }

    private static UnderlyingSpec Stock(
        string symbol,
        string root,
        string name,
        string market,
        double level,
        double volatility,
        double dividendYield,
        double volume,
        StrikePlan strikes,
        decimal roundStrike,
        double openInterest) => new()
    {
        Listing = new Listing { Symbol = symbol, Description = name, ListedMarket = market, OptionTickSizes = OptionRoots.OptionTickSizes(symbol) },
        Level = level,
        SpotNoise = [Market(0.12), Own(symbol, volatility * 0.8)],
        VolatilityNoise = Fear(0.4),
        DividendYield = dividendYield,
        DailyVolume = volume,
        Options = Options(
            new ExpirationPlan
            {
                MonthlyRoot = root,
                WeeklyRoot = root,
                DailyWeekdays = symbol is "AAPL" or "TSLA" ? [DayOfWeek.Monday, DayOfWeek.Wednesday] : [],
                Dailies = 4,
                Weeklies = 6,
                Monthlies = 9,
                JunesAndDecembers = 3,
            },
            strikes,
            new SsviSurface(-0.35, 1.3, 0.45, volatility, volatility * 1.05, 2),
            openInterest,
            roundStrike),
    };

    /// <summary>A name that fills pages: no options, and a description that says what it is.</summary>
    private static UnderlyingSpec PlainEquity(int number)
    {
        var symbol = new string(['Z', Letter(number / 676), Letter(number / 26), Letter(number)]);
        var chance = Noise.Mix(0, symbol);
        return new UnderlyingSpec
        {
            Listing = new Listing
            {
                Symbol = symbol,
                Description = "Simulated Company " + symbol,
                ListedMarket = number % 3 == 0 ? "XNYS" : "XNAS",
                OptionTickSizes = OptionRoots.OptionTickSizes(symbol),
            },
            Level = Math.Round(5 * Math.Exp(4.5 * Noise.Unit(chance, 1)), 2),
            SpotNoise = [Own(symbol, 0.2 + 0.3 * Noise.Unit(chance, 2))],
            HalfSpread = 0.0005,
            DailyVolume = Math.Round(1e4 * Math.Exp(5 * Noise.Unit(chance, 3))),
        };

        static char Letter(int digit) => (char)('A' + digit % 26);
    }

    private static Listing Index(string symbol, string name) => new()
    {
        Symbol = symbol,
        Description = name,
        ListedMarket = "XCBO",
        IsIndex = true,
        OptionTickSizes = OptionRoots.OptionTickSizes(symbol),
    };

    private static Listing Fund(string symbol, string name, string market) => new()
    {
        Symbol = symbol,
        Description = name,
        ListedMarket = market,
        IsEtf = true,
        OptionTickSizes = OptionRoots.OptionTickSizes(symbol),
    };

    private static ExpirationPlan IndexExpirations(string monthlyRoot, string weeklyRoot) => new()
    {
        MonthlyRoot = monthlyRoot,
        WeeklyRoot = weeklyRoot,
        DailyWeekdays = Weekdays,
        Dailies = 26,
        Weeklies = 8,
        MonthEnds = 3,
        QuarterEnds = 2,
        Monthlies = 12,
        JunesAndDecembers = 4,
    };

    private static ExpirationPlan FundExpirations(string root) => new()
    {
        MonthlyRoot = root,
        WeeklyRoot = root,
        DailyWeekdays = Weekdays,
        Dailies = 10,
        Weeklies = 7,
        MonthEnds = 2,
        QuarterEnds = 3,
        Monthlies = 10,
        JunesAndDecembers = 3,
    };

    private static SsviSurface IndexSurface(double shortVolatility, double longVolatility) =>
        new(-0.7, 1.1, 0.45, shortVolatility, longVolatility, 2);

    private static OptionPlan Options(ExpirationPlan expirations, StrikePlan strikes, SsviSurface surface, double openInterest, decimal roundStrike) => new()
    {
        Expirations = expirations,
        Strikes = strikes,
        Surface = surface,
        OpenInterest = openInterest,
        RoundStrike = roundStrike,
    };

    private static NoiseComponent Market(double volatility) => new("market", volatility, Seasons);

    private static NoiseComponent Own(string source, double volatility) => new(source, volatility, Seasons);

    // Volatility rises when the market falls.
    private static NoiseComponent[] Fear(double share) => [new("market", -1.2 * share, Weeks), new("fear", 0.5 * share, Weeks)];
}
