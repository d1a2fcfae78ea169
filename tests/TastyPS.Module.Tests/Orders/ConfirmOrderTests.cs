namespace TastyPS.Module.Tests.Orders;

/// <summary>Confirming orders once more. The simulator has no order that wants it, and says so.</summary>
public sealed class ConfirmOrderTests : OrderTest
{
    public ConfirmOrderTests()
    {
        Begin();
        Session.Run("$placed = $order | Submit-TastyOrder -AccountNumber $account -Confirm:$false");
    }

    [Fact]
    public void The_question_shows_the_order_and_what_the_service_says_is_told()
    {
        Session.Screen.Choices.Enqueue(Yes);

        var error = Assert.Single(Session.Run("$placed | Confirm-TastyOrder").Errors);

        Assert.Matches(
            @"^Confirm order (\d+) \(Simulator\) Confirm order \1 in account 5WT\w+ \(Simulator\): Buy to Open 10 SPY limit 100 debit, Day\. Pays 1,000\.00\. Confirm it\?$",
            Assert.Single(Session.Screen.Questions));
        Assert.Equal("TastyOrderRefused", IdOf(error));
        Assert.Contains("cannot_reconfirm_order", error.ToString());
        Assert.Equal("The order needs no confirmation: Get-TastyOrder shows how it stands.", error.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData("Confirm-TastyOrder $placed.Id -WhatIf")]
    [InlineData("$simulator | Connect-Tasty -Scope Read; Confirm-TastyOrder $placed.Id -WhatIf")]
    public void WhatIf_sends_nothing(string script)
    {
        PlanFault($"Hang('/accounts/{Texts("$account")[0]}/orders/{Texts("$placed.Id")[0]}/reconfirm')");

        Assert.StartsWith("What if: Confirm order ", Session.Render(script));
    }

    [Theory]
    [InlineData("Confirm-TastyOrder 7", "TastyOrderNotFound")]
    [InlineData("$null = $placed | Stop-TastyOrder; Confirm-TastyOrder $placed.Id", "TastyOrderEnded")]
    [InlineData("Set-TastyOrderLimit -MaxQuantity 9; Confirm-TastyOrder $placed.Id", "TastyOrderLimit")]
    [InlineData("$simulator | Connect-Tasty -Scope Read; Confirm-TastyOrder $placed.Id", "TastyScopeMissing")]
    public void A_confirmation_that_cannot_be_is_an_error_before_anything_is_asked(string script, string id)
    {
        Assert.Equal(id, IdOf(Session.RunExpectingTermination(script)));
        Assert.Empty(Session.Screen.Questions);
    }

    [Fact]
    public void A_confirmation_whose_reply_is_lost_ends_the_command_and_names_the_one_that_looks()
    {
        PlanFault($"Reset('/accounts/{Texts("$account")[0]}/orders/{Texts("$placed.Id")[0]}/reconfirm')");

        var error = Session.RunExpectingTermination("$placed, $placed | Confirm-TastyOrder -Confirm:$false");

        Assert.Equal("TastyOrderOutcomeUnknown", IdOf(error));
        Assert.Matches(@"Run Get-TastyOrder -Id \d+ -AccountNumber \w+, and once more after a minute, to see how it stands\.", error.ErrorDetails.RecommendedAction);
    }
}
