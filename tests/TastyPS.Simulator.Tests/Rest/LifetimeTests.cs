using System.Net;
using System.Net.Sockets;
using TastyPS.Simulator.Faults;

namespace TastyPS.Simulator.Tests.Rest;

public class LifetimeTests
{
    [Fact]
    public async Task Many_requests_are_served_side_by_side_and_counted()
    {
        using var session = await SimulatorSession.SignInAsync();
        var before = session.Simulator.RequestCount;

        var replies = await Task.WhenAll(Enumerable.Range(0, 200).Select(number => number % 2 == 0
            ? session.GetItemsAsync("option-chains/SPX/nested")
            : session.GetItemsAsync("market-data/by-type?equity=AAPL,SPY")));

        Assert.All(replies, items => Assert.Equal(2, items.Length));
        Assert.Equal(before + 200, session.Simulator.RequestCount);
        Assert.Empty(session.Simulator.Failures);
    }

    [Fact]
    public async Task A_request_that_hangs_does_not_hold_up_the_others()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.Faults.Add(Fault.Hang("/customers"));

        var hanging = session.Client.GetAsync(new Uri("customers/me", UriKind.Relative), SimulatorSession.Cancelled);
        await WaitUntilArrivedAsync(session);

        Assert.Single(await session.GetItemsAsync("option-chains/AAPL/nested"));
        Assert.False(hanging.IsCompleted);
        session.Simulator.Dispose();
        await Assert.ThrowsAsync<HttpRequestException>(() => hanging);
    }

    [Fact]
    public async Task Disposing_cuts_off_open_requests_and_frees_the_port()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.Faults.Add(Fault.Hang("/customers"));
        var hanging = session.Client.GetAsync(new Uri("customers/me", UriKind.Relative), SimulatorSession.Cancelled);
        await WaitUntilArrivedAsync(session);

        session.Simulator.Dispose();

        await Assert.ThrowsAsync<HttpRequestException>(() => hanging);
        using var successor = SimulatorSession.StartOnly(options => options.Port = session.Simulator.BaseUri.Port);
        Assert.Equal(session.Simulator.BaseUri, successor.Simulator.BaseUri);
    }

    [Fact]
    public async Task Disposing_cuts_off_a_body_that_is_being_sent()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.Faults.Add(Fault.Drip("/option-chains", TimeSpan.FromHours(1)));
        using var reply = await session.Client.GetAsync(new Uri("option-chains/SPX", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, SimulatorSession.Cancelled);

        session.Simulator.Dispose();

        await Assert.ThrowsAnyAsync<HttpRequestException>(() => reply.Content.ReadAsByteArrayAsync(SimulatorSession.Cancelled));
    }

    // The listener itself answers a POST without a length, hangs up, and hands the request over all the same.
    [Fact]
    public async Task A_request_without_a_length_is_refused_and_no_mistake_of_the_simulator()
    {
        using var session = await SimulatorSession.SignInAsync();
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, session.Simulator.BaseUri.Port, SimulatorSession.Cancelled);
        var head = $"POST /oauth/token HTTP/1.1\r\nHost: localhost:{session.Simulator.BaseUri.Port}\r\nConnection: close\r\n\r\n";
        await client.GetStream().WriteAsync(System.Text.Encoding.ASCII.GetBytes(head), SimulatorSession.Cancelled);
        using var reader = new StreamReader(client.GetStream());

        Assert.StartsWith("HTTP/1.1 411", await reader.ReadToEndAsync(SimulatorSession.Cancelled), StringComparison.Ordinal);
        Assert.Single(await session.GetItemsAsync("option-chains/AAPL/nested"));
        Assert.Empty(session.Simulator.Failures);
    }

    [Fact]
    public void Disposing_twice_does_no_harm()
    {
        using var session = SimulatorSession.StartOnly();

        session.Simulator.Dispose();
        session.Simulator.Dispose();
    }

    [Fact]
    public async Task It_listens_on_loopback_only()
    {
        using var session = SimulatorSession.StartOnly();
        var foreign = (await Dns.GetHostAddressesAsync(Dns.GetHostName(), AddressFamily.InterNetwork, SimulatorSession.Cancelled))
            .FirstOrDefault(address => !IPAddress.IsLoopback(address));
        Assert.SkipWhen(foreign is null, "This machine has no other address.");

        using var socket = new TcpClient();

        await Assert.ThrowsAsync<SocketException>(async () => await socket.ConnectAsync(foreign!, session.Simulator.BaseUri.Port, SimulatorSession.Cancelled));
    }

    [Fact]
    public void A_port_that_is_taken_is_refused()
    {
        using var session = SimulatorSession.StartOnly();

        Assert.Throws<HttpListenerException>(() => SimulatorSession.StartOnly(options => options.Port = session.Simulator.BaseUri.Port));
    }

    [Fact]
    public void It_knows_when_it_was_started()
    {
        using var session = SimulatorSession.StartOnly();

        Assert.Equal(session.TokenClock.GetUtcNow(), session.Simulator.StartedAt);
    }

    private static async Task WaitUntilArrivedAsync(SimulatorSession session)
    {
        while (session.Simulator.Faults.Hits == 0)
        {
            SimulatorSession.Cancelled.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
