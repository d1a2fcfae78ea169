using System.Collections;
using System.Management.Automation;
using TastyPS.Connections;

namespace TastyPS.Completion;

/// <summary>Reads what the user has typed so far, and waits for no one longer than a person would.</summary>
internal static class CompletionContext
{
    public static TastyConnection? ConnectionOf(IDictionary bound)
    {
        var connection = Unwrap(bound["Connection"]) switch
        {
            TastyConnection given => given,
            string name => ConnectionNames.Find(name),
            _ => ConnectionRegistry.Current,
        };
        return connection is { IsConnected: true } ? connection : null;
    }

    public static string? SymbolOf(IDictionary bound) => Unwrap(bound["Symbol"]) switch
    {
        string symbol => symbol.ToUpperInvariant(),
        IEnumerable symbols => symbols.Cast<object>().Select(Unwrap).OfType<string>().FirstOrDefault()?.ToUpperInvariant(),
        _ => null,
    };

    /// <summary>Whether an account is meant by what is named of accounts so far; any is if none is named.</summary>
    public static Func<string?, bool> AccountsOf(IDictionary bound)
    {
        var named = Unwrap(bound["AccountNumber"]) switch
        {
            string number => [number],
            IEnumerable numbers => [.. numbers.Cast<object>().Select(Unwrap).OfType<string>()],
            _ => Array.Empty<string>(),
        };
        var patterns = named.Select(number => new WildcardPattern(number.Trim(), WildcardOptions.IgnoreCase)).ToList();
        return account => patterns.Count == 0 || (account is not null && patterns.Exists(pattern => pattern.IsMatch(account)));
    }

    /// <summary>The result if it is there in time, else null: completion never throws.</summary>
    public static T? ResultInTime<T>(Task<T> task, TimeSpan patience)
        where T : class
    {
        // Not Task.Wait, which would throw the task's own failure.
        Task.WaitAny([task], patience);
        return task.Status == TaskStatus.RanToCompletion ? task.Result : null;
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped ? wrapped.BaseObject : value;
}
