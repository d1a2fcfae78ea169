using TastyPS.Connections;

namespace TastyPS.Ordering;

/// <summary>The followings of a command: one for each account, however many orders it follows.</summary>
internal sealed class OrderFollowings(TastyConnection connection) : IDisposable
{
    private readonly Dictionary<string, OrderFollowing> _byAccount = new(StringComparer.Ordinal);

    /// <summary>The following of an account; begun if there is none.</summary>
    public OrderFollowing Of(string account)
    {
        if (_byAccount.TryGetValue(account, out var following))
            return following;

        // It outlives the call that began it, so it must not tell its requests to that one.
        using (ExecutionContext.SuppressFlow())
            _byAccount.Add(account, following = new OrderFollowing(connection.Client, account));
        return following;
    }

    public void Dispose()
    {
        foreach (var following in _byAccount.Values)
            following.Dispose();
    }
}
