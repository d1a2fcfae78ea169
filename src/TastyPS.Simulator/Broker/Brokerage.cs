using System.Diagnostics.CodeAnalysis;
using TastyPS.Simulator.Broker.Ledgers;
using TastyPS.Simulator.Broker.Orders;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Broker;

/// <summary>The customer's accounts with what they hold; worked out when first asked for, as of the start. Thread-safe.</summary>
internal sealed class Brokerage
{
    private const long TransactionsOfAnAccount = 100_000_000;

    private readonly Dictionary<string, Lazy<AccountBook>> _accounts;

    public Brokerage(IMarket market, int seed, SimulatedBroker? settings = null, TimeProvider? realTime = null)
    {
        Customer = new Customer(seed);
        var startedAt = market.Clock.GetUtcNow();
        _accounts = Customer.Accounts
            .Select((account, index) => (Account: account, FirstId: (index + 1) * TransactionsOfAnAccount))
            .ToDictionary(
                entry => entry.Account.Number,
                entry => new Lazy<AccountBook>(() => Create(market, entry.Account, seed, startedAt, entry.FirstId)),
                StringComparer.Ordinal);
        Desk = new OrderDesk(market, _accounts, settings ?? new SimulatedBroker(), seed, realTime);
    }

    public Customer Customer { get; }

    /// <summary>Where orders are placed.</summary>
    public OrderDesk Desk { get; }

    public bool TryFind(string number, [NotNullWhen(true)] out Account? account, [NotNullWhen(true)] out Portfolio? portfolio)
    {
        var isKnown = _accounts.TryGetValue(number, out var book);
        account = isKnown ? book!.Value.Account : null;
        portfolio = isKnown ? book!.Value.Portfolio : null;
        return portfolio is not null;
    }

    private AccountBook Create(IMarket market, Account account, int seed, DateTimeOffset startedAt, long firstTransactionId)
    {
        var builder = new PortfolioBuilder(market, startedAt);
        var holdings = builder.Build(account.IsMargin ? AccountPlans.Margin(seed) : AccountPlans.Retirement(seed));
        var ledger = new Ledger(account.IsMargin ? AccountPlans.MarginDeposit : AccountPlans.RetirementDeposit, firstTransactionId);
        ledger.PayIn(account.OpenedAt);
        var trades = holdings
            .Select(holding => (holding.Instrument, Quantity: holding.OpenedQuantity, Price: holding.OpenPrice, At: holding.OpenedAt))
            .Concat(holdings.Where(holding => holding.Closing is not null).Select(holding => (holding.Instrument, -holding.Closing!.Quantity, holding.Closing.Price, holding.Closing.At)));
        foreach (var (instrument, quantity, price, at) in trades.OrderBy(trade => trade.At)) ledger.Trade(instrument, quantity, price, at);
        return new AccountBook(account, ledger, new Portfolio(market, ledger, () => Desk.ReservedIn(account.Number)));
    }
}
