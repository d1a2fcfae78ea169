using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Scripting;
using TastyPS.Simulator.Market.Synthetic;

namespace TastyPS.Simulator.Tests.Interop;

/// <summary>The script that trades, on a market that moves with real time.</summary>
public sealed class TradingRun() : InteropRun("trading.mjs")
{
    /// <inheritdoc/>
    protected override IMarket Market() => new SyntheticMarket(1, new MarketClock(Start));
}

/// <summary>The official JavaScript SDK, as published, trades on the simulator and follows on its account stream.</summary>
[Collection("Interop")]
public class OfficialTradingTests(TradingRun run) : IClassFixture<TradingRun>
{
    public static TheoryData<string> Checks =>
    [
        "connects its account stream",
        "previews an order",
        "is told why an order is refused",
        "submits a market order and hears it routed, live with its fill and filled",
        "replaces a resting order and hears the end of the old one before the new one is live",
        "lists live orders and finds orders again",
        "cancels an order and hears of it",
        "submits and cancels a complex order",
        "keeps its stream by heartbeats",
        "numbers all notifications one after the other",
        "may not trade with a grant to read",
    ];

    [Theory]
    [MemberData(nameof(Checks))]
    public void The_SDK(string check)
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
