using TastyPS.Simulator.Faults;

namespace TastyPS.Simulator.Rest;

/// <summary>A request as its route sees it.</summary>
internal sealed class RestRequest
{
    public required string Method { get; init; }

    /// <summary>The path as sent, percent-encoded, without the query.</summary>
    public required string Path { get; init; }

    public required QueryParameters Query { get; init; }

    public string ContentType { get; init; } = "";

    public byte[] Body { get; init; } = [];

    /// <summary>The header <c>Accept-Version</c>, eight digits; null asks for the oldest version there is.</summary>
    public string? AcceptVersion { get; init; }

    /// <summary>What shall go wrong with the content of the reply, if anything.</summary>
    public Fault? Fault { get; set; }

    /// <summary>The decoded values of the placeholders in the route's template.</summary>
    public IReadOnlyDictionary<string, string> PathValues { get; set; } = new Dictionary<string, string>();

    /// <summary>Splits a raw target into path and query; an absolute target loses scheme and host.</summary>
    public static (string Path, string Query) SplitTarget(string target)
    {
        var scheme = target.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0 && target[0] != '/')
        {
            var slash = target.IndexOf('/', scheme + 3);
            target = slash < 0 ? "/" : target.Substring(slash);
        }
        var mark = target.IndexOf('?');
        return mark < 0 ? (target, "") : (target.Substring(0, mark), target.Substring(mark + 1));
    }

    public bool Suffers(FaultKind kind, int number) => Fault is { } fault && fault.Strikes(kind, number);
}
