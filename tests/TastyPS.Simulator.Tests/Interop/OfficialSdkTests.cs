using Microsoft.Extensions.Time.Testing;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Synthetic;

namespace TastyPS.Simulator.Tests.Interop;

/// <summary>The script of the SDK, on a market that stands still.</summary>
public sealed class SdkRun() : InteropRun("interop.mjs")
{
    /// <inheritdoc/>
    protected override IMarket Market() => new SyntheticMarket(1, new FakeTimeProvider(Start));
}

/// <summary>The official JavaScript SDK, as published, is served by the simulator.</summary>
[Collection("Interop")]
public class OfficialSdkTests(SdkRun run) : IClassFixture<SdkRun>
{
    public static TheoryData<string> Checks =>
    [
        "signs in with a refresh token",
        "lists the accounts",
        "shows one account",
        "shows the trading status",
        "lists the balances",
        "lists the positions, which with the cash make the net liquidating value",
        "filters the positions by its own spelling of arrays",
        "reads the nested chain with both roots",
        "finds every option that is held in the nested chain",
        "shows a single option that is held",
        "gets a quote token",
        "is refused with a wrong secret",
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
