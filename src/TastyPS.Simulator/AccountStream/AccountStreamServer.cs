using System.Text;
using System.Text.Json;
using TastyPS.Simulator.AccountStream.Faults;
using TastyPS.Simulator.AccountStream.Sessions;
using TastyPS.Simulator.AccountStream.Wire;
using TastyPS.Simulator.Broker;
using TastyPS.Simulator.OAuth;
using TastyPS.Simulator.Rest;

namespace TastyPS.Simulator.AccountStream;

/// <summary>
/// The account streamer: notifications of orders, balances and positions to those who have connected with a token and an account. It is served at
/// <c>/account-stream</c> and, because the service's has a host without a path, at the root of the port. All members may be used from any thread, while sessions run.
/// </summary>
public sealed class AccountStreamServer
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(5);

    private readonly TimeProvider _clock;
    private readonly TimeProvider _realTime;
    private readonly ReplyTurns _turns;
    private long _patience = TimeSpan.FromSeconds(60).Ticks;
    private int _messageCount;
    private int _notificationCount;

    internal AccountStreamServer(TimeProvider sessionClock, TimeProvider marketClock, TokenIssuer issuer, Customer customer, Uri baseUri, TimeProvider? realTime = null)
    {
        _clock = marketClock;
        _realTime = realTime ?? TimeProvider.System;
        _turns = new ReplyTurns(Deliver);
        Address = new UriBuilder(baseUri) { Scheme = "ws", Path = AccountStreamEndpoint.Path }.Uri;
        Endpoint = new AccountStreamEndpoint(new AccountSessionServices
        {
            Clock = sessionClock,
            Issuer = issuer,
            Customer = customer,
            Faults = Faults,
            Patience = () => HeartbeatTimeout,
            CountMessage = () => Interlocked.Increment(ref _messageCount),
        });
    }

    /// <summary>Where it is, e.g. <c>ws://localhost:40123/account-stream</c>; <c>ws://localhost:40123/</c> leads to it, too.</summary>
    public Uri Address { get; }

    /// <summary>What is going to go wrong.</summary>
    public AccountStreamFaults Faults { get; } = new();

    /// <summary>How long a session lasts without a heartbeat before it is closed with 1000 "Bye": 60 seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is not positive.</exception>
    public TimeSpan HeartbeatTimeout
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _patience));
        set => Interlocked.Exchange(ref _patience, value > TimeSpan.Zero ? value.Ticks : throw new ArgumentOutOfRangeException(nameof(value), "A time-out is positive."));
    }

    /// <summary>How many connections are open.</summary>
    public int OpenSessions => Endpoint.Sessions.Count;

    /// <summary>How many connections there have been.</summary>
    public int SessionCount => Endpoint.SessionCount;

    /// <summary>How many messages clients have sent.</summary>
    public int MessageCount => Volatile.Read(ref _messageCount);

    /// <summary>How many notifications have been published, whether anybody heard them or not.</summary>
    public int NotificationCount => Volatile.Read(ref _notificationCount);

    internal AccountStreamEndpoint Endpoint { get; }

    /// <summary>Closes all sessions as at a maintenance.</summary>
    public void CloseSessions(int code = 1000, string reason = "Bye")
    {
        foreach (var session in Endpoint.Sessions) session.CloseNow(code, reason);
    }

    /// <summary>Cuts all connections, without a close frame.</summary>
    public void BreakSessions()
    {
        foreach (var session in Endpoint.Sessions) session.Break();
    }

    /// <summary>Lets all sessions that are open fall silent without closing them.</summary>
    public void SilenceSessions()
    {
        foreach (var session in Endpoint.Sessions) session.FallSilent();
    }

    /// <summary>Sends any text to all sessions, whether it is a message or not.</summary>
    public void SendText(string text)
    {
        foreach (var session in Endpoint.Sessions) session.SendText(text);
    }

    /// <summary>Publishes a notification of any type beside the simulator's own.</summary>
    /// <param name="type">Its type, e.g. one of <see cref="NotificationTypes"/>, or one that nobody knows.</param>
    /// <param name="data">The object, as JSON.</param>
    /// <param name="accountNumber">The account it is about; null for alerts, watchlists and messages to the user.</param>
    /// <exception cref="JsonException">The data is not JSON.</exception>
    public void Publish(string type, string data, string? accountNumber = null)
    {
        using (JsonDocument.Parse(data))
        {
            // Only to see that it is JSON.
        }
        Publish(new Notification(type, accountNumber, Encoding.UTF8.GetBytes(data), _clock.GetUtcNow()));
    }

    /// <summary>Publishes a notification; nothing is written while nobody listens.</summary>
    internal void Publish(string type, string? accountNumber, Action<Utf8JsonWriter> writeProperties)
    {
        if (Endpoint.IsUnheard)
        {
            Interlocked.Increment(ref _notificationCount);
            return;
        }
        var body = EncodedBody.Json(writer =>
        {
            writer.WriteStartObject();
            writeProperties(writer);
            writer.WriteEndObject();
        });
        Publish(new Notification(type, accountNumber, body.Plain, _clock.GetUtcNow()));
    }

    /// <summary>A request begins that may bring notifications about.</summary>
    internal long BeginRequest() => Faults.Order == NotificationOrder.AfterReply ? _turns.Begin() : 0;

    /// <summary>Ends when the reply to a request may leave.</summary>
    /// <param name="whenTold">Ends when the broker's news has been published.</param>
    /// <param name="cancellationToken">Ends the waiting.</param>
    internal async Task WaitForNotificationsAsync(Func<Task> whenTold, CancellationToken cancellationToken)
    {
        if (Faults.Order != NotificationOrder.BeforeReply) return;
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(DrainAsync(whenTold()), _realTime.Delay(LongestWait, waiting.Token)).ConfigureAwait(false);
        waiting.Cancel();
    }

    /// <summary>The request has been answered, or never will be.</summary>
    internal void EndRequest(long number)
    {
        if (number != 0) _turns.End(number);
    }

    private async Task DrainAsync(Task told)
    {
        await told.ConfigureAwait(false);
        await Task.WhenAll(Endpoint.Sessions.Select(session => session.DrainAsync())).ConfigureAwait(false);
    }

    private void Publish(Notification notification)
    {
        Interlocked.Increment(ref _notificationCount);
        _turns.Publish(notification);
    }

    private void Deliver(Notification notification)
    {
        foreach (var session in Endpoint.Sessions) session.Notify(notification);
    }
}
