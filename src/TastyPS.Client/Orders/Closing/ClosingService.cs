using TastyPS.Client.Accounts;
using TastyPS.Client.Orders.Checks;
using TastyPS.Client.Orders.Submission;

namespace TastyPS.Client.Orders.Closing;

/// <summary>Plans how positions are closed, and places the orders that close them.</summary>
public sealed class ClosingService
{
    private readonly ClosingTurns _turns = new();
    private readonly AccountService _accounts;
    private readonly OrderService _orders;
    private readonly InstrumentFactService _facts;
    private readonly TimeProvider _timeProvider;

    internal ClosingService(AccountService accounts, OrderService orders, InstrumentFactService facts, TimeProvider timeProvider)
    {
        _accounts = accounts;
        _orders = orders;
        _facts = facts;
        _timeProvider = timeProvider;
    }

    /// <summary>
    /// Reads what works in the accounts, what they hold now, and how the market stands, and makes orders: those of one account and underlying together as far as four legs
    /// reach, else the short positions first; so much of a long position as covers a short option waits for the order that closes that one, and stays if that one is not to
    /// be closed. What orders that work hold already is left out. Nothing is sent.
    /// </summary>
    /// <param name="positions">
    /// The positions, of several accounts if you like. One that is there twice counts once. Of each at most so much is closed as it tells, and no more than there is now.
    /// </param>
    /// <param name="terms">At what price.</param>
    /// <param name="failures">Gets what kept marks and steps of prices from coming; null if nobody wants to know.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TastyException">The live orders or the positions of an account could not be read, so that it is not known what is left to close.</exception>
    public async Task<ClosingPlan> PlanAsync(IReadOnlyList<Position> positions, ClosingTerms terms, ICollection<TastyException>? failures, CancellationToken cancellationToken)
    {
        if (positions is null)
            throw new ArgumentNullException(nameof(positions));
        if (terms is null)
            throw new ArgumentNullException(nameof(terms));

        var holdings = new List<ClosingHolding>();
        foreach (var asked in positions.GroupBy(position => position.AccountNumber ?? "", StringComparer.Ordinal))
        {
            var account = await AccountNow.ReadAsync(_orders, _accounts, asked.Key, terms.OwnOrders, cancellationToken).ConfigureAwait(false);
            holdings.AddRange(account.Holdings([.. asked.GroupBy(position => position.Symbol, StringComparer.Ordinal).Select(same => same.First())]));
        }

        var facts = await FactsAsync(holdings, failures, cancellationToken).ConfigureAwait(false);
        return new ClosingPlanner(terms, _timeProvider.GetUtcNow()).Plan([.. holdings.Select(holding => facts.TryGetValue(holding.Symbol, out var known) ? holding.Knowing(known) : holding)]);
    }

    /// <summary>
    /// Places an order of a plan, exactly once, if so much of its positions is still left: they and the orders that work are read once more, and till the order is placed
    /// nobody else who closes something of the account by this client gets a turn.
    /// </summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="order">The order, all of whose legs close, each a quantity.</param>
    /// <param name="options">How long to look for the order if the reply is lost; null for 30 seconds.</param>
    /// <param name="cancellationToken">Ends the call before the order has left. After that the order is looked up for a short time, and returned if it is found.</param>
    /// <exception cref="ArgumentException">A leg opens a position, or has no quantity. Nothing was sent.</exception>
    /// <exception cref="PositionChangedException">Less is left than the order closes, or nobody knows how much. Nothing was sent.</exception>
    /// <inheritdoc cref="OrderService.SubmitAsync(string, OrderRequest, OrderSubmitOptions, CancellationToken)"/>
    public Task<PlacedOrder> SubmitAsync(string accountNumber, OrderRequest order, OrderSubmitOptions? options, CancellationToken cancellationToken)
    {
        if (order is null)
            throw new ArgumentNullException(nameof(order));
        if (order.Legs.FirstOrDefault(leg => leg.Action is OrderAction.BuyToOpen or OrderAction.SellToOpen) is { } opening)
            throw new ArgumentException($"The leg '{opening}' opens a position.", nameof(order));
        if (order.Legs.FirstOrDefault(leg => leg.Quantity is null) is { } unmeasured)
            throw new ArgumentException($"The leg '{unmeasured}' has no quantity: it does not say how much it closes.", nameof(order));

        return _turns.TakeAsync(accountNumber, SubmitInTurnAsync, cancellationToken);

        async Task<PlacedOrder> SubmitInTurnAsync()
        {
            (await NowAsync(accountNumber, cancellationToken).ConfigureAwait(false)).DemandLeft(accountNumber, order);
            return await _orders.SubmitAsync(accountNumber, order, options, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<AccountNow> NowAsync(string accountNumber, CancellationToken cancellationToken)
    {
        try
        {
            return await AccountNow.ReadAsync(_orders, _accounts, accountNumber, [], cancellationToken).ConfigureAwait(false);
        }
        catch (TastyException passing) when (OrderNotSentException.MayPass(passing))
        {
            throw new OrderNotSentException(passing);
        }
    }

    // A mark that came with the position is from another time; only what the market says now makes a price.
    private async Task<IReadOnlyDictionary<string, InstrumentFacts>> FactsAsync(IReadOnlyList<ClosingHolding> holdings, ICollection<TastyException>? failures, CancellationToken cancellationToken)
    {
        var legs = holdings
            .Where(holding => holding is { Kind: not null, IsBystander: false })
            .GroupBy(holding => holding.Symbol, StringComparer.Ordinal)
            .Select(same => same.First().Leg)
            .Select(leg => leg with { Facts = leg.Facts! with { Mark = null } });
        var complete = await _facts.CompleteAsync([.. legs], failures, cancellationToken).ConfigureAwait(false);
        return complete.ToDictionary(leg => leg.Symbol, leg => leg.Facts!, StringComparer.Ordinal);
    }
}
