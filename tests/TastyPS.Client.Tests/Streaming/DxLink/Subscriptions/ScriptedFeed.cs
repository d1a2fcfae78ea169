using System.Text.Json;
using System.Threading.Channels;
using TastyPS.Client.Json;
using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.DxLink.Protocol;
using TastyPS.Client.Streaming.DxLink.Subscriptions;
using TastyPS.Client.Streaming.Events;
using TastyPS.Client.Streaming.Sessions;

namespace TastyPS.Client.Tests.Streaming.DxLink.Subscriptions;

/// <summary>A feed without a network: it lets sessions open, or fail to, as the script says, and shows what is sent through them.</summary>
internal sealed class ScriptedFeed : ISessionOpener
{
    private readonly Channel<ScriptedSession> _opened = Channel.CreateUnbounded<ScriptedSession>();
    private readonly Queue<Exception> _failures = new();
    private readonly List<ScriptedSession> _sessions = [];
    private int _tokens;

    public FeedClock Clock { get; } = new();

    /// <summary>The tokens that sessions were opened with, or should have been.</summary>
    public List<string> TokensUsed { get; } = [];

    public List<DateTimeOffset> Attempts { get; } = [];

    /// <summary>What the server does as soon as a session is open.</summary>
    public Action<ScriptedSession>? OnOpened { get; set; }

    /// <summary>No session opens before this ends.</summary>
    public Task Opening { get; set; } = Task.CompletedTask;

    /// <summary>Sessions that are open.</summary>
    public int Open
    {
        get
        {
            lock (_sessions)
                return _sessions.Count(session => !session.Completion.IsCompleted);
        }
    }

    public StreamTickets Tickets => field ??= new StreamTickets(_ => Task.FromResult(Token(Interlocked.Increment(ref _tokens))), Clock);

    public FeedServices Services => field ??= new FeedServices(this, Tickets, Clock, static () => 1);

    /// <summary>The next attempts fail in this way.</summary>
    public void Fail(params Exception[] failures)
    {
        lock (_sessions)
        {
            foreach (var failure in failures)
                _failures.Enqueue(failure);
        }
    }

    public async Task<IFeedSession> OpenAsync(Uri address, string token, IDxLinkListener listener, CancellationToken cancellationToken)
    {
        await Opening.WaitAsync(cancellationToken);
        ScriptedSession session;
        lock (_sessions)
        {
            TokensUsed.Add(token);
            Attempts.Add(Clock.GetUtcNow());
            Assert.Equal($"/{token}", address.AbsolutePath); // The address that came with the token.
            if (_failures.TryDequeue(out var failure))
                throw failure;

            session = new ScriptedSession(listener, Clock);
            _sessions.Add(session);
        }

        OnOpened?.Invoke(session);
        _opened.Writer.TryWrite(session);
        return session;
    }

    /// <summary>What a one-letter quote takes, and a bit for each further letter.</summary>
    public int MessageSize(FeedItem item) => 28 + item.Symbol.Length;

    /// <summary>The next session that is opened, stepping over the pauses before it.</summary>
    public async Task<ScriptedSession> SessionAsync() => await Clock.RunAsync(_opened.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask());

    private static ApiQuoteToken Token(int number)
    {
        using var document = JsonDocument.Parse($$"""{"token":"token-{{number}}","dxlink-url":"wss://feed.example/token-{{number}}","level":"api"}""");
        return ApiQuoteToken.From(new JsonFields(document.RootElement))!;
    }
}

/// <summary>A session whose server is the test.</summary>
internal sealed class ScriptedSession(IDxLinkListener listener, FeedClock clock) : IFeedSession
{
    private readonly Channel<SentMessage> _sent = Channel.CreateUnbounded<SentMessage>();
    private readonly TaskCompletionSource<SessionEnd> _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task<SessionEnd> Completion => _completion.Task;

    public bool WasClosed { get; private set; }

    public Task SendAsync(SubscriptionChange change, CancellationToken cancellationToken)
    {
        if (_completion.Task.IsCompleted)
            throw new TastyStreamClosedException("The session is over.");

        _sent.Writer.TryWrite(new SentMessage(change, clock.GetUtcNow()));
        return Task.CompletedTask;
    }

    public Task CloseAsync(CancellationToken cancellationToken)
    {
        WasClosed = true;
        _completion.TrySetResult(new SessionEnd(SessionEndReason.Disposed));
        return Task.CompletedTask;
    }

    public void Dispose() => _completion.TrySetResult(new SessionEnd(SessionEndReason.Disposed));

    public void End(SessionEndReason reason = SessionEndReason.ClosedByServer) => _completion.TrySetResult(new SessionEnd(reason, 1000, "Bye"));

    public void Say<T>(params T[] events)
        where T : struct, IMarketEvent => listener.OnEvents<T>(events);

    public void Complain(string text) => listener.OnServerError(new DxLinkError(1, "BAD_ACTION", text));

    /// <summary>The next message, stepping over the pauses before it.</summary>
    public async Task<SentMessage> MessageAsync() => await clock.RunAsync(_sent.Reader.ReadAsync(TestContext.Current.CancellationToken).AsTask());

    /// <summary>So many messages.</summary>
    public async Task<List<SentMessage>> MessagesAsync(int count)
    {
        List<SentMessage> messages = [];
        while (messages.Count < count)
            messages.Add(await MessageAsync());

        return messages;
    }

    /// <summary>Messages until they have added so many items.</summary>
    public async Task<List<SentMessage>> MessagesAddingAsync(int items)
    {
        List<SentMessage> messages = [];
        while (messages.Sum(message => message.Change.Add.Count) < items)
            messages.Add(await MessageAsync());

        return messages;
    }

    public bool HasMore => _sent.Reader.TryPeek(out _);
}

/// <summary>A message and when it was sent.</summary>
internal sealed record SentMessage(SubscriptionChange Change, DateTimeOffset At)
{
    public IEnumerable<string> Added => Change.Add.Select(item => item.Symbol);

    public IEnumerable<string> Removed => Change.Remove.Select(item => item.Symbol);
}
