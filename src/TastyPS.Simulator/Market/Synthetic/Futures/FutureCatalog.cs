using TastyPS.Simulator.Market.Futures;

namespace TastyPS.Simulator.Market.Synthetic.Futures;

/// <summary>The futures of the synthetic market. Terms are the exchanges'; levels and volumes are of the order of 2026's, nothing more.</summary>
internal static class FutureCatalog
{
    private const double IndexCarry = UnderlyingCatalog.Rate - 0.012;
    private const string Quarters = "HMUZ";
    private const int Seasons = 18;
    private const int Weeks = 14;

    private static readonly IReadOnlyList<TickSize> IndexOptionTicks = [new(0.05m, 5m), new(0.1m, 20m), new(0.25m, 100m), new(0.5m, null)];

    public static IReadOnlyList<FutureSpec> All() =>
    [
        Index("ES", "E Mini S&P", "CME_ES", "SPX", "S&P 500 Index", 7000, 50m, 1.6e6, 2.0e6, FutureOptionProducts.Index("ES", "EW", "EW", "E"), 5m, 100m, 4000) with { HasUnstreamedStrikes = true },
        Index("MES", "Micro E Mini S&P", "CME_ES", "SPX", "S&P 500 Index", 7000, 5m, 1.1e6, 1.5e5, FutureOptionProducts.Index("MES", "EX", "EX", "X"), 5m, 100m, 200),
        Index("NQ", "E Mini Nasdaq 100", "CME_NQ", "NDX", "Nasdaq 100 Index", 25500, 20m, 6.0e5, 2.8e5, FutureOptionProducts.Index("NQ", "QN", "QNE", "Q"), 25m, 500m, 300),
        Index("MNQ", "Micro E Mini Nasdaq 100", "CME_NQ", "NDX", "Nasdaq 100 Index", 25500, 2m, 1.2e6, 1.2e5, FutureOptionProducts.Index("MNQ", "MQ", "MQE", null), 25m, 500m, 60),
        CrudeOil(),
        Gold("GC", "Gold", 100m, 2.0e5, 4.5e5, FutureOptionProducts.Gold("OG", "OG"), 800),
        Gold("MGC", "Micro Gold", 10m, 1.5e5, 5.0e4, FutureOptionProducts.Gold("OMG", "MG"), 40) with { Strikes = StrikePlan.Of(10m) },
        TreasuryNote(),
    ];

    private static FutureSpec Index(
        string code,
        string description,
        string group,
        string index,
        string indexName,
        double level,
        decimal multiplier,
        double volume,
        double interest,
        FutureOptionCalendar options,
        decimal strike,
        decimal round,
        double optionInterest) => new()
    {
        Product = new FutureProduct
        {
            Code = code,
            Description = description,
            StreamerExchangeCode = "XCME",
            ProductType = "Financial",
            MarketSector = "Equity Index",
            ProductGroup = group,
            ListedMonths = Quarters,
            ActiveMonths = Quarters,
            NotionalMultiplier = multiplier,
            ContractSize = multiplier,
            TickSize = 0.25m,
            DisplayFactor = 0.01m,
            IsCashSettled = true,
            IsSmallNotional = code[0] == 'M',
            BackMonthFirst = true,
            ClearingCode = code == "MES" ? "MS" : code,
            ClearingExchangeCode = "16",
            UnderlyingDescription = indexName,
            UnderlyingIdentifier = index,
            Roll = new FutureRoll("equity_index", 3, 4),
            Cutoff = new TimeSpan(9, 30, 0),
            OptionTickSizes = IndexOptionTicks,
            OptionProducts = [.. options.Products],
        },
        Calendar = FutureCalendar.EquityIndex,
        Index = index,
        Level = level,
        ShockGroup = index,
        Carry = IndexCarry,
        Contracts = 5,
        DailyVolume = volume,
        OpenInterest = interest,
        Surface = new SsviSurface(-0.7, 1.1, 0.45, index == "SPX" ? 0.14 : 0.18, index == "SPX" ? 0.19 : 0.23, 2),
        Strikes = StrikePlan.Of(strike),
        Options = options,
        OptionInterest = optionInterest,
        RoundStrike = round,
    };

