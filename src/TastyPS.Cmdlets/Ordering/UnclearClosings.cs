using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Submission;

namespace TastyPS.Ordering;

/// <summary>Orders of a connection that may close something and of which nobody knows whether they were placed: what they close is still there, and would be closed twice.</summary>
/// <param name="clock">The service's time.</param>
internal sealed class UnclearClosings(TimeProvider clock)
{
    // How far this machine's clock and the service's may be apart.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private readonly List<UnclearClosing> _all = [];

    /// <summary>Takes an order, if it may close something.</summary>
    /// <param name="outcome">What happened to it.</param>
    /// <param name="order">The order.</param>
    /// <param name="sentAt">When it was sent, by the service's time.</param>
    public void Add(OrderOutcomeUnknownException outcome, NewOrder order, DateTimeOffset sentAt)
    {
        var one = new UnclearClosing(outcome, order, sentAt);
        if (!one.MayClose)
            return;
        lock (_all)
            _all.Add(one);
    }

    /// <summary>Those that may close something of what an order closes, but for what has ended with its session, and what is listed by now: of that everybody can see what it holds.</summary>
    /// <param name="account">The account.</param>
    /// <param name="order">The order.</param>
    /// <param name="list">Lists the orders of the account, those that work and those taken on since an instant; called only if there is anything to find.</param>
    public async Task<IReadOnlyList<UnclearClosing>> LikeAsync(string account, NewOrder order, Func<DateTimeOffset, Task<IReadOnlyList<Order>>> list)
    {
        var alike = Like(account, order);
        if (alike.Count == 0)
            return alike;

        var since = alike.Min(one => one.SentAt) - ClockTolerance;
        var names = new HashSet<string?>((await list(since).ConfigureAwait(false)).Select(listed => listed.ExternalIdentifier), StringComparer.Ordinal);
        lock (_all)
            _all.RemoveAll(one => one.Outcome.AccountNumber == account && one.HasOneOf(names));
        return Like(account, order);
    }

    private List<UnclearClosing> Like(string account, NewOrder order)
    {
        var closing = order.ClosingLegs;
        if (closing.Count == 0)
            return [];
        lock (_all)
        {
            _all.RemoveAll(one => one.IsOver(clock.GetUtcNow()));
            return [.. _all.Where(one => one.Outcome.AccountNumber == account && one.ClosesOneOf(closing))];
        }
    }
}
