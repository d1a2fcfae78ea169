using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Scripting;
using TastyPS.Simulator.Market.Synthetic;

namespace TastyPS.Simulator.Tests.Interop;

/// <summary>The script of the streaming clients, on a market that moves with real time.</summary>
public sealed class StreamRun() : InteropRun("stream.mjs")
{
    /// <inheritdoc/>
    protected override IMarket Market() => new SyntheticMarket(1, new MarketClock(Start));

    /// <inheritdoc/>
    protected override void Fulfil(string wish, TastySimulator simulator)
    {
        if (wish == "break") simulator.DxLink.BreakSessions();
        else base.Fulfil(wish, simulator);
    }
}

/// <summary>The official JavaScript clients of the stream, as published, are served by the simulator.</summary>
[Collection("Interop")]
public class OfficialStreamTests(StreamRun run) : IClassFixture<StreamRun>
{
    public static TheoryData<string> Checks =>
    [
        "the SDK streams quote, trade, summary, profile and figures of a fund",
        "the SDK streams the level of an index, which nobody quotes",
        "the SDK streams quotes and Greeks of options",
        "the SDK streams a future, by its own and by the continuous symbol, and a coin",
        "the SDK gets candles from a time to the end of the snapshot",
        "the SDK unsubscribes",
        "the former streamer of the SDK, which never sets a feed up, is served",
        "the feed client takes 1,400 subscriptions at once",
        "the feed client reads the full format",
        "the feed client gets a history by its contract",
        "the feed client gets an empty history",
        "no client complains",
        "the feed client comes back after a break, with all it had",
        "the feed client is told that its token is refused",
    ];

    [Theory]
    [MemberData(nameof(Checks))]
    public void Of_the_clients(string check)
    {
        Assert.SkipWhen(run.Results is null, "node is not on the path");
        Assert.True(run.Results!.TryGetValue(check, out var failure), $"The script did not come to this check:\n{run.Output}");
        Assert.True(failure is null, failure);
    }

    [Fact]
    public void No_check_of_the_script_goes_unseen()
    {
        Assert.SkipWhen(run.Results is null, "node is not on the path");
        Assert.Equal(Checks.Select(row => row.Data), run.Results!.Keys);
    }
}
