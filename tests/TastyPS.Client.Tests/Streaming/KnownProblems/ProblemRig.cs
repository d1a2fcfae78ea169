using TastyPS.Client.Http;
using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.DxLink;
using TastyPS.Client.Streaming.Events;
using TastyPS.Client.Tests.Streaming.DxLink.Subscriptions;
using TastyPS.Simulator;
using TastyPS.Simulator.DxLink;
using TastyPS.Simulator.Market;

namespace TastyPS.Client.Tests.Streaming.KnownProblems;

/// <summary>A client and a simulator, with sockets between them and one clock over both.</summary>
internal sealed class ProblemRig : IDisposable
{
    /// <summary>A symbol that the market does not know, so that only the test speaks of it.</summary>
    public const string Pulse = "PULSE";

    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(60);

    private readonly List<ObservedStream> _streams = [];
    private int _pulses;

    public ProblemRig(StreamLimits? limits = null)
    {
        Market = SimulatedMarket.Synthetic(at: Feed.Start);
        Simulator = TastySimulator.Start(new SimulatorOptions { Market = Market, TokenClock = Clock });
        Client = new TastyClient(new TastyClientOptions
        {
            Environment = TastyEnvironment.At(Simulator.BaseUri),
            Credentials = new() { ClientSecret = Simulator.Credentials.ClientSecret, RefreshToken = Simulator.Credentials.RefreshToken },
            Limits = RequestLimits.None.WithStream(limits ?? StreamLimits.None),
            TimeProvider = Clock,
        });
    }

    public ProblemClock Clock { get; } = new();

    public IMarket Market { get; }

    public TastySimulator Simulator { get; }

    public DxLinkServer Server => Simulator.DxLink;

    public TastyClient Client { get; }

    private static FeedItem PulseItem => Feed.Quote(Pulse);

    public ObservedStream Open(MarketDataStreamOptions? options = null)
    {
        var stream = new ObservedStream(Client.Streaming.OpenMarketData(options));
        _streams.Add(stream);
        return stream;
    }

    /// <summary>A stream that is connected and has subscribed to the pulse and to some items.</summary>
    public async Task<ObservedStream> OpenAsync(params FeedItem[] items)
    {
        var stream = Open();
        stream.Subscribe([PulseItem, .. items]);
        await stream.NoticeAsync(StreamNoticeKind.Connected);
        await Patience.UntilAsync(() => Server.ItemCount == items.Length + 1, "the subscription");
        return stream;
    }

    /// <summary>Sends something through the feed and waits until it has come: by then everything sent before has come too.</summary>
    public async Task<QuoteEvent> PulseAsync(ObservedStream stream)
    {
        var number = ++_pulses;
        Server.Publish("Quote", Pulse, new Dictionary<string, object?> { ["bidPrice"] = number });
        var events = await stream.ReadAsync(events => events.Any(one => one is QuoteEvent { Symbol: Pulse } quote && quote.Bid == number));
        return events.OfType<QuoteEvent>().Last();
    }

    /// <summary>Lets time pass on a session that works: both sides say what they have to say every 30 seconds.</summary>
    public async Task LiveAsync(ObservedStream stream, TimeSpan time)
    {
        for (var end = Clock.GetUtcNow() + time; Clock.GetUtcNow() < end;)
        {
            await PassKeepaliveAsync();
            await PulseAsync(stream);
        }
    }

    /// <summary>
    /// Lets 30 seconds pass, after which the client has to say something, and waits until the server has heard it. A second step before that would count
    /// what is still on its way as later than it was sent.
    /// </summary>
    public async Task PassKeepaliveAsync()
    {
        var before = Server.MessageCount;
        Clock.Advance(KeepAlive);
        await Patience.UntilAsync(() => Server.MessageCount > before, "a keepalive of the client");
    }

    /// <summary>Steps over the client's pauses between messages until a task ends. The server sees each message at the time it was sent. A stream that pauses for long needs the pulse.</summary>
    public async Task<T> PaceAsync<T>(ObservedStream stream, Task<T> task)
    {
        while (!task.IsCompleted)
        {
            DateTimeOffset? due = null;
            await Patience.UntilAsync(() => task.IsCompleted || Clock.TryGetNextPause(out due), "a pause of the client");
            if (due is null)
                continue;

            // What the server says in a long pause has to come before the time when it is missed.
            if (due - Clock.GetUtcNow() > KeepAlive)
                await PulseAsync(stream);
            while (due - Clock.GetUtcNow() > KeepAlive)
            {
                await PassKeepaliveAsync();
                await PulseAsync(stream);
            }

            var before = Server.MessageCount;
            Clock.SetUtcNow(due > Clock.GetUtcNow() ? due.Value : Clock.GetUtcNow());
            await Patience.UntilAsync(() => task.IsCompleted || Server.MessageCount > before, "a message after the pause");
        }

        return await task;
    }

    public Task PaceAsync(ObservedStream stream, Task task) => PaceAsync(stream, task.ContinueWith(static done => done.IsCompletedSuccessfully, TaskScheduler.Default));

    /// <summary>Waits for the loss of a session and steps over the pause before the next attempt.</summary>
    public async Task<StreamNotice> PassLossAsync(ObservedStream stream)
    {
        var lost = await stream.NoticeAsync(StreamNoticeKind.Lost);
        await PassAsync(lost);
        return lost;
    }

    /// <summary>
    /// Lets a minute pass in which the client receives nothing; and another one where it was still handling the last message when the first one went by,
    /// because it does not hold that against the server. Then as <see cref="PassLossAsync"/>.
    /// </summary>
    public async Task<StreamNotice> PassSilenceAsync(ObservedStream stream)
    {
        do
            Clock.Advance(Silence);
        while (Clock.WasSet(Silence));

        return await PassLossAsync(stream);
    }

    /// <summary>Steps over the pause that a notice tells of.</summary>
    public Task PassAsync(StreamNotice notice) => Clock.PassAsync(notice.Wait!.Value, notice.At);

    public void Dispose()
    {
        foreach (var stream in _streams)
            stream.Dispose();

        Client.Dispose();
        Simulator.Dispose();
    }
}
