using TastyPS.Client;
using TastyPS.Client.Accounts;

namespace TastyPS.Completion;

/// <summary>What completion asks of all open accounts.</summary>
internal static class CompletionDownloads
{
    /// <summary>The orders that have not ended, or the complex ones, each with its account.</summary>
    public static async Task<IReadOnlyList<(string Account, Candidate Order)>> WorkingOrdersAsync(TastyClient client, bool isComplex)
    {
        var found = new List<(string, Candidate)>();
        foreach (var account in await OpenAccountsAsync(client).ConfigureAwait(false))
        {
            found.AddRange(isComplex
                ? (await client.Orders.GetLiveComplexAsync(account, CancellationToken.None).ConfigureAwait(false)).Where(order => order.TerminalAt is null).Select(order => (account, OfOrder(order.Id, order)))
                : (await client.Orders.GetLiveAsync(account, CancellationToken.None).ConfigureAwait(false)).Where(order => !order.Status.IsTerminal).Select(order => (account, OfOrder(order.Id, order))));
        }

        return found;
    }

    /// <summary>The positions.</summary>
    public static async Task<IReadOnlyList<Position>> PositionsAsync(TastyClient client)
    {
        var found = new List<Position>();
        foreach (var account in await OpenAccountsAsync(client).ConfigureAwait(false))
            found.AddRange(await client.Accounts.GetPositionsAsync(account, null, CancellationToken.None).ConfigureAwait(false));
        return found;
    }

    private static Candidate OfOrder(long? id, object order) => new(FormattableString.Invariant($"{id}"), order.ToString()!);

    private static async Task<IEnumerable<string>> OpenAccountsAsync(TastyClient client) =>
        (await client.Accounts.GetAccountsAsync(CancellationToken.None).ConfigureAwait(false)).Where(account => account.IsClosed != true).Select(account => account.AccountNumber);
}
