using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Time.Testing;
using TastyPS.Client.Authentication.SignIn;

namespace TastyPS.Client.Tests.Authentication.SignIn;

/// <summary>A sign-in under way on a free port, with a scripted token endpoint behind it and browsers before it.</summary>
internal sealed class SignInRig : IAsyncDisposable
{
    private readonly CancellationTokenSource _cancel = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly List<Browser> _browsers = [];

    private SignInRig(int port) => Port = port;

    public int Port { get; }

    public Uri Address => new($"http://localhost:{Port}/");

    public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 12, 18, 15, 0, 0, TimeSpan.Zero));

    public ScriptedTokens Tokens { get; } = new();

    public ConcurrentQueue<SignInResult> Saved { get; } = new();

    public ConcurrentQueue<SignInTrouble> Troubles { get; } = new();

    public Task<SignInResult> Outcome { get; private set; } = null!;

    public static async Task<SignInRig> StartAsync(
        string? clientSecret = null,
        Func<SignInResult, CancellationToken, Task>? save = null,
        IReadOnlyList<string>? scopes = null,
        TastyEnvironment? environment = null,
        bool browserOpens = true)
    {
        var rig = new SignInRig(FreePort());
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        rig.Outcome = new SignInServer(new SignInOptions
        {
            Environment = environment ?? TastyEnvironment.Sandbox,
            Port = rig.Port,
            Scopes = scopes ?? ["read"],
            ClientSecret = clientSecret,
            TimeProvider = rig.Clock,
            CreateSocketHandler = () => rig.Tokens,
            Troubled = rig.Troubles.Enqueue,
            SavedTo = "/home/me/<here>/.secrets",
            Open = (address, _) =>
            {
                listening.SetResult(address);
                return Task.FromResult(browserOpens);
            },
            Save = save ?? ((result, _) =>
            {
                rig.Saved.Enqueue(result);
                return Task.CompletedTask;
            }),
        }).SignInAsync(rig._cancel.Token);
        await Task.WhenAny(listening.Task, rig.Outcome);
        if (rig.Outcome.IsFaulted)
            await rig.Outcome;

        Assert.Equal(rig.Address, await listening.Task);
        return rig;
    }

    // Below the ports that systems give to outgoing connections: one of those may have this port before the test does.
    public static int FreePort()
    {
        while (true)
        {
            using var probe = new TcpListener(IPAddress.Loopback, Random.Shared.Next(20_000, 30_000));
            try
            {
                probe.Start();
                return ((IPEndPoint)probe.LocalEndpoint).Port;
            }
            catch (SocketException taken) when (taken.SocketErrorCode is SocketError.AddressAlreadyInUse or SocketError.AccessDenied)
            {
                // Another one, then.
            }
        }
    }

    public Browser NewBrowser()
    {
        var browser = new Browser(Address);
        _browsers.Add(browser);
        return browser;
    }

    public Task CancelAsync() => _cancel.CancelAsync();

    public async ValueTask DisposeAsync()
    {
        await _cancel.CancelAsync();
        await ((Task)Outcome).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _browsers.ForEach(browser => browser.Dispose());
        _cancel.Dispose();
    }
}
