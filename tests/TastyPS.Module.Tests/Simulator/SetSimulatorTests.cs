using System.Globalization;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Simulator;

/// <summary>Somebody directs the simulator, and the next command sees it.</summary>
public sealed class SetSimulatorTests : ModuleTest
{
    private const string Clock = "(Get-TastySimulator).Market.Clock.GetUtcNow().ToString('yyyy-MM-dd HH:mm:ss')";

    [Fact]
    public void The_clock_is_set_and_jumps()
    {
        ConnectAt();

        Assert.Equal(["2026-06-15 14:00:00"], Texts("Set-TastySimulator -Time 2026-06-15T14:00:00Z; " + Clock));
        Assert.Equal(["2026-06-15 14:00:30"], Texts("Set-TastySimulator -Advance 30; " + Clock));
        Assert.Equal(["2026-06-15 15:30:30"], Texts("Set-TastySimulator -Advance 01:30:00; " + Clock));
    }

    [Fact]
    public void The_clock_runs_at_a_speed_and_stands_still()
    {
        ConnectAt();

        Assert.Equal(["60", "0"], Texts("Set-TastySimulator -Speed 60; (Get-TastySimulator).Script.Clock.Speed; Set-TastySimulator -Pause; (Get-TastySimulator).Script.Clock.Speed"));
    }

    [Fact]
    public void Prices_that_are_set_hold_until_they_are_released()
    {
        ConnectAt();
        const string Prices = "Get-TastyQuote SPY | ForEach-Object { \"$($_.Bid) $($_.Ask) $($_.Last)\" }";
        var before = Texts(Prices);

        Assert.Equal(["599.98 600.02 600"], Texts("Set-TastySimulator SPY -Bid 599.98 -Ask 600.02 -Last 600; " + Prices));
        Assert.Equal(before, Texts("Set-TastySimulator SPY -Release; " + Prices));
    }

    [Fact]
    public void A_price_that_is_set_reaches_a_stream()
    {
        ConnectAt();
        Session.Run("Set-TastySimulator SPY -Bid 1.5 -Ask 2.5");

        Assert.Equal(["1.5 2.5"], Texts("Watch-TastyMarketData SPY -Type Quote -Count 1 | ForEach-Object { \"$($_.Bid) $($_.Ask)\" }"));
    }

    [Fact]
    public void A_shock_moves_one_underlying_or_the_whole_market()
    {
        ConnectAt();
        decimal Last(string symbol) => decimal.Parse(Texts($"(Get-TastyQuote {symbol}).Last").Single(), CultureInfo.InvariantCulture);
        var (spy, aapl) = (Last("SPY"), Last("AAPL"));

        Session.Run("Set-TastySimulator AAPL -ShockPercent -50");
        Assert.InRange(Last("AAPL") - aapl / 2, -0.02m, 0.02m);
        Assert.Equal(spy, Last("SPY"));

        Session.Run("Set-TastySimulator -ShockPercent 10");
        Assert.InRange(Last("SPY") - spy * 1.1m, -0.02m, 0.02m);
    }

    [Fact]
    public void A_halt_freezes_the_values_until_trading_is_resumed()
    {
        ConnectAt();
        const string Bid = "(Get-TastyQuote AAPL).Bid";
        var frozen = Texts($"Set-TastySimulator AAPL -Halt; {Bid}");

        Assert.Equal(frozen, Texts($"Set-TastySimulator AAPL -ShockPercent -20; {Bid}"));
        Assert.NotEqual(frozen, Texts($"Set-TastySimulator AAPL -Resume; {Bid}"));
    }

    [Fact]
    public void A_fault_strikes_once_or_until_it_is_cleared()
    {
        ConnectAt();

        Assert.Equal(["1", "0"], Texts("Set-TastySimulator -Fault RestRateLimited; (Get-TastySimulator).Faults.Count; Set-TastySimulator -ClearFault; (Get-TastySimulator).Faults.Count"));
    }

    [Fact]
    public void Orders_rest_or_fill_as_the_venue_is_told()
    {
        ConnectToTrade();
        const string Order = "New-TastyOrder SPY BuyToOpen -OrderType Market | Submit-TastyOrder -AccountNumber (Get-TastyAccount)[0].AccountNumber -Confirm:$false";

        Assert.Equal(["Live"], Texts($"Set-TastySimulator -FillMode Never -RouteDelay 0 -FillDelay 0; $null = {Order}; (Get-TastyOrder -Live | Select-FirstStandIn 1).Status"));
        Assert.Equal(["Filled"], Texts($"Set-TastySimulator -FillMode Market; ({Order} -Wait).Status"));
    }

    [Fact]
    public void A_market_order_costs_a_dollar_at_the_fixed_prices_of_old()
    {
        ConnectToTrade();

        Assert.Equal(
            ["1", "False"],
            Texts(
                """
                Set-TastySimulator -LegacyFixedPrices
                (New-TastyOrder SPY BuyToOpen -OrderType Market | Submit-TastyOrder -AccountNumber (Get-TastyAccount)[0].AccountNumber -Wait -Confirm:$false).AverageFillPrice.ToString('0.##')
                Set-TastySimulator -LegacyFixedPrices:$false
                (Get-TastySimulator).Broker.LegacyFixedPrices
                """));
    }

