namespace TastyPS.Module.Tests.Orders;

public sealed class OrderPreviewTests : OrderTest
{
    [Fact]
    public void A_dry_run_places_nothing_and_shows_what_a_trader_asks_first()
    {
        Begin();

        var text = Session.Render("$order | Test-TastyOrder -AccountNumber $account");

        Assert.Matches(
            """
            ^
            Order       : Buy to Open 10 SPY limit 100 debit, Day
            Cost        : -1,000\.00
            Fees        : -0\.01 \(clearing -0\.01\)
            BuyingPower : -500\.01, which leaves [\d,]+\.\d\d
            \s*$
            """.ReplaceLineEndings("\n"),
            text);
        Assert.Equal(0, OrderCount());
    }

    [Fact]
    public void It_asks_nothing_whatever_the_preferences()
    {
        Begin();

        Assert.Single(Session.Run("$WhatIfPreference = $true; $ConfirmPreference = 'Low'; $order | Test-TastyOrder -AccountNumber $account").Output);
        Assert.Empty(Session.Screen.Questions);
    }

    [Fact]
    public void What_would_be_refused_is_refused_here()
    {
        Begin();

        Assert.Equal("TastyOrderRefused", IdOf(Assert.Single(Session.Run("New-TastyOrder NOSUCH BuyToOpen -Price 1 -Debit | Test-TastyOrder -AccountNumber $account").Errors)));
    }
}
