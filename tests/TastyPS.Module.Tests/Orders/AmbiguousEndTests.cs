using System.Text.RegularExpressions;
using TastyPS.Module.Tests.Engine;

namespace TastyPS.Module.Tests.Orders;

/// <summary>What is said of an order when the way to the service breaks: never that it is not placed if it may be.</summary>
public sealed class AmbiguousEndTests : OrderTest
{
    [Theory]
    [InlineData("ResetAfterwards(@)")]
    [InlineData("StatusAfterwards(@, 502)")]
    public void An_order_whose_reply_was_lost_is_found_and_given(string fault)
    {
        Begin();
        FailSubmission(fault);

        var result = Session.Run("$order | Submit-TastyOrder -AccountNumber $account -Confirm:$false");

        Assert.Equal("Buy to Open 10 SPY limit 100 debit, Day", Assert.Single(result.Output).ToString());
        Assert.Contains("(TastyOrderLookedUp)", Assert.Single(result.Warnings));
        Assert.Equal(1, OrderCount());
    }

    [Fact]
    public void An_order_that_is_not_found_ends_the_command_and_names_the_one_that_looks_again()
    {
        Begin();
        FailSubmission("AcceptLate(@, '01:00:00')");

        var error = Session.RunExpectingTermination("$order, $order | Submit-TastyOrder -AccountNumber $account -LookUpSeconds 1 -Confirm:$false");

        Assert.Equal("TastyOrderOutcomeUnknown", IdOf(error));
        Assert.Contains("may still be placed", error.ToString());
        Assert.Equal(0, OrderCount()); // Nor was the second one sent.
        var look = Regex.Match(error.ErrorDetails.RecommendedAction, @"Run (Get-TastyOrder -ExternalIdentifier '\w+' -AccountNumber \w+) ").Groups[1].Value;
        Assert.Empty(Session.Run(look).Output);
        Session.Run("Set-TastySimulator -Advance 01:15:00");
        Assert.Equal(["Buy to Open 10 SPY limit 100 debit, Day"], Texts(look));
    }

    // The error's target is the order with the name that was made for it.
    [Fact]
    public void An_order_that_is_not_found_is_not_sent_again_by_the_name_that_was_made_for_it()
    {
        Begin();
        FailSubmission("AcceptLate(@, '01:00:00')");
        Session.Run("try { $order | Submit-TastyOrder -AccountNumber $account -LookUpSeconds 1 -Confirm:$false } catch { $lost = $_.TargetObject }");

        var error = Assert.Single(Session.Run("$lost | Submit-TastyOrder -AccountNumber $account -Confirm:$false").Errors);

        Assert.Equal("TastyOrderIdentifierUsed", IdOf(error));
        Session.Run("Set-TastySimulator -Advance 01:15:00");
        Assert.Equal(1, OrderCount());
    }

