using System.Diagnostics.CodeAnalysis;
using TastyPS.Simulator.Broker.Orders;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Broker;

/// <summary>The customer's accounts with what they hold; worked out when first asked for, as of the start. Thread-safe.</summary>
internal sealed class Brokerage
{
    private readonly Dictionary<string, (Account Account, Lazy<Portfolio> Portfolio)> _accounts;

    public Brokerage(IMarket market, int seed, SimulatedBroker? settings = null)
    {
        Customer = new Customer(seed);
        var startedAt = market.Clock.GetUtcNow();
        _accounts = Customer.Accounts.ToDictionary(
            account => account.Number,
            account => (account, new Lazy<Portfolio>(() => Create(market, account.IsMargin, seed, startedAt))),
            StringComparer.Ordinal);
        Desk = new OrderDesk(market, _accounts.Keys, settings ?? new SimulatedBroker(), seed);
    }

    public Customer Customer { get; }

    /// <summary>Where orders are placed.</summary>
    public OrderDesk Desk { get; }

    public bool TryFind(string number, [NotNullWhen(true)] out Account? account, [NotNullWhen(true)] out Portfolio? portfolio)
    {
        var isKnown = _accounts.TryGetValue(number, out var entry);
        account = entry.Account;
        portfolio = isKnown ? entry.Portfolio.Value : null;
        return portfolio is not null;
    }

    private static Portfolio Create(IMarket market, bool isMargin, int seed, DateTimeOffset startedAt)
    {
        var builder = new PortfolioBuilder(market, startedAt);
        return isMargin
            ? new Portfolio(market, AccountPlans.MarginDeposit, builder.Build(AccountPlans.Margin(seed)))
            : new Portfolio(market, AccountPlans.RetirementDeposit, builder.Build(AccountPlans.Retirement(seed)));
    }
}
