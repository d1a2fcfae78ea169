using TastyPS.Abstractions;
using TastyPS.Client;
using TastyPS.Client.Accounts;
using TastyPS.Client.Orders;
using TastyPS.Connections;
using TastyPS.Errors;

namespace TastyPS.Ordering;

/// <summary>Finds orders by their numbers, also where nobody said in which account.</summary>
internal sealed class OrderLocator(TastyConnection connection)
{
    private IReadOnlyList<Account>? _accounts;

    /// <summary>The open accounts, asked for once.</summary>
    public async Task<IReadOnlyList<string>> AccountsAsync(CancellationToken stop) =>
        [.. (await AllAsync(stop).ConfigureAwait(false)).Where(account => account.IsClosed != true).Select(account => account.AccountNumber)];

    /// <summary>An order of an account, or of any.</summary>
    /// <exception cref="OrderNotFoundException">There is none of that number.</exception>
    /// <exception cref="OrderAccountException">The account is none of the connection.</exception>
    public Task<(string Account, Order Order)> FindAsync(string? account, long id, CancellationToken stop) =>
        FindAsync(false, account, id, number => connection.Client.Orders.GetAsync(number, id, stop), stop);

    /// <summary>As <see cref="FindAsync(string?, long, CancellationToken)"/>, once the order is at the venue, where it can be changed and cancelled.</summary>
    public Task<(string Account, Order Order)> FindArrivedAsync(string? account, long id, CancellationToken stop) =>
        FindAsync(false, account, id, number => connection.Client.Orders.GetArrivedAsync(number, id, stop), stop);

    /// <summary>A complex order of an account, or of any.</summary>
    /// <exception cref="OrderNotFoundException">There is none of that number.</exception>
    public Task<(string Account, ComplexOrder Order)> FindComplexAsync(string? account, long id, CancellationToken stop) =>
        FindAsync(true, account, id, number => connection.Client.Orders.GetComplexAsync(number, id, stop), stop);

    private async Task<IReadOnlyList<Account>> AllAsync(CancellationToken stop) =>
        _accounts ??= await connection.Client.Accounts.GetAccountsAsync(stop).ConfigureAwait(false);

    private async Task<IReadOnlyList<string>> MeantAsync(string? account, CancellationToken stop)
    {
        if (account is null)
            return await AccountsAsync(stop).ConfigureAwait(false);
        var named = new AccountNumbers([account]);
        return named.HasWildcards ? named.Among(await AccountsAsync(stop).ConfigureAwait(false)) : [One(account)];
    }

    // Of one order among others: it must cost no other.
    private static string One(string account)
    {
        try
        {
            return AccountNumbers.One(account);
        }
        catch (TastyCommandException e)
        {
            throw new OrderAccountException(e);
        }
    }

    private async Task<(string Account, T Order)> FindAsync<T>(bool isComplex, string? account, long id, Func<string, Task<T>> ask, CancellationToken stop)
    {
        if (id <= 0)
            throw new OrderNotFoundException(FormattableString.Invariant($"There is no {(isComplex ? "complex order" : "order")} {id}: their numbers are above 0."), id, isComplex, null);
        var accounts = await MeantAsync(account, stop).ConfigureAwait(false);
        Exception? last = null;
        foreach (var number in accounts)
        {
            try
            {
                return (number, await ask(number).ConfigureAwait(false));
            }
            catch (Exception e) when (e is TastyNotFoundException or TastyAuthorizationException or ArgumentException)
            {
                last = e;
            }
        }

        if (account is not null && accounts is [var named] && await ForeignAccount.FindAsync(named, AllAsync, last, stop).ConfigureAwait(false) is { } foreign)
            throw new OrderAccountException(foreign);
        throw new OrderNotFoundException(FormattableString.Invariant($"There is no {(isComplex ? "complex order" : "order")} {id} in {(accounts.Count == 0 ? $"any account like {account}" : (accounts.Count == 1 ? "account " : "the accounts ") + string.Join(", ", accounts))}."), id, isComplex, last);
    }
}

/// <summary>What names the account of an order is the number of none, or of none of the connection.</summary>
internal sealed class OrderAccountException(TastyCommandException cause) : TastyException(cause.Message, cause)
{
    /// <summary>What is wrong with it.</summary>
    public TastyCommandException Cause { get; } = cause;
}

/// <summary>No account has an order of that number.</summary>
internal sealed class OrderNotFoundException(string message, long id, bool isComplex, Exception? cause) : TastyException(message, cause)
{
    /// <summary>The number.</summary>
    public long Id { get; } = id;

    /// <summary>Whether it is a complex order that there is not.</summary>
    public bool IsComplex { get; } = isComplex;
}
