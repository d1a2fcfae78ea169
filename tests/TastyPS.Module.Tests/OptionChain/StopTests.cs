using System.Management.Automation;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.OptionChain;

/// <summary>Every way of leaving a command early ends its work, and the next command works.</summary>
public sealed class StopTests : ModuleTest
{
    // A chain of SPX costs one request for itself, one for the price and one for each hundred contracts; the work may run ahead of
    // the reader by 64 batches at most.
    private const int MostRequestsAhead = 80;

    public StopTests() => ConnectAt();

    [Fact]
    public async Task Ctrl_C_ends_a_hanging_request_and_no_more_are_sent()
    {
        PlanFault("Hang('/market-data')", times: null, after: 2);
        var simulator = Simulator;
        using var running = Session.Start("Get-TastyOptionChain SPY -Unordered");

        await running.FirstOutput.WaitAsync(TestContext.Current.CancellationToken);
        await HitAsync(simulator, running);
        await running.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(PSInvocationState.Stopped, running.State);
        Assert.Equal(100, running.Output.Count);
        Assert.Empty(Session.Run("$Error").Output);
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
        Assert.InRange(RequestCount() - before, 3, MostRequestsAhead);
        await NextCommandCostsOneRequestAsync();
    }

    [Fact]
    public async Task A_break_downstream_ends_the_work()
    {
        var before = RequestCount();

        var texts = Texts("$seen = 0; foreach ($once in 1) { Get-TastyOptionChain SPX | ForEach-Object { $seen++; if ($seen -eq 150) { break } } }; $seen");

        Assert.Equal(["150"], texts);
        Assert.InRange(RequestCount() - before, 4, MostRequestsAhead);
        await NextCommandCostsOneRequestAsync();
    }

    [Fact]
    public async Task An_error_downstream_ends_the_work_and_is_the_error_that_is_told()
    {
        var before = RequestCount();

        var error = Session.RunExpectingTermination("Get-TastyOptionChain SPX | ForEach-Object { throw 'enough' }");

        Assert.Equal("enough", error.Exception.Message);
        Assert.InRange(RequestCount() - before, 3, MostRequestsAhead);
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
