using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Submission;

namespace TastyPS.Ordering;

/// <summary>Closing orders of a connection of which nobody knows whether they were placed: what they close is still there, and would be closed twice.</summary>
internal sealed class UnclearClosings
{
    private readonly List<(OrderOutcomeUnknownException Outcome, OrderRequest Order)> _all = [];

    /// <summary>Takes one.</summary>
    public void Add(OrderOutcomeUnknownException outcome, OrderRequest order)
    {
        lock (_all)
            _all.Add((outcome, order));
    }

    /// <summary>Those that close something of what an order closes, but for what is listed by now: of that everybody can see what it holds.</summary>
    /// <param name="account">The account.</param>
    /// <param name="order">The order.</param>
    /// <param name="list">Lists the orders of the account; called only if there is anything to find.</param>
    public async Task<IReadOnlyList<(OrderOutcomeUnknownException Outcome, OrderRequest Order)>> LikeAsync(string account, OrderRequest order, Func<Task<IReadOnlyList<Order>>> list)
    {
        var alike = Like(account, order);
        if (alike.Count == 0)
            return alike;

        var listed = new HashSet<string?>((await list().ConfigureAwait(false)).Select(found => found.ExternalIdentifier), StringComparer.Ordinal);
        lock (_all)
            _all.RemoveAll(one => one.Outcome.AccountNumber == account && listed.Contains(one.Order.ExternalIdentifier));
        return Like(account, order);
    }

    private List<(OrderOutcomeUnknownException Outcome, OrderRequest Order)> Like(string account, OrderRequest order)
    {
        lock (_all)
            return [.. _all.Where(one => one.Outcome.AccountNumber == account && one.Order.Legs.Any(leg => order.Legs.Any(other => other.Symbol == leg.Symbol)))];
    }
}
