namespace TastyPS.Simulator.Broker;

/// <summary>What an account is worth at the time of the market's clock, and what it could still buy.</summary>
internal sealed class Balance
{
    public const string Currency = "USD";

    private readonly PortfolioSnapshot _snapshot;

    public Balance(Account account, Portfolio portfolio)
    {
        Account = account;
        _snapshot = portfolio.Now();
        Requirement = new MarginRequirement(_snapshot, account.IsMargin, portfolio.SpotOf);
    }

    public Account Account { get; }

    public MarginRequirement Requirement { get; }

    public decimal Cash => _snapshot.Cash;

    public DateTime Day => _snapshot.Day;

    public DateTimeOffset UpdatedAt => _snapshot.QuoteTime;

    public decimal LongShares => _snapshot.LongValue(InstrumentKind.Equity);

    public decimal ShortShares => _snapshot.ShortValue(InstrumentKind.Equity);

    public decimal LongOptions => _snapshot.LongValue(InstrumentKind.EquityOption);

    public decimal ShortOptions => _snapshot.ShortValue(InstrumentKind.EquityOption);

    public decimal LongFutureOptions => _snapshot.LongValue(InstrumentKind.FutureOption);

    public decimal ShortFutureOptions => _snapshot.ShortValue(InstrumentKind.FutureOption);

    public decimal Coins => _snapshot.LongValue(InstrumentKind.Cryptocurrency);

    public decimal FuturesGain => _snapshot.FuturesGain;

    public decimal NetLiquidatingValue => _snapshot.NetLiquidatingValue;

    /// <summary>Cash, shares and what futures have gained: options and coins lend nothing.</summary>
    public decimal MarginEquity => Cash + LongShares - ShortShares + FuturesGain;

    /// <summary>What can still be opened with, as the checks of orders reckon it: working orders have their part taken away.</summary>
    public decimal InitialExcess => Math.Max(0, MarginEquity - Requirement.Initial - _snapshot.Reserved);

    public decimal MaintenanceExcess => Math.Max(0, MarginEquity - Requirement.Maintenance);

    public decimal Call => Math.Max(0, Requirement.Maintenance - MarginEquity);

    public decimal EquityBuyingPower => Account.IsMargin ? 2 * InitialExcess : InitialExcess;

    public decimal Withdrawable => Math.Max(0, Math.Min(Cash, InitialExcess));
}
