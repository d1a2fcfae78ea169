using System.Net;
using System.Text.Json;
using TastyPS.Simulator.Faults;
using TastyPS.Simulator.Tests.Rest;

namespace TastyPS.Simulator.Tests.Faults;

public class FaultTests
{
    private static readonly Uri Chain = new("option-chains/SPX/nested", UriKind.Relative);

    [Fact]
    public async Task A_status_comes_once_and_then_the_answer()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.Faults.Add(Fault.Status("/option-chains", 429, retryAfterSeconds: 7));

        using var faulty = await session.Client.GetAsync(Chain, SimulatorSession.Cancelled);

        Assert.Equal(HttpStatusCode.TooManyRequests, faulty.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), faulty.Headers.RetryAfter!.Delta);
        Assert.Equal("error", Assert.Single((await SimulatorSession.ReadJsonAsync(faulty)).Names()));
        Assert.Equal(2, (await session.GetItemsAsync("option-chains/SPX/nested")).Length);
    }

    [Fact]
    public async Task A_status_may_be_a_web_page()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.Faults.Add(Fault.Status("/option-chains", 502, asHtml: true));

        using var faulty = await session.Client.GetAsync(Chain, SimulatorSession.Cancelled);

        Assert.Equal(HttpStatusCode.BadGateway, faulty.StatusCode);
        Assert.Equal("text/html", faulty.Content.Headers.ContentType!.MediaType);
        Assert.Contains("502 Bad Gateway", await faulty.Content.ReadAsStringAsync(SimulatorSession.Cancelled), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_web_page_comes_where_JSON_was_expected()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.Faults.Add(Fault.Html("/option-chains"));

        using var faulty = await session.Client.GetAsync(Chain, SimulatorSession.Cancelled);

        Assert.Equal(HttpStatusCode.OK, faulty.StatusCode);
        Assert.StartsWith("<html>", await faulty.Content.ReadAsStringAsync(SimulatorSession.Cancelled), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(0.5)]
    [InlineData(1)]
    public async Task A_truncated_body_announces_its_length_and_ends_before_it(double fraction)
    {
        using var session = await SimulatorSession.SignInAsync();
        var whole = await session.Client.GetByteArrayAsync(Chain, SimulatorSession.Cancelled);
        session.Simulator.Faults.Add(Fault.Truncate("/option-chains", fraction));

        // With nothing of the body sent, the connection may break before the headers are out.
        var broken = await Assert.ThrowsAnyAsync<Exception>(() => session.Client.GetByteArrayAsync(Chain, SimulatorSession.Cancelled));

        Assert.True(broken is HttpRequestException or IOException, broken.ToString());
        Assert.Equal(whole, await session.Client.GetByteArrayAsync(Chain, SimulatorSession.Cancelled));
    }

    [Fact]
    public async Task A_truncated_body_delivers_its_share_first()
    {
        using var session = await SimulatorSession.SignInAsync();
        var whole = await session.Client.GetByteArrayAsync(Chain, SimulatorSession.Cancelled);
        session.Simulator.Faults.Add(Fault.Truncate("/option-chains", 0.5));

        using var reply = await session.Client.GetAsync(Chain, HttpCompletionOption.ResponseHeadersRead, SimulatorSession.Cancelled);
        using var body = await reply.Content.ReadAsStreamAsync(SimulatorSession.Cancelled);
        var half = new byte[whole.Length / 2];
        await body.ReadExactlyAsync(half, SimulatorSession.Cancelled);

        Assert.Equal(whole.Length, reply.Content.Headers.ContentLength);
        Assert.Equal(whole.Take(half.Length), half);
        await Assert.ThrowsAnyAsync<IOException>(() => body.ReadExactlyAsync(new byte[1], SimulatorSession.Cancelled).AsTask());
    }

    [Fact]
    public async Task A_dripping_body_takes_its_time_and_is_complete()
    {
        using var session = await SimulatorSession.SignInAsync(options => options.AccessTokenLifetime = TimeSpan.FromDays(1000));
        var whole = await session.Client.GetByteArrayAsync(Chain, SimulatorSession.Cancelled);
        session.Simulator.Faults.Add(Fault.Drip("/option-chains", TimeSpan.FromSeconds(40)));
        var start = session.TokenClock.GetUtcNow();

        var dripping = session.Client.GetByteArrayAsync(Chain, SimulatorSession.Cancelled);
        while (!dripping.IsCompleted)
        {
            session.TokenClock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(whole, await dripping);
        Assert.True(session.TokenClock.GetUtcNow() - start >= TimeSpan.FromSeconds(40));
    }

    [Fact]
    public async Task A_hanging_request_ends_when_the_client_gives_up()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.Faults.Add(Fault.Hang("/option-chains"));
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(SimulatorSession.Cancelled);

        var hanging = session.Client.GetAsync(Chain, patience.Token);
        while (session.Simulator.Faults.Hits == 0) await Task.Yield();
        await patience.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);
        Assert.Equal(2, (await session.GetItemsAsync("option-chains/SPX/nested")).Length);
    }

    [Fact]
    public async Task A_reset_connection_gives_no_answer()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.Faults.Add(new Fault { Path = "/option-chains", Kind = FaultKind.Reset, Times = null });

        await Assert.ThrowsAsync<HttpRequestException>(() => session.Client.GetAsync(Chain, SimulatorSession.Cancelled));
    }

    [Fact]
    public async Task Expiring_tokens_end_all_sessions_until_a_new_token_is_bought()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.Faults.Add(Fault.ExpireTokens("/option-chains"));

        await session.GetErrorAsync("option-chains/SPX/nested", HttpStatusCode.Unauthorized);
        Assert.Equal("unauthorized", (await session.GetErrorAsync("option-chains/SPX/nested", HttpStatusCode.Unauthorized)).Text("code"));

        using var reply = await session.RequestTokenAsync();
        session.Client.DefaultRequestHeaders.Authorization = new("Bearer", (await SimulatorSession.ReadJsonAsync(reply)).Text("access_token"));
        Assert.Equal(2, (await session.GetItemsAsync("option-chains/SPX/nested")).Length);
    }

    [Fact]
    public async Task One_strike_of_a_chain_loses_its_symbols_and_the_next_chain_is_whole()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.Faults.Add(Fault.OmitSymbols("/option-chains", nth: 4));

        var faulty = StrikesOf(await session.GetItemsAsync("option-chains/SPX/nested"));
        var whole = StrikesOf(await session.GetItemsAsync("option-chains/SPX/nested"));

        Assert.Equal(["strike-price"], faulty[3].Names());
        Assert.Equal(faulty.Length - 1, faulty.Count(strike => strike.TryGetProperty("call", out _)));
        Assert.All(whole, strike => Assert.True(strike.TryGetProperty("put", out _)));
    }

    [Fact]
    public async Task Every_nth_item_is_missing()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.Faults.Add(Fault.DropItems("/market-data", nth: 2));

        Assert.Equal(["AAPL", "SPX", "VIX"], (await session.GetItemsAsync("market-data/by-type?equity=AAPL,BRK/B,SPX,SPY,VIX")).Texts("symbol"));
    }

    [Fact]
    public async Task Every_nth_item_is_there_without_a_price()
    {
        using var session = await SimulatorSession.SignInAsync();
        session.Simulator.Faults.Add(Fault.EmptyItems("/market-data", nth: 2));

        var items = await session.GetItemsAsync("market-data/by-type?equity=AAPL,BRK/B&equity-option=SPXW++260821C06000000,SPXW++260821C06100000");

        Assert.Equal([true, false, true, false], items.Select(item => item.TryGetProperty("bid", out _)));
        Assert.Equal(JsonShape.Sorted("symbol instrument-type updated-at is-trading-halted halt-start-time halt-end-time"), items[3].Names());
    }

    private static JsonElement[] StrikesOf(JsonElement[] items) =>
        [.. items.SelectMany(item => item.GetProperty("expirations").EnumerateArray()).SelectMany(expiration => expiration.GetProperty("strikes").EnumerateArray())];
}
