namespace TastyPS.Module.Tests.Orders;

/// <summary>Orders that are sent once the ratio of their prices reaches a threshold, and the change of that threshold.</summary>
public sealed class PairTests : OrderTest
{
    private const string Change = "Set-TastyComplexOrder $pair.Id -RatioThreshold 6";

    public PairTests()
    {
        Begin();
        Session.Run(
            """
            $pair = New-TastyComplexOrder PAIRS $order, (New-TastyOrder QQQ SellToOpen 1 -Price 900 -Credit) -RatioThreshold 5 -RatioComparator AtLeast |
                Submit-TastyOrder -AccountNumber $account -Confirm:$false
            """);
    }

    [Fact]
    public void The_ratio_is_changed_and_the_question_shows_both()
    {
        Session.Screen.Choices.Enqueue(Yes);

        Assert.Equal(["6 AtLeast"], Texts("$pair | Set-TastyComplexOrder -RatioThreshold 6 | ForEach-Object { \"$($_.RatioPriceThreshold) $($_.RatioPriceComparator)\" }"));
        Assert.Matches(
            @"^Change complex order (\d+) \(Simulator\) Change complex order \1 in account 5WT\w+ \(Simulator\): PAIRS at a ratio of at least 5: Buy to Open 10 SPY limit 100 debit, Day; "
                + @"Sell to Open 1 QQQ limit 900 credit, Day\. From now on at a ratio of at least 6\. Fees [\d.]+, buying power -[\d.]+, which leaves [\d.,]+\. Change it\?$",
            Assert.Single(Session.Screen.Questions));
        Assert.Equal(["6 AtLeast"], Texts("Get-TastyOrder -Complex | ForEach-Object { \"$($_.RatioPriceThreshold) $($_.RatioPriceComparator)\" }"));
    }

    [Fact]
    public void A_comparator_that_lets_the_ratio_hold_sends_the_orders()
    {
        Assert.Equal(["AtMost"], Texts("(Set-TastyComplexOrder $pair.Id $account -RatioThreshold 5 -RatioComparator AtMost -Confirm:$false).RatioPriceComparator"));

        Session.Run("Set-TastySimulator -Advance 00:01:00");
        Assert.Equal(["Live", "Live"], Texts("(Get-TastyOrder).StatusText"));
        Assert.Equal("TastyOrderRefused", IdOf(Assert.Single(Session.Run(Change + " -Confirm:$false").Errors)));
    }

    [Fact]
    public void How_the_ratio_is_compared_can_be_changed_alone()
    {
        Session.Screen.Choices.Enqueue(Yes);

        Assert.Equal(["5 AtMost"], Texts("$pair | Set-TastyComplexOrder -RatioComparator AtMost | ForEach-Object { \"$($_.RatioPriceThreshold) $($_.RatioPriceComparator)\" }"));
        Assert.Contains(" From now on at a ratio of at most 5. ", Assert.Single(Session.Screen.Questions));
    }

    [Fact]
    public void No_changes_nothing()
    {
        Session.Screen.Choices.Enqueue(No);

        Session.Run(Change);

        Assert.Equal(["5"], Texts("(Get-TastyOrder -Complex).RatioPriceThreshold"));
    }

    [Theory]
    [InlineData("Read, Trade", "^What if: Change complex order .* From now on at a ratio of at least 6\\. Fees ")]
    [InlineData("Read", "No server price check: scope is read\\.$")]
    public void WhatIf_changes_nothing(string scopes, string told)
    {
        Session.Run($"$simulator | Connect-Tasty -Scope {scopes}");

        Assert.Matches(told, Session.Render(Change + " -WhatIf").Trim());
        Assert.Equal(["5"], Texts("(Get-TastyOrder -Complex).RatioPriceThreshold"));
    }

    [Theory]
    [InlineData("Set-TastyComplexOrder 7 -RatioThreshold 6", "TastyOrderNotFound")]
    [InlineData("Set-TastyComplexOrder $pair.Id -RatioThreshold 5", "TastyOrderUnchanged")]
    [InlineData("Set-TastyComplexOrder $pair.Id", "TastyOrderUnchanged")]
    [InlineData("Set-TastyComplexOrder $pair.Id -RatioComparator AtLeast", "TastyOrderUnchanged")]
    [InlineData("Set-TastyComplexOrder $pair.Id -RatioThreshold 0", "TastyOrderCombinationInvalid")]
    [InlineData("$pair | Set-TastyComplexOrder -RatioThreshold -6", "TastyOrderCombinationInvalid")]
    [InlineData("$null = $pair | Stop-TastyOrder; " + Change, "TastyOrderEnded")]
    [InlineData("Set-TastyOrderLimit -Off; " + Change, "TastyOrderLimit")]
    [InlineData("Set-TastyOrderLimit -AllowedSymbol SPY; " + Change, "TastyOrderLimit")]
    [InlineData("$simulator | Connect-Tasty -Scope Read; " + Change, "TastyScopeMissing")]
    [InlineData("$pair = New-TastyComplexOrder OTO -Trigger $order -Order $order | Submit-TastyOrder -AccountNumber $account -Confirm:$false; " + Change, "TastyOrderCombinationInvalid")]
    public void A_change_that_cannot_be_is_an_error_before_anything_is_asked(string script, string id)
    {
        Assert.Equal(id, IdOf(Session.RunExpectingTermination(script)));
        Assert.Empty(Session.Screen.Questions);
        Assert.Equal(["5"], Texts("(Get-TastyOrder -Id (Get-TastyOrder -Complex | Where-Object RatioPriceThreshold).Id -Complex).RatioPriceThreshold"));
    }

    [Fact]
    public void A_single_order_has_no_ratio() => Assert.Single(Session.Run("Get-TastyOrder | Select-FirstStandIn 1 | Set-TastyComplexOrder -RatioThreshold 6").Errors);

    [Fact]
    public void A_change_whose_reply_is_lost_is_told_by_the_complex_order()
    {
        Fail("ResetAfterwards(@, 'PATCH')");

        Assert.Equal(["6"], Texts($"({Change} -Confirm:$false).RatioPriceThreshold"));
    }

    [Fact]
    public void A_change_of_which_nothing_is_seen_ends_the_command_and_names_the_one_that_looks_at_the_complex_order()
    {
        Fail("Reset(@)", after: 3); // Two looks and the dry run come first.

        var error = Session.RunExpectingTermination(Change + " -LookUpSeconds 1 -Confirm:$false");

        Assert.Equal("TastyOrderOutcomeUnknown", IdOf(error));
        Assert.Matches(@"Run Get-TastyOrder -Id \d+ -AccountNumber \w+ -Complex, and once more after a minute, to see how it stands\.", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void The_ratio_stands_in_the_table() => Assert.Contains("PAIRS at a ratio of at least 5", Session.Render("Get-TastyOrder -Complex"));

    private void Fail(string fault, int after = 0) => PlanFault(fault.Replace("@", $"'/accounts/{Texts("$account")[0]}/complex-orders/{Texts("$pair.Id")[0]}'", StringComparison.Ordinal), times: 1, after);
}