    [Theory]
    [InlineData("OrderPlacedBroken")]
    [InlineData("OrderPlacedUnavailable")]
    public void An_order_whose_reply_is_lost_is_placed_once_all_the_same(string fault)
    {
        ConnectToTrade();

        Assert.Equal(
            ["1"],
            Texts(
                """
                param($Fault)
                Set-TastySimulator -FillMode Never -Fault $Fault
                $null = New-TastyOrder SPY BuyToOpen -Price 1 -Debit | Submit-TastyOrder -AccountNumber (Get-TastyAccount)[0].AccountNumber -Confirm:$false
                @(Get-TastyOrder -Live).Count
                """,
                new { Fault = fault }));
    }

    [Theory]
    [InlineData("OmitSequence", "OmitSequence")]
    [InlineData("BatchNotifications", "SendBatches")]
    [InlineData("RefuseAccountConnect", "RefuseConnect")]
    public void A_switch_of_the_account_stream_holds_until_it_is_cleared(string fault, string member)
    {
        ConnectAt();

        Assert.Equal(
            ["True", "False"],
            Texts("param($Fault, $Member) $faults = (Get-TastySimulator).AccountStream.Faults; Set-TastySimulator -Fault $Fault; $faults.$Member; Set-TastySimulator -ClearFault; $faults.$Member", new { Fault = fault, Member = member }));
    }

    [Fact]
    public void A_negative_delay_is_refused()
    {
        ConnectAt();

        Assert.Equal("TastySimulatorRefused", IdOf(Assert.Single(Session.Run("Set-TastySimulator -FillDelay -1").Errors)));
    }

    [Fact]
    public void Every_fault_can_be_provoked()
    {
        ConnectAt();

        Assert.Empty(Session.Run("foreach ($fault in [Enum]::GetValues([TastyPS.Commands.Simulator.SimulatorFault])) { Set-TastySimulator -Fault $fault }").Errors);
    }

    [Fact]
    public void Limits_change_while_it_runs()
    {
        ConnectAt();

        Assert.Equal(
            ["False", "True 25000", "False "],
            Texts("$s = Get-TastySimulator; \"$($s.EnforcesLimits)\"; foreach ($l in 'Assumed', 'None') { Set-TastySimulator -Limits $l; \"$($s.EnforcesLimits) $($s.DxLink.Limits.Items)\" }"));
    }

    [Fact]
    public void One_unknown_symbol_costs_no_other()
    {
        ConnectAt();

        var result = Session.Run("Set-TastySimulator NOSUCH, SPY -Last 600; (Get-TastyQuote SPY).Last");

        var error = Assert.Single(result.Errors);
        Assert.Equal("TastySimulatorRefused", IdOf(error));
        Assert.Equal("Nobody knows NOSUCH.", error.Exception.Message);
        Assert.Equal(600m, Assert.Single(result.Output).BaseObject);
    }

    [Theory]
    [InlineData("-Last 600", "-Last needs a -Symbol.")]
    [InlineData("-Halt", "-Halt needs a -Symbol.")]
    [InlineData("SPY", "There is nothing to do with the -Symbol.")]
    [InlineData("SPY -Halt -Resume", "-Halt and -Resume contradict each other.")]
    [InlineData("-Pause -Speed 5", "-Pause and -Speed contradict each other.")]
    public void What_makes_no_sense_is_refused(string arguments, string message)
    {
        ConnectAt();

        var error = Session.RunExpectingTermination($"Set-TastySimulator {arguments}");

        Assert.Equal(("TastySimulatorRefused", message), (IdOf(error), error.Exception.Message));
    }

    [Fact]
    public void The_clock_of_a_record_cannot_be_set()
    {
        ConnectToTable();

        Assert.Equal("TastySimulatorRefused", IdOf(Session.RunExpectingTermination("Set-TastySimulator -Advance 60")));
    }

    [Fact]
    public void Without_a_simulator_or_with_several_it_must_be_named()
    {
        Assert.Equal("TastySimulatorNotFound", IdOf(Session.RunExpectingTermination("Set-TastySimulator -Pause")));
        Session.Run("$one = Start-TastySimulator; $two = Start-TastySimulator");

        Assert.Equal("TastySimulatorAmbiguous", IdOf(Session.RunExpectingTermination("Set-TastySimulator -Pause")));
        Assert.Equal(["0", "1"], Texts("$one | Set-TastySimulator -Pause; $one.Script.Clock.Speed; $two.Script.Clock.Speed"));
        Assert.Equal(["1"], Texts("@() | Set-TastySimulator -Pause; $two.Script.Clock.Speed"));
    }

    [Fact]
    public void It_gives_the_simulator_if_asked_to()
    {
        ConnectAt();

        Assert.Empty(Session.Run("Set-TastySimulator -Pause").Output);
        Assert.Equal(["True"], Texts("(Set-TastySimulator -Pause -PassThru).BaseUri -eq (Get-TastySimulator).BaseUri"));
    }

    private void ConnectToTrade() => Session.Run("param($At) Start-TastySimulator -At $At | Connect-Tasty -Scope Read, Trade", new { At = OpenMarket });
}
