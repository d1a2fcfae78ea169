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

    [Theory]
    [InlineData("$order", "-1000")]
    [InlineData("New-TastyOrder SPY SellToClose 1 -Price 800 -Credit", "800")]
    [InlineData("$market", "")]
    [InlineData("New-TastyComplexOrder OTO -Trigger $order -Order (New-TastyOrder SPY SellToClose 10 -Price 800 -Credit)", "")]
    public void The_cost_is_a_number_that_scripts_can_reckon_with(string order, string cost)
    {
        Begin();

        Assert.Equal([cost], Texts($"$preview = {order} | Test-TastyOrder -AccountNumber $account; \"$($preview.Cost)\""));
        Assert.Contains("Cost", Texts("$preview.PSObject.Properties.Name"));
    }

    [Theory]
    [InlineData(3, "0.00")]
    [InlineData(12, "-0.01 (clearing -0.01)")]
    public void Fees_have_two_decimals_however_many_the_service_tells(int quantity, string fees)
    {
        Begin();

        Assert.Contains($"Fees        : {fees}\n", Session.Render($"New-TastyOrder SPY BuyToOpen {quantity} -Price 100 -Debit | Test-TastyOrder -AccountNumber $account"));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Each_order_of_a_complex_one_has_lines_of_its_own_and_no_word_is_broken(int screen)
    {
        Begin();
        Session.Screen.Width = screen;

        Session.Run(
            """
            $legs = Get-TastyOptionChain SPX -Expiration Next -StrikeCount 4 -OptionType Put | New-TastyOrderLeg -Action BuyToOpen -Quantity 12
            $many = $legs[0..3] | New-TastyOrder -Price 100 -Debit -RouteAfter 2026-06-12T19:00:00Z
            $several = New-TastyComplexOrder OTO $many -Trigger $order
            """);
        var whole = Texts("$many")[0];

        foreach (var script in (string[])["$many", "$several", "$several | Test-TastyOrder -AccountNumber $account"])
        {
            var text = Session.Render(script);

            Assert.Contains(whole, string.Join(" ", text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
            Assert.All(text.Split('\n'), line => Assert.InRange(line.TrimEnd().Length, 0, screen - 1));
        }

        Assert.Contains("Order       : OTO\n              Buy to Open 10 SPY limit 100 debit, Day\n              Buy to Open 12 ", Session.Render("$several | Test-TastyOrder -AccountNumber $account"));
    }

    [Fact]
    public void A_reason_that_several_orders_have_is_told_once()
    {
        Begin();

        var error = Assert.Single(Session.Run("New-TastyComplexOrder OCO $short, $short | Test-TastyOrder -AccountNumber $account".Replace("$short", "(New-TastyOrder SPY SellToOpen 1 -Price 800 -Credit)")).Errors);

        Assert.Matches(@"^The service refused: [^()]+ \(\w+\)\. The order is: OCO: ", error.ToString());
    }

    [Theory]
    [InlineData("-Price 6940 -Debit", "The limit of 6940 is far above the market. (TastyOrderWarning)")]
    [InlineData("-OrderType Stop -StopTrigger 5", "The stop at 5 goes off at once: the market is not below it. (TastyOrderWarning)")]
    public void A_price_far_from_the_market_or_on_its_wrong_side_is_warned_of_as_before_it_is_sent(string terms, string warning)
    {
        Begin();

        var run = Session.Run($"New-TastyOrder SPY BuyToOpen 1 {terms} | Test-TastyOrder -AccountNumber $account");

        Assert.Equal(warning, Assert.Single(run.Warnings));
        Assert.Single(run.Output);
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
