using System.Management.Automation;
using TastyPS.Module.Tests.Engine;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.OptionChain;

/// <summary>Connections belong to the process, so another runspace may close one that is in use.</summary>
public sealed class ClosedMeanwhileTests : ModuleTest
{
    public ClosedMeanwhileTests() => ConnectAt();

    [Theory]
    [InlineData("Disconnect-Tasty -All")]
    [InlineData("Start-TastySimulator -At 2026-06-12T15:30:00Z | Connect-Tasty")]
    public async Task A_connection_closed_by_another_runspace_is_told_for_the_symbol(string closing)
    {
        PlanFault("Hang('/api-quote-tokens')", times: null);
        var simulator = Simulator;
        using var other = new EngineSession();
        using var running = Session.Start("'SPX' | Get-TastyOptionChain -Unordered; 'done'");

        await HitAsync(simulator, running);
        other.Run(closing);
        await ToldAsync(running);
    }

    [Fact]
    public async Task A_connection_closed_while_its_stream_is_open_is_told_as_well()
    {
        Session.Run("(Get-TastySimulator)[0].DxLink.Faults.Feed.WithheldTypes = [string[]]@('Greeks')");
        var stream = PSObject.AsPSObject(Simulator.Properties["DxLink"].Value);
        using var other = new EngineSession();
        using var running = Session.Start("'SPX' | Get-TastyOptionChain -QuietSeconds 3600; 'done'");

        await running.UntilAsync(() => (int)stream.Properties["OpenSessions"].Value > 0, TestContext.Current.CancellationToken);
        other.Run("Disconnect-Tasty -All");
        await ToldAsync(running);
    }

    private static async Task ToldAsync(RunningScript running)
    {
        var result = await running.FinishAsync(TestContext.Current.CancellationToken);

        var error = Assert.Single(result.Errors);
        Assert.Equal(("TastyNotConnected", ErrorCategory.ConnectionError), (IdOf(error), error.CategoryInfo.Category));
        Assert.Equal("The connection 'Simulator' was closed while it was used.", error.Exception.Message);
        Assert.Contains("Connect-Tasty", error.ErrorDetails.RecommendedAction);
        Assert.Equal("SPX", error.TargetObject);
        Assert.Equal("done", result.Output[^1].ToString());
    }
}
