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
        PlanFault("Hang('/market-data')", times: null, after: 2);
        var faults = PSObject.AsPSObject(Simulator.Properties["Faults"].Value);
        using var other = new EngineSession();
        using var running = Session.Start("'SPX' | Get-TastyOptionChain -Unordered; 'done'");

        // No event tells of a request that has met a fault.
        while ((int)faults.Properties["Hits"].Value == 0)
            await Task.Delay(5, TestContext.Current.CancellationToken);
        other.Run(closing);
        var result = await running.FinishAsync(TestContext.Current.CancellationToken);

        var error = Assert.Single(result.Errors);
        Assert.Equal(("TastyNotConnected", ErrorCategory.ConnectionError), (IdOf(error), error.CategoryInfo.Category));
        Assert.Equal("The connection 'Simulator' was closed while it was used.", error.Exception.Message);
        Assert.Contains("Connect-Tasty", error.ErrorDetails.RecommendedAction);
        Assert.Equal("SPX", error.TargetObject);
        Assert.Equal("done", result.Output[^1].ToString());
    }
}
