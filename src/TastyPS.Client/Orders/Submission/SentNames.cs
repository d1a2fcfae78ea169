using System.Collections.Concurrent;

namespace TastyPS.Client.Orders.Submission;

/// <summary>
/// The identifiers under which this client sends orders, or has sent them. The service knows an order only once it has arrived, and one whose reply was lost may arrive
/// late: till then nobody but the sender can say that the name is taken.
/// </summary>
internal sealed class SentNames
{
    private readonly ConcurrentDictionary<(string Account, string Identifier), bool> _names = new();

    /// <summary>Sends an order whose identifiers nothing else here has. What is not placed for certain gives them back.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="identifiers">The identifiers.</param>
    /// <param name="areNew">Whether nobody has them from elsewhere: of an order that is known to be placed the service knows them, and they are kept no longer.</param>
    /// <param name="send">Sends it.</param>
    /// <exception cref="OrderIdentifierUsedException">One has been sent already, or is being sent.</exception>
    public async Task<T> SendAsync<T>(string accountNumber, IReadOnlyList<string> identifiers, bool areNew, Func<Task<T>> send)
    {
        var taken = new List<(string, string)>(identifiers.Count);
        try
        {
            foreach (var identifier in identifiers)
            {
                if (!_names.TryAdd((accountNumber, identifier), true))
                    throw OrderIdentifierUsedException.Sent(identifier, accountNumber);
                taken.Add((accountNumber, identifier));
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
    public void Keep(string accountNumber, string identifier) => _names.TryAdd((accountNumber, identifier), true);

    private void GiveBack(List<(string, string)> names)
    {
        foreach (var name in names)
            _names.TryRemove(name, out _);
    }
}
