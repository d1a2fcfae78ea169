using System.Reflection;
using TastyPS.Client.Authentication;
using TastyPS.Client.Http;
using TastyPS.Client.Orders.Limits;

namespace TastyPS.Client;

/// <summary>What a <see cref="TastyClient"/> is made from. It is copied when the client is made; later changes have no effect on it.</summary>
public sealed class TastyClientOptions
{
    /// <summary>Where to connect.</summary>
    public required TastyEnvironment Environment { get; set; }

    /// <summary>Who connects.</summary>
    public required OAuthCredentials Credentials { get; set; }

    /// <summary>
    /// The <c>Accept-Version</c> header, <c>yyyyMMdd</c>. Null (the default) omits the header, and the service then uses the
    /// oldest version it still serves.
    /// </summary>
    public string? AcceptVersion { get; set; }

    /// <summary>The request limits to keep; null for those of the environment.</summary>
    public RequestLimits? Limits { get; set; }

    /// <summary>Where the caps of orders are kept; null keeps them in memory, with none to begin with.</summary>
    public OrderLimitStore? OrderLimits { get; set; }

    /// <summary>The clock behind every wait, time-out and expiry.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// The time at the service, which orders are checked and looked up by; null for that of <see cref="TimeProvider"/>. A simulated market has its own. Nothing waits by it.
    /// </summary>
    public TimeProvider? ServiceTime { get; set; }

    /// <summary>How long one attempt may take from being sent to the head of its reply. Waiting for a request limit does not count.</summary>
    public TimeSpan RequestTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>
    /// How long a request that moves an order, or a dry run, may take from being sent to the end of its reply. The order works all the while, so it is looked up rather
    /// than waited for.
    /// </summary>
    public TimeSpan OrderReplyTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long making a connection may take. .NET Framework has no such setting; there the system's own applies.</summary>
    public TimeSpan ConnectTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the body of a reply may pause before it counts as dead.</summary>
    public TimeSpan ReadTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long all the waiting for the body of one reply may add up to: a reply that comes by drops never pauses for long and yet never ends.
    /// Time that the caller takes between reads does not count.
    /// </summary>
    public TimeSpan ReplyTimeout { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How often a GET is repeated after a passing failure; 0 for never. Nothing but GETs is ever repeated.</summary>
    public int MaxRetries { get; set; } = 3;

    /// <summary>The version in <c>User-Agent: TastyPS/&lt;version&gt;</c>; by default that of this library.</summary>
    public string ProductVersion { get; set; } = LibraryVersion();

    /// <summary>
    /// Receives one entry for each attempt. Called on the thread that ran the attempt, so it may be called from several threads at once;
    /// it must not throw.
    /// </summary>
    public Action<RequestLogEntry>? Log { get; set; }

    /// <summary>Makes the handler that talks to the network; null for the built-in one. The client disposes what it returns.</summary>
    public Func<HttpMessageHandler>? CreateSocketHandler { get; set; }

    internal TastyClientOptions CopyChecked()
    {
        Demand(Environment is not null, nameof(Environment), "must be given");
        Demand(Credentials is not null, nameof(Credentials), "must be given");
        Demand(!string.IsNullOrWhiteSpace(Credentials!.ClientSecret), nameof(Credentials), "must have a client secret");
        Demand(!string.IsNullOrWhiteSpace(Credentials.RefreshToken), nameof(Credentials), "must have a refresh token");
        Demand(AcceptVersion is null || (AcceptVersion.Length == 8 && AcceptVersion.All(c => c is >= '0' and <= '9')), nameof(AcceptVersion), "must be yyyyMMdd");
        Demand(TimeProvider is not null, nameof(TimeProvider), "must be given");
        Demand(RequestTimeout > TimeSpan.Zero, nameof(RequestTimeout), "must be positive");
        Demand(OrderReplyTimeout > TimeSpan.Zero, nameof(OrderReplyTimeout), "must be positive");
        Demand(ConnectTimeout > TimeSpan.Zero, nameof(ConnectTimeout), "must be positive");
        Demand(ReadTimeout > TimeSpan.Zero, nameof(ReadTimeout), "must be positive");
        Demand(ReplyTimeout > TimeSpan.Zero, nameof(ReplyTimeout), "must be positive");
        Demand(MaxRetries is >= 0 and <= 10, nameof(MaxRetries), "must be 0 to 10");
        Demand(IsHeaderToken(ProductVersion), nameof(ProductVersion), "must be letters, digits, dots and hyphens");
        return (TastyClientOptions)MemberwiseClone();
    }

    internal static string LibraryVersion()
    {
        var version = typeof(TastyClientOptions).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        return version.Split('+')[0];
    }

    private static bool IsHeaderToken(string? text) =>
        !string.IsNullOrEmpty(text) && text!.All(c => c is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '.' or '-');

    private static void Demand(bool holds, string property, string rule)
    {
        if (!holds)
            throw new ArgumentException($"{property} {rule}.", property);
    }
}
