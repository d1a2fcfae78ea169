using System.Text.RegularExpressions;

namespace TastyPS.Module.Tests.Orders;

/// <summary>What a lost order may close yet is not closed a second time without a warning, as long as that can happen.</summary>
public sealed class UnclearClosingTests : OrderTest
{
    private const string Warning =
        @"^Sell to Close \d+ F may be closed twice: an earlier order, .*Sell to Close \d+ F.*, was sent, and it is not known whether it was placed\. Run (Get-TastyOrder -ExternalIdentifier '\w+' -AccountNumber \w+) first\. \(TastyClosingUnclear\)$";

    private const string Close = "Close-TastyPosition F $account -LookUpSeconds 1";
    private const string Sell = "New-TastyOrder F SellToClose 100 -Price 30 -Credit";
    private const string Submit = " | Submit-TastyOrder -AccountNumber $account -LookUpSeconds 1";

    public UnclearClosingTests() => Begin();

    [Fact]
    public void What_a_lost_order_may_close_yet_is_warned_of_before_another_one_closes_it()
    {
        var look = Lose(Close);

        Assert.Equal(look, Look(Assert.Single(Session.Run(Close + " -WhatIf").Warnings)));
        Assert.Empty(Session.Run("Close-TastyPosition SPY $account -WhatIf").Warnings);
        Assert.Empty(Session.Run("Close-TastyPosition F (Get-TastyAccount)[1].AccountNumber -WhatIf -ErrorAction SilentlyContinue").Warnings);
    }

    [Theory]
    [InlineData(Sell + Submit, Close)]
    [InlineData(Sell + Submit, "New-TastyOrder F SellToClose 1 -Price 30 -Credit" + Submit)]
    [InlineData(Close, "New-TastyOrder F SellToClose 1 -Price 30 -Credit" + Submit)]
    [InlineData("New-TastyComplexOrder OTO -Trigger ($order) -Order (" + Sell + ")" + Submit, Close)]
    [InlineData(Sell + Submit, "New-TastyComplexOrder OTO -Trigger ($order) -Order (" + Sell + ")" + Submit)]
    public void Whichever_command_lost_it_whichever_closes_warns(string first, string second)
    {
        var look = Lose(first);

        Assert.Equal(look, Look(Assert.Single(Session.Run(second + " -WhatIf").Warnings)));
    }

    [Theory]
    [InlineData(Sell + Submit, "New-TastyOrder F BuyToOpen 1 -Price 5 -Debit" + Submit)]
    [InlineData("New-TastyOrder F BuyToOpen 1 -Price 5 -Debit" + Submit, Close)]
    [InlineData("New-TastyOrder /ESU6 Buy 1 -Price 5000 -Debit" + Submit, "New-TastyOrder /ESU6 SellToClose 1 -Price 9000 -Credit" + Submit)]
    public void What_opens_or_goes_the_other_way_is_warned_of_in_no_case(string first, string second)
    {
        Lose(first);

        Assert.DoesNotContain(Session.Run(second + " -WhatIf -WarningAction SilentlyContinue").Warnings, warning => warning.Contains("TastyClosingUnclear", StringComparison.Ordinal));
    }

    [Fact]
    public void The_question_says_it_too()
    {
        var look = Lose(Close);
        Session.Screen.Choices.Enqueue(No);

        Session.Run(Close);

        Assert.Contains($" it is not known whether it was placed. Run {look} first. Submit it?", Assert.Single(Session.Screen.Questions));
    }

    [Theory]
    [InlineData("Day", false)]
    [InlineData("GTC", true)]
    public void An_order_that_ended_with_its_session_is_warned_of_no_more(string timeInForce, bool isWarned)
    {
        Lose($"{Close} -TimeInForce {timeInForce}", after: "30.00:00:00");
        Session.Run("Set-TastySimulator -Time '2026-06-12T23:30:00Z'"); // The market is closed, but the day is not over.
        Assert.Single(UnclearIn(Close));

        Session.Run("Set-TastySimulator -Time '2026-06-15T15:30:00Z'");

        Assert.Equal(isWarned, UnclearIn(Close).Count > 0);
    }

    [Fact]
    public void An_order_for_the_next_session_is_warned_of_till_that_is_over()
    {
        Session.Run("Set-TastySimulator -Time '2026-06-12T22:30:00Z'");
        Lose(Sell + Submit, after: "30.00:00:00");

        Session.Run("Set-TastySimulator -Time '2026-06-15T15:30:00Z'");
        Assert.Single(UnclearIn(Close));

        Session.Run("Set-TastySimulator -Time '2026-06-16T15:30:00Z'");
        Assert.Empty(UnclearIn(Close));
    }

    [Fact]
    public void An_order_that_came_late_and_was_cancelled_is_warned_of_no_more_though_no_list_of_today_has_it()
    {
        var look = Lose("New-TastyOrder F SellToClose 1 -Price 30 -Credit -TimeInForce GTC" + Submit);
        Session.Run($"Set-TastySimulator -Advance 01:15:00; {look} | Stop-TastyOrder -Confirm:$false");
        Session.Run("Set-TastySimulator -Time '2026-06-16T15:30:00Z'");
        Assert.Empty(Session.Run("Get-TastyOrder -AccountNumber $account").Output);

        Assert.Empty(UnclearIn(Close));
    }

    // The command that looks for the order.
    private string Lose(string command, string after = "01:00:00")
    {
        PlanFault($"AcceptLate('/accounts/{Texts("$account")[0]}/{(command.Contains("Complex", StringComparison.Ordinal) ? "complex-orders" : "orders")}', '{after}')", times: 1, after: 1);
        var lost = Session.RunExpectingTermination(command + " -Confirm:$false");
        Assert.Equal("TastyOrderOutcomeUnknown", IdOf(lost));
        return Regex.Match(lost.ErrorDetails.RecommendedAction, @"Get-TastyOrder -ExternalIdentifier '\w+' -AccountNumber \w+").Value;
    }

    private List<string> UnclearIn(string command) => [.. Session.Run(command + " -WhatIf").Warnings.Where(warning => warning.Contains("TastyClosingUnclear", StringComparison.Ordinal))];

    private static string Look(string warning)
    {
        Assert.Matches(Warning, warning);
        return Regex.Match(warning, Warning).Groups[1].Value;
    }
}
