using System.Management.Automation;
using TastyPS.Errors;

namespace TastyPS.Abstractions;

/// <summary>The accounts that a user names, by number or by wildcard, each once and in the order of naming. None named means all.</summary>
/// <param name="given">As given. The service tells upper case from lower case, users do not.</param>
internal sealed class AccountNumbers(IEnumerable<string> given)
{
    private readonly IReadOnlyList<string> _named = [.. given.Select(number => number.Trim().ToUpperInvariant()).Distinct(StringComparer.Ordinal)];

    /// <summary>The one account that is named, as the service writes it.</summary>
    /// <exception cref="TastyCommandException">The text cannot be the number of one account.</exception>
    public static string One(string named)
    {
        var number = named.Trim().ToUpperInvariant();
        return number.Length > 0 && number.All(char.IsLetterOrDigit)
            ? number
            : throw new TastyCommandException(
                $"'{named}' is no account number: those are of letters and digits alone, and one is wanted here.", ErrorIds.AccountNotFound, ErrorCategory.ObjectNotFound, "Run Get-TastyAccount to see the accounts.");
    }

    /// <summary>Whether none is named.</summary>
    public bool IsEmpty => _named.Count == 0;

    /// <summary>Whether one is named by a wildcard, so that the list of accounts is needed.</summary>
    public bool HasWildcards => _named.Any(WildcardPattern.ContainsWildcardCharacters);

    /// <summary>The numbers named, known or not, and those known that a wildcard means.</summary>
    public IReadOnlyList<string> Among(IReadOnlyList<string> known) =>
        IsEmpty ? known : [.. _named.SelectMany(name => Meant(name, known)).Distinct(StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<string> Meant(string name, IReadOnlyList<string> known)
    {
        if (!WildcardPattern.ContainsWildcardCharacters(name))
            return [name];
        var pattern = new WildcardPattern(name, WildcardOptions.IgnoreCase);
        return known.Where(pattern.IsMatch);
    }
}
