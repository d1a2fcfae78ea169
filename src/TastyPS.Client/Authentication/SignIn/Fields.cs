using System.Net;

namespace TastyPS.Client.Authentication.SignIn;

/// <summary>The fields of a query or a form.</summary>
internal sealed class Fields
{
    private readonly ILookup<string, string> _values;

    private Fields(ILookup<string, string> values) => _values = values;

    /// <summary>The value of a field without the blanks that copying brings; null if it is missing, empty or given twice.</summary>
    public string? this[string name]
    {
        get
        {
            var values = _values[name].Take(2).ToList();
            return values.Count == 1 && values[0].Trim() is { Length: > 0 } value ? value : null;
        }
    }

    public static Fields Parse(string encoded) => new(encoded
        .Split(['&'], StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split(['='], 2))
        .ToLookup(pair => WebUtility.UrlDecode(pair[0])!, pair => pair.Length > 1 ? WebUtility.UrlDecode(pair[1])! : string.Empty));

    public bool Has(string name) => _values.Contains(name);
}
