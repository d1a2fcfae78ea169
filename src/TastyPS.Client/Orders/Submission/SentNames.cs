namespace TastyPS.Client.Orders.Submission;

/// <summary>
/// The identifiers under which this client sends orders, or has sent them. The service knows an order only once it has arrived, and one whose reply was lost may arrive
/// late: till then nobody but the sender can say that the name is taken.
/// </summary>
internal sealed class SentNames
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>Sends an order whose identifiers nothing else here has. What is not placed for certain gives them back.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="identifiers">The identifiers.</param>
    /// <param name="areNew">Whether nobody has them from elsewhere: of an order that is known to be placed the service knows them, and they are kept no longer.</param>
    /// <param name="send">Sends it.</param>
    /// <exception cref="OrderIdentifierUsedException">One has been sent already, or is being sent.</exception>
    public async Task<T> SendAsync<T>(string accountNumber, IReadOnlyList<string> identifiers, bool areNew, Func<Task<T>> send)
    {
        var taken = new List<string>(identifiers.Count);
        try
        {
            foreach (var identifier in identifiers)
            {
                var name = NameOf(accountNumber, identifier);
                if (!Take(name))
                    throw OrderIdentifierUsedException.Sent(identifier, accountNumber);
                taken.Add(name);
            }

            var placed = await send().ConfigureAwait(false);
            if (areNew)
                GiveBack(taken);
            return placed;
        }
        catch (Exception failure) when (failure is not OrderOutcomeUnknownException)
        {
            GiveBack(taken);
            throw;
        }
    }

    /// <summary>Keeps an identifier from new orders, because one that has it may still come about.</summary>
    public void Keep(string accountNumber, string identifier) => Take(NameOf(accountNumber, identifier));

    private static string NameOf(string accountNumber, string identifier) => accountNumber + "/" + identifier;

    private bool Take(string name)
    {
        lock (_names)
            return _names.Add(name);
    }

    private void GiveBack(List<string> names)
    {
        lock (_names)
            _names.ExceptWith(names);
    }
}