    private static FutureSpec CrudeOil()
    {
        var options = FutureOptionProducts.CrudeOil();
        return new FutureSpec
        {
            Product = Physical("CL", "Crude Oil", "XNYM", "Energy", "CME_CL", FutureSymbols.MonthLetters, FutureSymbols.MonthLetters, 1000m, 1000m, 0.01m, 0.01m, options) with
            {
                Roll = new FutureRoll("energies", 12, 4),
                Cutoff = new TimeSpan(14, 30, 0),
                OptionTickSizes = [new(0.01m, null)],
            },
            Calendar = FutureCalendar.CrudeOil,
            Level = 62,
            SpotNoise = [Own("crude oil", 0.33)],
            VolatilityNoise = [new NoiseComponent("oil fear", 0.5, Weeks)],
            ShockGroup = "CL",
            Carry = -0.02,
            Contracts = 14,
            DailyVolume = 3.5e5,
            OpenInterest = 3.2e5,
            Surface = new SsviSurface(-0.2, 1.1, 0.4, 0.34, 0.30, 2),
            Strikes = StrikePlan.Few(0.5m),
            Options = options,
            OptionInterest = 3000,
            RoundStrike = 5m,
        };
    }

    private static FutureSpec Gold(string code, string description, decimal ounces, double volume, double interest, FutureOptionCalendar options, double optionInterest) => new()
    {
        Product = Physical(code, description, "XCEC", "Metals", "CME_GC", FutureSymbols.MonthLetters, "GJMQVZ", ounces, ounces, 0.1m, 0.01m, options) with
        {
            HasFirstNotice = true,
            IsSmallNotional = code[0] == 'M',
            Roll = new FutureRoll("metals", 6, 3),
            Cutoff = new TimeSpan(13, 30, 0),
            OptionTickSizes = [new(0.1m, null)],
        },
        Calendar = FutureCalendar.Gold,
        Level = 4000,
        SpotNoise = [Own("gold", 0.18)],
        VolatilityNoise = [new NoiseComponent("gold fear", 0.5, Weeks)],
        ShockGroup = "GC",
        Carry = UnderlyingCatalog.Rate,
        Contracts = 9,
        DailyVolume = volume,
        OpenInterest = interest,
        Surface = new SsviSurface(0.1, 1.1, 0.4, 0.18, 0.19, 2),
        Strikes = StrikePlan.Of(5m),
        Options = options,
        OptionInterest = optionInterest,
        RoundStrike = 50m,
    };

    private static FutureSpec TreasuryNote()
    {
        var options = FutureOptionProducts.TreasuryNote();
        return new FutureSpec
        {
            Product = Physical("ZN", "10 Year US Treasury Note", "XCBT", "Interest Rates", "CME_ZN", Quarters, Quarters, 1000m, 100000m, 0.015625m, 0.015625m, options) with
            {
                ProductType = "Financial",
                HasFirstNotice = true,
                MainFraction = 32m,
                SubFraction = 2m,
                Roll = new FutureRoll("treasuries", 2, 3),
                Cutoff = new TimeSpan(13, 1, 0),
                OptionTickSizes = [new(0.015625m, null)],
            },
            Calendar = FutureCalendar.TreasuryNote,
            Level = 112,
            SpotNoise = [Own("interest rates", 0.055)],
            VolatilityNoise = [new NoiseComponent("rate fear", 0.4, Weeks)],
            ShockGroup = "ZN",
            Carry = -0.005,
            Contracts = 3,
            DailyVolume = 1.8e6,
            OpenInterest = 4.5e6,
            Surface = new SsviSurface(0, 1.1, 0.4, 0.055, 0.06, 2),
            Strikes = StrikePlan.Few(0.25m),
            Options = options,
            OptionInterest = 9000,
            RoundStrike = 1m,
        };
    }

    private static FutureProduct Physical(
        string code,
        string description,
        string exchange,
        string sector,
        string group,
        string listed,
        string active,
        decimal multiplier,
        decimal size,
        decimal tick,
        decimal displayFactor,
        FutureOptionCalendar options) => new()
    {
        Code = code,
        Description = description,
        StreamerExchangeCode = exchange,
        ProductType = "Physical",
        MarketSector = sector,
        ProductGroup = group,
        ListedMonths = listed,
        ActiveMonths = active,
        NotionalMultiplier = multiplier,
        ContractSize = size,
        TickSize = tick,
        DisplayFactor = displayFactor,
        IsCashSettled = false,
        ClearingCode = code,
        ClearingExchangeCode = "07",
        Roll = new FutureRoll("", 0, 0),
        Cutoff = default,
        OptionTickSizes = [],
        OptionProducts = [.. options.Products],
    };

    private static NoiseComponent Own(string source, double volatility) => new(source, volatility, Seasons);
}
