using System.Collections.Concurrent;
using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Client.Streaming.AccountStreams.Protocol;
using TastyPS.Client.Streaming.AccountStreams.Updates;
using TastyPS.Client.Tests.Streaming.KnownProblems;

namespace TastyPS.Client.Tests.Streaming.AccountStreams;

/// <summary>An account stream on a scripted account streamer, with sockets between them and one clock.</summary>
internal sealed class AccountRig : IDisposable
{
    private readonly ConcurrentQueue<AccountStreamNotice> _notices = new();
    private readonly List<AccountUpdate> _read = [];
    private int _noticesTaken;
    private AccountStream? _stream;

    public ProblemClock Clock { get; } = new();

    public ScriptedAccounts Server { get; } = new();

    public ScriptedState State { get; } = new();

    public ScriptedAuthorization Authorization { get; } = new();

    public AccountStream Stream => _stream!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public AccountStream Open(AccountStreamOptions? options = null, params string[] accounts)
    {
        var services = new AccountStreamServices(Server.Address, Authorization, State, "TastyPS/1.2.3", Clock, static () => 0);
        _stream = new AccountStream(accounts.Length == 0 ? [AccountWire.Account] : accounts, (options ?? new AccountStreamOptions()) with { OnNotice = _notices.Enqueue }, services);
        return _stream;
    }

    /// <summary>A stream that is connected and has read how the account stands.</summary>
    public async Task<ScriptedAccounts.Line> ConnectAsync(AccountStreamOptions? options = null)
    {
        Open(options);
        var line = await Server.NextAsync();
        await Stream.WhenStateReadAsync(Token).OrFailAsync("the state");
        return line;
    }

    /// <summary>The next notice of a kind; what came before it is passed over.</summary>
    public async Task<AccountStreamNotice> NoticeAsync(AccountStreamNoticeKind kind)
    {
        AccountStreamNotice? found = null;
        await Patience.UntilAsync(
            () =>
            {
                var place = _notices.Skip(_noticesTaken).Select((notice, at) => (notice, at)).FirstOrDefault(one => one.notice.Kind == kind);
                found = place.notice;
                if (found is not null)
                    _noticesTaken += place.at + 1;
                return found is not null;
            },
            $"a notice {kind}");
        return found!;
    }

    public int Told(AccountStreamNoticeKind kind) => _notices.Count(notice => notice.Kind == kind);

    /// <summary>Waits for a loss, steps over the pause, and waits until the account has been read again.</summary>
    public async Task<(AccountStreamNotice Lost, ScriptedAccounts.Line Line)> PassLossAsync()
    {
        var lost = await NoticeAsync(AccountStreamNoticeKind.Lost);
        await Clock.PassAsync(lost.Wait!.Value, lost.At);
        var line = await Server.NextAsync();
        await Stream.WhenStateReadAsync(Token).OrFailAsync("the state after the loss");
        return (lost, line);
    }

    /// <summary>Lets the time till the next heartbeat pass, and waits until the server has heard it.</summary>
    public async Task PassHeartbeatAsync()
    {
        var before = Server.Heard.Count;
        await Clock.PassAsync(TimeSpan.FromSeconds(20), Clock.GetUtcNow());
        await Patience.UntilAsync(() => Server.Heard.Count > before, "a heartbeat");
    }

    /// <summary>Reads until the updates read so far satisfy the test.</summary>
    public async Task<IReadOnlyList<AccountUpdate>> ReadUntilAsync(Func<IReadOnlyList<AccountUpdate>, bool> isEnough)
    {
        while (!isEnough(_read))
            Assert.NotEqual(0, await Stream.ReadAsync(_read, Token).OrFailAsync("updates"));
        return _read;
    }

    /// <summary>Says something that only serves to be heard, and reads everything up to it.</summary>
    public async Task<IReadOnlyList<AccountUpdate>> ReadAllAsync(ScriptedAccounts.Line line)
    {
        var mark = $"Mark{Guid.NewGuid():N}";
        await line.SayAsync(AccountWire.Notice(mark, "{}"));
        await ReadUntilAsync(updates => updates.Any(update => update.TypeText == mark));
        return [.. _read.Where(update => !update.TypeText.StartsWith("Mark", StringComparison.Ordinal))];
    }

    public async Task<IReadOnlyList<AccountOrderUpdate>> ReadOrdersAsync(ScriptedAccounts.Line line) => [.. (await ReadAllAsync(line)).OfType<AccountOrderUpdate>()];

    public void Dispose()
    {
        _stream?.Dispose();
        Server.Dispose();
    }

    /// <summary>Gives out tokens one after another.</summary>
    internal sealed class ScriptedAuthorization : IStreamAuthorization
    {
        private int _number = 1;
        private int _refused;

        public string Current => $"Bearer token-{Volatile.Read(ref _number)}";

        public int Refused => Volatile.Read(ref _refused);

        /// <summary>Thrown the next times somebody asks for a token.</summary>
        public ConcurrentQueue<TastyException> Failures { get; } = new();

        /// <summary>Awaited before a token is given out.</summary>
        public Task Ready { get; set; } = Task.CompletedTask;

        public void Renew() => Interlocked.Increment(ref _number);

        public async Task<string> GetAsync(CancellationToken cancellationToken)
        {
            await Ready.WaitAsync(cancellationToken);
            return Failures.TryDequeue(out var failure) ? throw failure : Current;
        }

        public void Refuse()
        {
            Interlocked.Increment(ref _refused);
            Renew();
        }

        public string Hide(string text) => text.Replace(Current, "(token)", StringComparison.Ordinal);
    }
}