    [Theory]
    [InlineData("-Connection first", "other")]
    [InlineData("-Connection first", "first")]
    [InlineData("", "first")]
    public void The_command_that_looks_again_names_the_connection_unless_it_is_the_current_one(string given, string current)
    {
        Begin();
        Session.Run($"$simulator | Connect-Tasty -Name other -Scope Read, Trade; $simulator | Connect-Tasty -Name first -Scope Read, Trade; if ('{current}' -eq 'other') {{ $simulator | Connect-Tasty -Name other -Scope Read, Trade }}");
        FailSubmission("AcceptLate(@, '01:00:00')");

        var error = Session.RunExpectingTermination($"$order | Submit-TastyOrder -AccountNumber $account -LookUpSeconds 1 -Confirm:$false {given}");

        Assert.Matches(given.Length > 0 ? @"-AccountNumber \w+ -Connection 'first' and, " : @"-AccountNumber \w+ and, ", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public async Task Whoever_closes_the_connection_meanwhile_leaves_an_order_of_which_nobody_knows()
    {
        Begin();
        FailSubmission("Hang(@)");
        var simulator = Simulator;
        using var other = new EngineSession();
        using var running = Session.Start("$order | Submit-TastyOrder -AccountNumber $account -Confirm:$false");
        await HitAsync(simulator, running);

        other.Run("Disconnect-Tasty -All");

        var error = Assert.Single((await running.FinishAsync(TestContext.Current.CancellationToken)).Errors);
        Assert.Equal("TastyOrderOutcomeUnknown", IdOf(error));
        Assert.Matches(@"no order with the identifier \w+ could be found", error.ToString());
        Assert.Contains("-Connection 'Simulator'", error.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData("DELETE", "Stop-TastyOrder")]
    [InlineData("PUT", "Set-TastyOrder -Price 99 -Confirm:$false")]
    public void A_change_whose_reply_was_lost_is_found_and_said_to_be(string method, string command)
    {
        Begin();
        Session.Run("$placed = $order | Submit-TastyOrder -AccountNumber $account -Confirm:$false");
        PlanFault($"ResetAfterwards('/accounts/{Texts("$account")[0]}/orders/{Texts("$placed.Id")[0]}', '{method}')");

        var result = Session.Run($"$placed | {command} -Verbose");

        Assert.Single(result.Output);
        Assert.Contains("(TastyOrderLookedUp)", Assert.Single(result.Warnings));
        Assert.Contains("Looking for the order. The reply was lost. This takes up to 30 s.", result.Verbose);
    }

    [Fact]
    public void A_dry_run_without_an_answer_places_nothing()
    {
        Begin();
        PlanFault($"Reset('/accounts/{Texts("$account")[0]}/orders/dry-run')", times: null);

        var error = Assert.Single(Session.Run("$order | Submit-TastyOrder -AccountNumber $account -Confirm:$false").Errors);

        Assert.Equal("TastyOrderNotPlaced", IdOf(error));
        Assert.Equal(0, OrderCount());
    }

    [Fact]
    public void Where_nobody_listens_nothing_is_placed()
    {
        Begin();
        Session.Run("$simulator.Dispose()");

        var error = Assert.Single(Session.Run("$order | Submit-TastyOrder -AccountNumber $account -Confirm:$false").Errors);

        Assert.Equal("TastyOrderNotPlaced", IdOf(error));
        Assert.StartsWith("Nothing was sent: ", error.ToString());
    }

    [Fact]
    public async Task Whoever_stops_the_command_is_told_that_the_order_was_placed()
    {
        Begin();
        FailSubmission("LoseReply(@)");
        var simulator = Simulator;
        Session.Screen.TakeText();
        using var running = Session.Start("$order | Submit-TastyOrder -AccountNumber $account -Confirm:$false");
        await HitAsync(simulator, running);

        await running.StopAsync(TestContext.Current.CancellationToken);

        Assert.Matches(@"WARNING: The command ended, but the order was placed and goes on: order (\d+), Buy to Open 10 SPY limit 100 debit, Day\. Stop-TastyOrder \1 cancels it\.", Session.Screen.TakeText());
        Assert.Equal(1, OrderCount());
    }

    [Fact]
    public async Task Whoever_stops_the_command_is_told_that_nobody_knows_and_which_command_looks()
    {
        Begin();
        FailSubmission("Hang(@)");
        var simulator = Simulator;
        Session.Screen.TakeText();
        using var running = Session.Start("$order | Submit-TastyOrder -AccountNumber $account -LookUpSeconds 1 -Confirm:$false");
        await HitAsync(simulator, running);

        await running.StopAsync(TestContext.Current.CancellationToken);

        Assert.Matches(
            @"WARNING: The command ended while the order was sent: it may have been placed\. Look with Get-TastyOrder -ExternalIdentifier '\w+' -AccountNumber \w+ before you submit anything again\.",
            Session.Screen.TakeText());
    }

    [Theory]
    [InlineData("DELETE", "Stop-TastyOrder", "cancellation", 100)]
    [InlineData("PUT", "Set-TastyOrder -Price 99 -Confirm:$false", "replacement", 99)]
    public async Task Whoever_stops_a_change_is_told_that_it_came_through(string method, string command, string what, int price)
    {
        Begin();
        Session.Run("$placed = $order | Submit-TastyOrder -AccountNumber $account -Confirm:$false");
        PlanFault($"LoseReply('/accounts/{Texts("$account")[0]}/orders/{Texts("$placed.Id")[0]}', '{method}')");
        var simulator = Simulator;
        Session.Screen.TakeText();
        using var running = Session.Start("$placed | " + command);
        await HitAsync(simulator, running);

        await running.StopAsync(TestContext.Current.CancellationToken);

        Assert.Matches(
            $@"WARNING: The command ended, but the {what} of order \d+ came through: Buy to Open 10 SPY limit {price} debit, Day\. Look with Get-TastyOrder -Id \d+ -AccountNumber \w+\.",
            Session.Screen.TakeText());
        Assert.Equal(["Cancelled"], Texts("($placed | Get-TastyOrder).StatusText"));
    }
}
