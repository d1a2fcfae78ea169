using TastyPS.Client.Streaming;

namespace TastyPS.Client.Http;

/// <summary>
/// The limits a client keeps by itself: those of REST calls, and with <see cref="Stream"/> those of its streams. Immutable; <see cref="With"/>,
/// <see cref="WithOverall"/> and <see cref="WithStream"/> make changed copies.
/// </summary>
public sealed class RequestLimits
{
    private static readonly TimeSpan OneSecond = TimeSpan.FromSeconds(1);

    private readonly IReadOnlyDictionary<ApiFamily, RequestLimit> _families;

    private RequestLimits(string name, RequestLimit? overall, IReadOnlyDictionary<ApiFamily, RequestLimit> families, TimeSpan slack, StreamLimits stream)
    {
        Name = name;
        Overall = overall;
        Slack = slack;
        Stream = stream;
        _families = families;
    }

    /// <summary>No limits: for a simulator.</summary>
    public static RequestLimits None { get; } = new("None", null, new Dictionary<ApiFamily, RequestLimit>(), TimeSpan.Zero, StreamLimits.None);

    /// <summary>
    /// What is assumed of the service, which publishes no figures (unconfirmed; from the official MCP server's own throttle and from measurements):
    /// 50 requests a second in all; market data and option chains 2 a second; instruments 2 a second (single ones were assumed at 3, listings at 1 to 2);
    /// accounts 30 in 30 seconds; order-moving calls 20 a second; the token endpoint 1 in 5 seconds.
    /// </summary>
    public static RequestLimits Assumed { get; } = new(
        "Assumed",
        new RequestLimit(50, OneSecond),
        new Dictionary<ApiFamily, RequestLimit>
        {
            [ApiFamily.Token] = new(1, TimeSpan.FromSeconds(5)),
            [ApiFamily.Accounts] = new(30, TimeSpan.FromSeconds(30)),
            [ApiFamily.Instruments] = new(2, OneSecond),
            [ApiFamily.OptionChains] = new(2, OneSecond),
            [ApiFamily.MarketData] = new(2, OneSecond),
            [ApiFamily.Orders] = new(20, OneSecond),
        },
        TimeSpan.FromMilliseconds(25),
        StreamLimits.Assumed);

    /// <summary><c>None</c>, <c>Assumed</c> or <c>Custom</c>.</summary>
    public string Name { get; }

    /// <summary>The limit of all REST calls of a connection together; null for none.</summary>
    public RequestLimit? Overall { get; }

    /// <summary>Added to every period, because two requests do not take equally long to arrive and the service counts arrivals.</summary>
    public TimeSpan Slack { get; }

    /// <summary>The limits of streams.</summary>
    public StreamLimits Stream { get; }

    /// <summary>The limit of one family; null if it has none of its own.</summary>
    public RequestLimit? this[ApiFamily family] => _families.TryGetValue(family, out var limit) ? limit : null;

    /// <summary>A copy in which one family has another limit, or none.</summary>
    public RequestLimits With(ApiFamily family, RequestLimit? limit)
    {
        var families = _families.ToDictionary(pair => pair.Key, pair => pair.Value);
        if (limit is null)
            families.Remove(family);
        else
            families[family] = limit;

        return new RequestLimits("Custom", Overall, families, Slack, Stream);
    }

    /// <summary>A copy with another limit for all calls together, or none.</summary>
    public RequestLimits WithOverall(RequestLimit? limit) => new("Custom", limit, _families, Slack, Stream);

    /// <summary>A copy with another slack.</summary>
    public RequestLimits WithSlack(TimeSpan slack)
    {
        if (slack < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(slack), slack, "Slack cannot be negative.");

        return new RequestLimits("Custom", Overall, _families, slack, Stream);
    }

    /// <summary>A copy with other limits for streams.</summary>
    public RequestLimits WithStream(StreamLimits stream) =>
        new("Custom", Overall, _families, Slack, stream ?? throw new ArgumentNullException(nameof(stream)));

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
