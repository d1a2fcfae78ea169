namespace TastyPS.HelpBuilder;

/// <summary>The command line of the tool.</summary>
internal sealed record Options(string Assembly, IReadOnlyList<string> References, string Docs, string Output)
{
    /// <summary>How the tool is called.</summary>
    public const string Usage =
        "usage: TastyPS.HelpBuilder --assembly <dll> --references <folder or file;...> --docs <folder> --output <folder>";

    /// <summary>Reads the command line; null if it is wrong.</summary>
    public static Options? Parse(IReadOnlyList<string> arguments)
    {
        if (arguments.Count % 2 != 0)
            return null;

        var values = arguments.Chunk(2).GroupBy(pair => pair[0], pair => pair[1]).ToDictionary(group => group.Key, group => group.Last());
        return values.Count == 4
            && values.TryGetValue("--assembly", out var assembly)
            && values.TryGetValue("--references", out var references)
            && values.TryGetValue("--docs", out var docs)
            && values.TryGetValue("--output", out var output)
            ? new Options(assembly, references.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), docs, output)
            : null;
    }
}
