namespace TastyPS.Simulator.OAuth;

/// <summary>Scopes as they travel: words with blanks between them.</summary>
internal static class OAuthScopes
{
    /// <summary>All there are.</summary>
    public const string All = "read trade openid";

    /// <summary>Whether each word of one is a word of the other. No word at all is within nothing.</summary>
    public static bool IsWithin(string scope, string granted)
    {
        var words = Words(scope);
        return words.Length > 0 && words.All(Words(granted).Contains);
    }

    public static bool Has(string scope, string word) => Words(scope).Contains(word);

    public static string[] Words(string scope) => scope.Split([' '], StringSplitOptions.RemoveEmptyEntries);
}
