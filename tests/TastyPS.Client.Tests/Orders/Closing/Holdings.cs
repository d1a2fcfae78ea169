using TastyPS.Client.OptionChains;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;
using TastyPS.Client.Orders.Closing;
using TastyPS.Client.Symbology;

namespace TastyPS.Client.Tests.Orders.Closing;

/// <summary>Positions for plans. Options of SPY that expire on 18 December 2026 unless said otherwise, ticks of a cent.</summary>
internal static class Holdings
{
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 15, 0, 0, TimeSpan.Zero);

    public static ClosingHolding Shares(decimal quantity, decimal? mark = 500m, string symbol = "SPY") => new()
    {
        AccountNumber = "5WT00001",
        Symbol = symbol,
        UnderlyingSymbol = symbol,
        Kind = OrderInstrumentType.Equity,
        Quantity = quantity,
        Facts = new InstrumentFacts { Mark = mark, TickSizes = Ticks((null, 0.01m)) },
    };

    public static ClosingHolding Put(decimal quantity, int strike, decimal? mark, string expiration = "2026-12-18") => Option(OptionType.Put, quantity, strike, mark, expiration);

    public static ClosingHolding Call(decimal quantity, int strike, decimal? mark, string expiration = "2026-12-18") => Option(OptionType.Call, quantity, strike, mark, expiration);

    public static IReadOnlyList<TickSize> Ticks(params (decimal? Threshold, decimal Value)[] steps) =>
        [.. steps.Select(step => new TickSize { Threshold = step.Threshold, Value = step.Value })];

    public static ClosingHolding Quoted(this ClosingHolding holding, decimal? bid, decimal? ask) => holding with { Facts = holding.Facts with { Bid = bid, Ask = ask } };

    public static ClosingPlan Plan(ClosingTerms terms, params ClosingHolding[] holdings) => new ClosingPlanner(terms, Now).Plan(holdings);

    public static ClosingPlan Plan(params ClosingHolding[] holdings) => Plan(new ClosingTerms(), holdings);

    private static ClosingHolding Option(OptionType right, decimal quantity, int strike, decimal? mark, string expiration)
    {
        var day = CalendarDate.Parse(expiration);
        return new ClosingHolding
        {
            AccountNumber = "5WT00001",
            Symbol = new OccSymbol("SPY", day, right, strike).ToString(),
            UnderlyingSymbol = "SPY",
            Kind = OrderInstrumentType.EquityOption,
            Quantity = quantity,
            Right = right,
            Expiration = day,
            Strike = strike,
            Facts = new InstrumentFacts { Mark = mark, Multiplier = 100m, TickSizes = Ticks((null, 0.01m)) },
        };
    }
}
