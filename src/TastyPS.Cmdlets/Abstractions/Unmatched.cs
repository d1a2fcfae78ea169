using TastyPS.Client.OptionChains;

namespace TastyPS.Abstractions;

/// <summary>Says so when criteria leave nothing, or name what is not listed.</summary>
internal static class Unmatched
{
    /// <summary>A sentence if nothing was found or something named is not listed, else null.</summary>
    public static string? Describe(string underlying, int found, UnlistedNames unlisted)
    {
        if (found > 0 && unlisted.IsEmpty)
            return null;

        var reason = unlisted.IsEmpty ? "no listed contract meets all criteria" : $"{unlisted} {(unlisted.Expirations.Count + unlisted.Roots.Count == 1 ? "is" : "are")} not listed";
        return $"{underlying}: {(found == 0 ? "nothing matches: " : "")}{reason}. Get-TastyOptionExpiration {underlying} shows what is listed.";
    }
}
