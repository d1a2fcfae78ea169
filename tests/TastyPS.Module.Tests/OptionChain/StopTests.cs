using System.Management.Automation;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.OptionChain;

/// <summary>Every way of leaving a command early ends its work, and the next command works.</summary>
public sealed class StopTests : ModuleTest
{
    // A chain of SPX costs one request for itself, one for the price, one for the stream's token and one for each of five sessions.
    private const int MostRequests = 8;

    public StopTests() => ConnectAt();

    [Fact]
    public async Task Ctrl_C_ends_a_hanging_request_and_no_more_are_sent()
    {
        PlanFault("Hang('/api-quote-tokens')", times: null);
        var simulator = Simulator;
        using var running = Session.Start("Get-TastyOptionChain SPY -Unordered");

        await HitAsync(simulator, running);
        await running.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(PSInvocationState.Stopped, running.State);
        Assert.Empty(running.Output);
        Assert.Empty(Session.Run("$Error").Output);
        await NextCommandCostsOneRequestAsync();
    }

    [Fact]
    public async Task Ctrl_C_closes_the_sessions_of_the_stream()
    {
        Session.Run("(Get-TastySimulator)[0].DxLink.Faults.Feed.WithheldTypes = [string[]]@('Greeks')");
        var stream = PSObject.AsPSObject(Simulator.Properties["DxLink"].Value);
        using var running = Session.Start("Get-TastyOptionChain SPY -QuietSeconds 3600");

        await running.UntilAsync(() => (int)stream.Properties["OpenSessions"].Value > 0, TestContext.Current.CancellationToken);
        await running.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(PSInvocationState.Stopped, running.State);
        Assert.Empty(Session.Run("$Error").Output);
        while ((int)stream.Properties["OpenSessions"].Value > 0)
            await Task.Delay(5, TestContext.Current.CancellationToken);

        await NextCommandCostsOneRequestAsync();
    }

    [Fact]
    public async Task Ctrl_C_ends_a_connect_that_hangs_and_its_simulator_stays_unknown()
    {
        PlanFault("Hang('/oauth/token')", times: null);
        var simulator = Simulator;
        using var running = Session.Start("(Get-TastySimulator)[0] | Connect-Tasty -Name second");

        await HitAsync(simulator, running);
        await running.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["Simulator"], Texts("(Get-TastyConnection -All).Name"));
    }

    [Fact]
    public async Task Select_First_ends_the_work()
    {
        var before = RequestCount();

        var rows = Session.Run("Get-TastyOptionChain SPX | Select-FirstStandIn 3").Output;

        Assert.Equal(3, rows.Count);
        Assert.InRange(RequestCount() - before, 3, MostRequests);
        await NextCommandCostsOneRequestAsync();
    }

    [Fact]
    public async Task A_break_downstream_ends_the_work()
    {
        var before = RequestCount();

        var texts = Texts("$seen = 0; foreach ($once in 1) { Get-TastyOptionChain SPX | ForEach-Object { $seen++; if ($seen -eq 150) { break } } }; $seen");

        Assert.Equal(["150"], texts);
        Assert.InRange(RequestCount() - before, 3, MostRequests);
        await NextCommandCostsOneRequestAsync();
    }

    [Fact]
    public async Task An_error_downstream_ends_the_work_and_is_the_error_that_is_told()
    {
        var before = RequestCount();

        var error = Session.RunExpectingTermination("Get-TastyOptionChain SPX | ForEach-Object { throw 'enough' }");

        Assert.Equal("enough", error.Exception.Message);
        Assert.InRange(RequestCount() - before, 3, MostRequests);
        await NextCommandCostsOneRequestAsync();
    }

    [Fact]
    public async Task Contracts_read_as_they_come_stop_as_well()
    {
        Assert.Equal(2, Session.Run("Get-TastyOptionChain SPX -ContractOnly -Unordered | Select-FirstStandIn 2").Output.Count);

        await NextCommandCostsOneRequestAsync();
    }

    [Fact]
    public void What_was_read_of_a_chain_before_its_reply_broke_off_has_left_already()
    {
        var whole = Session.Run("Get-TastyOptionChain SPX -ContractOnly").Output.Count;
        PlanFault("Truncate('/option-chains', 0.9)");

        var result = Session.Run("Get-TastyOptionChain SPX -ContractOnly -Unordered");

        Assert.Equal("TastyReplyUnreadable", IdOf(Assert.Single(result.Errors)));
        Assert.InRange(result.Output.Count, 1, whole - 1);
    }

    // No event tells of a request that has met a fault.
    private async Task NextCommandCostsOneRequestAsync()
    {
        ForgetFaults();
        var before = RequestCount();
        using var next = Session.Start("Get-TastyOptionExpiration XSP");

        var result = await next.FinishAsync(TestContext.Current.CancellationToken);

        Assert.NotEmpty(result.Output);
        Assert.Equal(before + 1, RequestCount());
    }
}
