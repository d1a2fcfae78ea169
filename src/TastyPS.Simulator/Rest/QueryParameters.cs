namespace TastyPS.Simulator.Rest;

/// <summary>
/// A query or form. Arrays come in three spellings, which may be mixed: <c>k[]=a&amp;k[]=b</c>, <c>k=a&amp;k=b</c> and <c>k=a,b</c>.
/// Blanks come as <c>+</c> or <c>%20</c>.
/// </summary>
internal sealed class QueryParameters
{
    private readonly Dictionary<string, List<string>> _values;

    private QueryParameters(Dictionary<string, List<string>> values) => _values = values;

    public IEnumerable<string> Names => _values.Keys;

    public static QueryParameters Parse(string text)
    {
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var pair in text.Split(['&'], StringSplitOptions.RemoveEmptyEntries))
        {
            var equals = pair.IndexOf('=');
            var name = Decode(equals < 0 ? pair : pair.Substring(0, equals));
            if (name.EndsWith("[]", StringComparison.Ordinal)) name = name.Substring(0, name.Length - 2);
            if (!values.TryGetValue(name, out var list)) values[name] = list = [];
            list.Add(equals < 0 ? "" : Decode(pair.Substring(equals + 1)));
        }
        return new QueryParameters(values);
    }

    /// <summary>The last value of a name as it is; null if there is none.</summary>
    public string? Single(string name) => _values.TryGetValue(name, out var list) ? list[list.Count - 1] : null;

    /// <summary>All values of a name, comma lists taken apart.</summary>
    public IReadOnlyList<string> All(string name) =>
        _values.TryGetValue(name, out var list) ? [.. list.SelectMany(value => value.Split([','], StringSplitOptions.RemoveEmptyEntries))] : [];

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
