using TastyPS.Client.Http;
using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Client.Streaming.AccountStreams.Updates;
using TastyPS.Simulator;
using TastyPS.Simulator.AccountStream.Faults;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.WebSockets.Faults;

namespace TastyPS.Client.Tests.Orders.Submission;

/// <summary>Exactly once: the real client over sockets, a broker with whom everything goes wrong, and the broker's own book as the truth.</summary>
public sealed class SubmissionChaosTests : IDisposable
{
    private const int Seed = 20_260_615;
    private const int Submissions = 10_000;
    private const int InFlight = 16;

    // Looking for an order is looking through those of two days.
    private const int SubmissionsOfADay = 64;

    private static readonly TimeSpan RequestTimeout = TimeSpan.FromSeconds(100);
    private static readonly TimeSpan ReplyTimeout = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookUp = TimeSpan.FromSeconds(30);

    // A net that catches a hang; no run comes near it.
    private static readonly TimeSpan SafetyNet = TimeSpan.FromMinutes(30);

    private readonly DateTimeOffset _monday = new(2026, 6, 15, 15, 0, 0, TimeSpan.Zero);
    private readonly ITestOutputHelper _output;
    private readonly TastySimulator _simulator;
    private readonly ChaosClock _clock;
    private readonly HashSet<string> _neverAnswered = new(StringComparer.Ordinal);
    private readonly WireTap _tap;
    private readonly TastyClient _client;
    private readonly TastyClient _listener;

    public SubmissionChaosTests(ITestOutputHelper output)
    {
        _output = output;
        _simulator = TastySimulator.Start(new SimulatorOptions { Market = SimulatedMarket.Synthetic(at: _monday) });
        _simulator.Broker.RouteDelay = TimeSpan.Zero;
        _simulator.AccountStream.Faults.Add(new SocketFault { Kind = SocketFaultKind.Repeat, MessageType = "Order", Times = null, Chance = 0.3, Seed = Seed });
        _simulator.AccountStream.Faults.ExpiredTokens = ExpiredTokenBehavior.Ignore; // It is the orders whose tokens shall expire.
        _clock = new ChaosClock(_monday, _simulator.Script.Clock!.Set);
        _tap = new WireTap(SocketHandlers.Create(_simulator.BaseUri, TimeSpan.FromMinutes(5)), identifier => _neverAnswered.Contains(identifier) ? _clock.Await(ReplyTimeout) : null);
        _client = Connect(_clock, _tap);
        _listener = Connect(TimeProvider.System, null);
    }

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _client.Dispose();
        _listener.Dispose();
        _simulator.Dispose();
    }

    [Fact]
    public async Task Of_ten_thousand_submissions_under_random_faults_none_is_doubled_and_none_misreported()
    {
        using var book = await TrueBook.OpenAsync(_simulator, Token);
        var accounts = (await _listener.Accounts.GetAccountsAsync(Token)).Select(account => account.AccountNumber).ToList();
        var random = new Random(Seed);
        var attempts = Enumerable.Range(1, Submissions).Select(number => Attempt.Draw(number, accounts, random)).ToList();
        _neverAnswered.UnionWith(attempts.Where(attempt => attempt.Trouble.IsNeverAnswered).Select(attempt => attempt.Identifier));
        using var stream = _listener.Streaming.OpenAccountStream(accounts);
        await stream.WhenStateReadAsync(Token);
        var heard = HearAsync(stream);

        var reports = await SubmitAsync(attempts).WaitAsync(SafetyNet, Token);

        _clock.MoveTo(_clock.GetUtcNow() + TimeSpan.FromMinutes(2)); // What is accepted late is accepted now.
        await book.SignInAsync(_simulator, Token);
        var orders = new List<BookedOrder>();
        foreach (var account in accounts)
            orders.AddRange(await book.ReadAsync(account, Token));
        stream.Dispose();
        var figures = new Figures(reports, orders);
        _output.WriteLine(figures.ToString());
        _output.WriteLine($"Account stream: {stream.Counters}; told twice: {(await heard).Count}.");

        Assert.DoesNotContain(_tap.Sent, sent => sent.Value != 1);
        Assert.Empty(figures.Doubled);
        Assert.Empty(figures.Misreported);
        Assert.Empty(figures.Unnamed);
        Assert.Empty(figures.Missed(LookUp));
        Assert.Empty(await heard);
        Assert.True(stream.Counters.Repeated > 0);
        Assert.Equal(Submissions, reports.Count);
        Assert.All(Enum.GetValues<Claim>().Except([Claim.Nothing]), claim => Assert.Contains(reports, report => report.Claim == claim));
        Assert.Empty(_simulator.Failures);
    }

    private TastyClient Connect(TimeProvider clock, HttpMessageHandler? handler) => new(new TastyClientOptions
    {
        Environment = TastyEnvironment.At(_simulator.BaseUri),
        Credentials = new() { ClientSecret = _simulator.Credentials.ClientSecret, RefreshToken = _simulator.Credentials.RefreshToken },
        Limits = RequestLimits.None,
        RequestTimeout = RequestTimeout,
        OrderReplyTimeout = ReplyTimeout,
        TimeProvider = clock,
        CreateSocketHandler = handler is null ? null : () => handler,
    });

    private async Task<IReadOnlyList<Report>> SubmitAsync(IReadOnlyList<Attempt> attempts)
    {
        var reports = new List<Report>();
        foreach (var day in attempts.Chunk(SubmissionsOfADay))
        {
            Task<List<Report>>[] all = [.. Enumerable.Range(0, InFlight).Select(lane => Task.Run(() => SubmitInTurnAsync(day.Where((_, number) => number % InFlight == lane)), Token))];
            await _clock.RunAsync(all, Token);
            foreach (var one in all)
                reports.AddRange(await one);
            _clock.MoveTo(NextDay(_clock.GetUtcNow()));
        }

        return reports;
    }

    private async Task<List<Report>> SubmitInTurnAsync(IEnumerable<Attempt> attempts)
    {
        var reports = new List<Report>();
        foreach (var attempt in attempts)
        {
            if (attempt.Fault is { } fault)
                _simulator.Faults.Add(fault);
            reports.Add(await Report.MakeAsync(attempt, _client.Orders, _clock.GetUtcNow(), Token));
        }

        return reports;
    }

    // Mondays, Wednesdays and Fridays at the same hour, so that the orders of one day are not among those of the other.
    private static DateTimeOffset NextDay(DateTimeOffset now) =>
        new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero).AddHours(15).AddDays(now.DayOfWeek == DayOfWeek.Friday ? 3 : 2);

    /// <summary>Reads the stream to its end.</summary>
    /// <returns>What it told twice.</returns>
    private static async Task<List<string>> HearAsync(AccountStream stream)
    {
        var told = new HashSet<(long, string, DateTimeOffset?)>();
        var twice = new List<string>();
        var updates = new List<AccountUpdate>();
        while (await stream.ReadAsync(updates, Token) > 0)
        {
            twice.AddRange(updates.OfType<AccountOrderUpdate>().Where(update => !told.Add((update.OrderId, update.Status.ToString(), update.Order.UpdatedAt))).Select(update => update.Summary));
            updates.Clear();
        }

        return twice;
    }
}
