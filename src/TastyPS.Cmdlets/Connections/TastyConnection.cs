using TastyPS.Client;
using TastyPS.Client.Accounts;
using TastyPS.Client.Authentication;
using TastyPS.Client.Instruments;
using TastyPS.Client.OptionChains;
using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Client.Streaming;
using TastyPS.Completion;
using TastyPS.Ordering;
using TastyPS.Simulator;

namespace TastyPS.Connections;

/// <summary>A connection to the service or to a simulator. It shows where it leads, and no secret to anybody.</summary>
public sealed class TastyConnection : IDisposable
{
    // Long enough for Tab to be pressed several times, and short enough for what trades.
    private static readonly TimeSpan SoonOld = TimeSpan.FromSeconds(5);

    private readonly ConnectionPlan _plan;
    private readonly CancellationTokenSource _closing = new();
    private volatile bool _ownsSimulator;

    internal TastyConnection(ConnectionPlan plan, TastyClient client, AccessToken token, RequestLog requestLog)
    {
        _plan = plan;
        _ownsSimulator = plan.OwnsSimulator;
        Client = client;
        Closing = _closing.Token;
        RequestLog = requestLog;
        UnclearClosings = new(plan.Clock);
        ConnectedAt = TimeProvider.System.GetUtcNow();
        Scope = string.Join(" ", token.Scopes);
        ChainsForCompletion = new(TimeProvider.System, symbol => client.OptionChains.GetNestedAsync(symbol, CancellationToken.None));
        FutureProductsForCompletion = new(TimeProvider.System, _ => client.Futures.GetProductsAsync(CancellationToken.None));
        FuturesForCompletion = new(TimeProvider.System, code => client.Futures.GetFuturesAsync(code, CancellationToken.None));
        SymbolsForCompletion = new(TimeProvider.System, word => client.Symbols.SearchAsync(word, CancellationToken.None));
        AccountsForCompletion = new(TimeProvider.System, _ => client.Accounts.GetAccountsAsync(CancellationToken.None));
        OrdersForCompletion = new(TimeProvider.System, kind => CompletionDownloads.WorkingOrdersAsync(client, isComplex: kind == "complex"), SoonOld);
        PositionsForCompletion = new(TimeProvider.System, _ => CompletionDownloads.PositionsAsync(client), SoonOld);
    }

    /// <summary>The name it was given, or that of its environment.</summary>
    public string Name => _plan.Name;

    /// <summary><c>Production</c>, <c>Sandbox</c>, <c>Simulator</c> or <c>Custom</c>.</summary>
    public string Environment => _plan.Simulator is null ? Client.Environment.Name : "Simulator";

    /// <summary>Where its requests go.</summary>
    public Uri BaseUri => Client.Environment.BaseUri;

    /// <summary>The scopes of its token, with blanks between.</summary>
    public string Scope { get; }

    /// <summary><c>Assumed</c>, <c>None</c> or <c>Custom</c>: the request limits that the client keeps.</summary>
    public string Limits => Client.Limits.Name;

    /// <summary>When it was made.</summary>
    public DateTimeOffset ConnectedAt { get; }

    /// <summary>When the access token in use ends; a new one is fetched before that.</summary>
    public DateTimeOffset? TokenExpiresAt => IsConnected ? Client.Tokens.ExpiresAt : null;

    /// <summary>False after Disconnect-Tasty.</summary>
    public bool IsConnected { get; private set; } = true;

    /// <summary>True for the connection that cmdlets use when none is given.</summary>
    public bool IsCurrent => ReferenceEquals(ConnectionRegistry.Current, this);

    /// <summary>What the last option chain asked for and got.</summary>
    public SnapshotCoverage? LastCoverage { get; internal set; }

    /// <summary>What its streams of market data have done so far.</summary>
    public StreamCounters Stream => Client.Streaming.Counters;

    internal TastyClient Client { get; }

    /// <summary>Cancelled when the connection is closed, so that work on it ends at once.</summary>
    internal CancellationToken Closing { get; }

    internal RequestLog RequestLog { get; }

    /// <summary>The service's time: the system's, or the simulator's.</summary>
    internal TimeProvider Clock => _plan.Clock;

    internal CompletionCache<IReadOnlyList<OptionSeries>> ChainsForCompletion { get; }

    internal CompletionCache<IReadOnlyList<FutureProduct>> FutureProductsForCompletion { get; }

    internal CompletionCache<IReadOnlyList<Future>> FuturesForCompletion { get; }

    internal CompletionCache<IReadOnlyList<SymbolMatch>> SymbolsForCompletion { get; }

    internal CompletionCache<IReadOnlyList<Account>> AccountsForCompletion { get; }

    internal CompletionCache<IReadOnlyList<(string Account, Candidate Order)>> OrdersForCompletion { get; }

    internal CompletionCache<IReadOnlyList<Position>> PositionsForCompletion { get; }

    internal UnclearClosings UnclearClosings { get; }

    /// <summary>The simulator that ends with this connection, which started it or took it over; null if none does.</summary>
    internal TastySimulator? OwnSimulator => _ownsSimulator ? _plan.Simulator : null;

    /// <summary>Takes over the simulator of a connection that this one replaces, if both lead to it.</summary>
    internal void TakeOverFrom(TastyConnection replaced)
    {
        if (replaced.OwnSimulator is null || !ReferenceEquals(replaced.OwnSimulator, _plan.Simulator))
            return;
        _ownsSimulator = true;
        replaced._ownsSimulator = false;
    }

    /// <summary>Tells, once, what went wrong between commands. On the pipeline thread of a command.</summary>
    internal void TellWarnings(Action<string> tell) => _plan.Kept?.TellWarnings(tell);

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!IsConnected)
            return;
        IsConnected = false;
        _closing.Cancel();
        _closing.Dispose();
        Client.Dispose();
    }

    /// <summary>The name and the environment.</summary>
    public override string ToString() => Name == Environment ? Name : $"{Name} ({Environment})";
}
