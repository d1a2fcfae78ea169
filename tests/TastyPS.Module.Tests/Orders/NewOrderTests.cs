using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Orders;

/// <summary>Legs and orders are made without a connection, and wrong ones are not made.</summary>
public sealed class NewOrderTests : ModuleTest
{
    private const string Leg = "ForEach-Object { \"$($_.Action) $($_.Quantity) $($_.Symbol) $($_.InstrumentType)\" }";

    [Theory]
    [InlineData("New-TastyOrderLeg SPY BuyToOpen", "BuyToOpen 1 SPY Equity")]
    [InlineData("New-TastyOrderLeg 'SPY 261218P00540000' SellToOpen 3", "SellToOpen 3 SPY   261218P00540000 EquityOption")]
    [InlineData("'/ESZ6' | New-TastyOrderLeg -Action Sell", "Sell 1 /ESZ6 Future")]
    [InlineData("New-TastyOrderLeg BTC/USD BuyToOpen 0.5", "BuyToOpen 0.5 BTC/USD Cryptocurrency")]
    [InlineData("New-TastyOrderLeg 91282CJL6 BuyToOpen -InstrumentType FixedIncomeSecurity", "BuyToOpen 1 91282CJL6 FixedIncomeSecurity")]
    [InlineData("New-TastyOrderLeg SPY BuyToOpen -Quantity $null", "BuyToOpen  SPY Equity")]
    [InlineData("[pscustomobject]@{ Symbol = 'spy'; Action = 'BuyToOpen'; Quantity = 4 } | New-TastyOrderLeg", "BuyToOpen 4 SPY Equity")]
    public void A_leg_is_made_of_a_symbol(string script, string leg) => Assert.Equal([leg], Texts($"{script} | {Leg}"));

    [Theory]
    [InlineData("New-TastyOrder SPY BuyToOpen -Price '101,05' -Debit", "101,05")]
    [InlineData("New-TastyOrder SPY BuyToOpen -Price '1.101,05' -Debit", "1.101,05")]
    [InlineData("New-TastyOrder SPY BuyToOpen '1,5' -Price 1 -Debit", "1,5")]
    [InlineData("New-TastyOrder SPY SellToClose -OrderType Stop -StopTrigger '560,5'", "560,5")]
    [InlineData("New-TastyOrder SPY BuyToOpen -Price 1 -Debit -Condition @{ Action = 'Route'; Symbol = 'SPX'; InstrumentType = 'Index'; Indicator = 'Last'; Comparator = 'AtMost'; Threshold = '5,800' }", "5,800")]
    [InlineData("New-TastyOrder SPY BuyToOpen -Price 1 -Debit -Condition ([pscustomobject] @{ Action = 'Route'; Symbol = 'SPX'; InstrumentType = 'Index'; Indicator = 'Last'; Comparator = 'AtMost'; Threshold = '580,50' })", "580,50")]
    [InlineData("New-TastyOrder SPY BuyToOpen -Price 1 -Debit -Condition ([Collections.Generic.List[object]] @(@{ Action = 'Route'; Symbol = 'SPX'; InstrumentType = 'Index'; Indicator = 'Last'; Comparator = 'AtMost'; threshold = '580,50' }))", "580,50")]
    [InlineData("New-TastyOrder SPY BuyToOpen -Price 1 -Debit -Condition @{ Action = 'Route'; Indicator = 'Last'; Comparator = 'AtMost'; Threshold = 10; PriceComponents = @{ Symbol = 'AAPL'; InstrumentType = 'Equity'; Quantity = '1,5'; QuantityDirection = 'Long' } }", "1,5")]
    [InlineData("New-TastyOrder SPY BuyToOpen -Price 1 -Debit -Condition @{ Action = 'Route'; Indicator = 'Last'; Comparator = 'AtMost'; Threshold = 10; PriceComponents = @(@{ Symbol = 'AAPL'; Quantity = 1 }, [pscustomobject] @{ Symbol = 'MSFT'; Quantity = '2,5' }) }", "2,5")]
    [InlineData("[pscustomobject]@{ Symbol = 'SPY'; Quantity = 'abc' } | New-TastyOrderLeg -Action BuyToOpen", "abc")]
    [InlineData("[pscustomobject]@{ Symbol = 'SPY'; Quantity = '1.000,5' } | New-TastyOrderLeg -Action BuyToOpen", "1.000,5")]
    public void A_text_with_a_comma_or_letters_is_no_number(string script, string text)
    {
        var result = Session.Run(script);

        Assert.Empty(result.Output);
        Assert.Contains($"'{text}' is no plain number", Assert.Single(result.Errors).Exception.Message);
    }

    [Theory]
    [InlineData("New-TastyOrder SPY BuyToOpen -Price 1,50 -Debit", "1, 50")]
    [InlineData("New-TastyOrder SPY BuyToOpen 1,000 -Price 1 -Debit", "1, 0")]
    public void A_comma_without_quotes_makes_a_list_and_no_number(string script, string list) =>
        Assert.Contains($"'{list}' is no number but a list", Assert.Single(Session.Run(script).Errors).Exception.Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("'SPY 261218P00540000', 'SPY 261218P00530000' | New-TastyOrderLeg -Action BuyToOpen, SellToOpen", "BuyToOpen, SellToOpen")]
    [InlineData("[pscustomobject]@{ Symbol = 'SPY'; Action = 'BuyToClose,SellToOpen' } | New-TastyOrderLeg", "BuyToClose,SellToOpen")]
    [InlineData("New-TastyOrder SPY BuyToClose, SellToOpen -OrderType Market", "BuyToClose, SellToOpen")]
    [InlineData("New-TastyOrder SPY BuyToOpen -OrderType Market, Limit -Price 1 -Debit", "Market, Limit")]
    [InlineData("New-TastyOrder SPY BuyToOpen -Price 1 -Debit -TimeInForce Day, GTC", "Day, GTC")]
    [InlineData("New-TastyOrder SPY BuyToOpen -Price 1 -Debit -Condition @{ Action = 'Route,Cancel'; Symbol = 'SPX'; InstrumentType = 'Index'; Indicator = 'Last'; Comparator = 'AtMost'; Threshold = 5800 }", "Route,Cancel")]
    [InlineData("New-TastyOrder SPY BuyToOpen -Price 1 -Debit -Condition @{ Action = 'Route'; Symbol = 'SPX'; InstrumentType = 'Index'; Indicator = 'Last'; Comparator = 'AtLeast', 'AtMost'; Threshold = 5800 }", "AtLeast, AtMost")]
    [InlineData("New-TastyComplexOrder OCO, OTO -Order (New-TastyOrder SPY BuyToOpen -Price 1 -Debit), (New-TastyOrder SPY BuyToOpen -Price 2 -Debit)", "OCO, OTO")]
    public void Several_words_are_not_made_one(string script, string given)
    {
        var result = Session.Run(script);

        Assert.Empty(result.Output);
        Assert.All(result.Errors, error => Assert.Contains($"'{given}' is more than one. Give one.", error.Exception.Message, StringComparison.Ordinal));
        Assert.NotEmpty(result.Errors);
    }

    [Fact]
    public void One_word_in_a_list_is_that_word() =>
        Assert.Equal(["SellToOpen 1 SPY Equity"], Texts($"New-TastyOrderLeg SPY @('SellToOpen') | {Leg}"));

    [Theory]
    [InlineData("@{ Symbol = 'AAPL'; InstrumentType = 'Equity'; Quantity = '1.5'; QuantityDirection = 'Long' }", "Long 1.5 AAPL")]
    [InlineData("@{ Symbol = 'AAPL'; Quantity = 1; QuantityDirection = 'Long' }, @{ symbol = 'MSFT'; quantity = 2; QuantityDirection = 'Short' }", "Long 1 AAPL + Short 2 MSFT")]
    public void A_condition_may_look_at_the_price_of_several_instruments(string parts, string told) => Assert.Equal(
        [$"Route if ({told}) Last is at most 10"],
        Texts($"(New-TastyOrder SPY BuyToOpen -Price 1 -Debit -Condition @{{ Action = 'Route'; Indicator = 'Last'; Comparator = 'AtMost'; Threshold = 10; priceComponents = {parts} }}).Rules.Conditions | ForEach-Object {{ \"$_\" }}"));

    [Theory]
    [InlineData("[pscustomobject]@{ Symbol = 'SPY'; Quantity = '1.5' } | New-TastyOrderLeg -Action BuyToOpen", "BuyToOpen 1.5 SPY Equity")]
    [InlineData("[pscustomobject]@{ Symbol = 'SPY'; Quantity = 3.0 } | New-TastyOrderLeg -Action BuyToOpen", "BuyToOpen 3 SPY Equity")]
    [InlineData("[pscustomobject]@{ Symbol = 'SPY'; Action = 'SellToOpen'; Quantity = ' 20 ' } | New-TastyOrderLeg", "SellToOpen 20 SPY Equity")]
    public void A_text_of_digits_and_a_point_is_a_number(string script, string leg) => Assert.Equal([leg], Texts($"{script} | {Leg}"));

    [Fact]
    public void A_leg_of_a_row_knows_what_the_row_knows()
    {
        ConnectAt();

        Assert.Equal(
            ["SPX 100 True True"],
            Texts(
                """
                $row = @(Get-TastyOptionChain SPX -Expiration Next -StrikeCount 1 -OptionType Put)[0]
                $leg = $row | New-TastyOrderLeg -Action SellToOpen
                "$($leg.Facts.UnderlyingSymbol) $($leg.Facts.Multiplier) $($leg.Facts.Mark -eq $row.Mark) $($leg.Facts.TickSizes.Count -gt 0)"
                """));
    }

    [Fact]
    public void A_leg_of_a_position_is_for_all_of_it()
    {
        ConnectAt();

        var left = Texts("$p = @(Get-TastyPosition | Where-Object Quantity -lt 0)[0]; $leg = $p | New-TastyOrderLeg -Action BuyToClose; \"$($leg.Quantity + $p.Quantity) $($leg.Symbol -eq $p.Symbol)\"");

        Assert.Equal(["0 True"], left);
        Assert.Equal(["2"], Texts("($p | New-TastyOrderLeg -Action BuyToClose -Quantity 2).Quantity"));
    }

    [Fact]
    public void One_bad_row_costs_no_other()
    {
        var result = Session.Run("'SPY', 'no symbol', 'QQQ' | New-TastyOrderLeg -Action BuyToOpen");

        Assert.Equal(2, result.Output.Count);
        Assert.Equal("TastyOrderLegInvalid", IdOf(Assert.Single(result.Errors)));
    }

    [Theory]
    [InlineData("New-TastyOrder SPY BuyToOpen -Price 590 -Debit", "Buy to Open 1 SPY limit 590 debit, Day")]
    [InlineData("New-TastyOrder SPY SellToClose 10 -OrderType Market", "Sell to Close 10 SPY market, Day")]
    [InlineData("New-TastyOrder SPY SellToClose -Price 560 -Credit -StopTrigger 565", "Sell to Close 1 SPY stop limit 560 credit, trigger 565, Day")]
    [InlineData("New-TastyOrder SPY BuyToOpen -OrderType NotionalMarket -Value 50 -Debit", "Buy to Open SPY notional market 50 debit, Day")]
    [InlineData("New-TastyOrder SPY BuyToOpen -Price 590 -Debit -GtcDate 2099-12-18", "Buy to Open 1 SPY limit 590 debit, GTD 2099-12-18")]
    [InlineData(
        "'SPY   991218P00540000', 'SPY   991218P00535000' | New-TastyOrderLeg -Action SellToOpen | New-TastyOrder -Price 1.25 -Credit",
        "Sell to Open 1 SPY 2099-12-18 540 put + Sell to Open 1 SPY 2099-12-18 535 put limit 1.25 credit, Day")]
    public void An_order_reads_as_it_was_meant(string script, string order) => Assert.Equal([order], Texts($"{script} | ForEach-Object {{ \"$_\" }}"));

    [Theory]
    [InlineData("-OrderType Limit", "TastyOrderTermsInvalid")]
    [InlineData("", "TastyOrderTermsInvalid")]
    [InlineData("-StopTrigger 600", "TastyOrderTermsInvalid")]
    [InlineData("-Value 50 -Debit", "TastyOrderTermsInvalid")]
    [InlineData("-Price 590", "TastyOrderTermsInvalid")]
    [InlineData("-Price 590 -Debit -Credit", "TastyOrderTermsInvalid")]
    [InlineData("-Price 0 -Debit", "TastyOrderTermsInvalid")]
    [InlineData("-Price 590 -Debit -TimeInForce GTD", "TastyOrderTermsInvalid")]
    [InlineData("-Price 590 -Credit", "TastyOrderEffectInvalid")]
    [InlineData("-Price -590 -Debit", "TastyOrderTermsInvalid")]
    [InlineData("-Price 0.00001 -Debit", "TastyOrderPriceOffTick")]
    [InlineData("-Price 590 -Debit -Quantity -1", "TastyOrderLegInvalid")]
    public void A_wrong_order_is_not_made_and_its_variable_stays_empty(string arguments, string id)
    {
        var result = Session.Run($"$order = 'an older one'; $order = New-TastyOrder SPY BuyToOpen {arguments}; $null -eq $order");

        Assert.Equal(id, IdOf(Assert.Single(result.Errors)));
        Assert.Equal(true, Assert.Single(result.Output).BaseObject);
    }

    [Fact]
    public void An_option_that_has_expired_is_refused_by_the_time_of_the_connection()
    {
        const string Script = "New-TastyOrder 'SPY 260619P00540000' BuyToOpen -Price 1 -Debit";
        ConnectAt("2026-06-19T15:30:00Z");
        Assert.Empty(Session.Run(Script).Errors);

        Session.Run("Set-TastySimulator -Time 2026-06-22T15:30:00Z");
        Assert.Equal("TastyOrderInstrumentRefused", IdOf(Assert.Single(Session.Run(Script).Errors)));
    }

    [Theory]
    [InlineData("BuyToOpen -Price 590.017 -Debit", "590.01")]
    [InlineData("SellToOpen -Price 590.013 -Credit", "590.02")]
    public void Rounding_favours_the_customer_and_says_so(string arguments, string price)
    {
        var result = Session.Run($"(New-TastyOrder SPY {arguments} -RoundToTick).Price");

        Assert.Equal(decimal.Parse(price, System.Globalization.CultureInfo.InvariantCulture), Assert.Single(result.Output).BaseObject);
        Assert.EndsWith($"was rounded in your favour to the tick {price}. (TastyOrderWarning)", Assert.Single(result.Warnings));
    }

    [Theory]
    [InlineData("-Price 590.017 -Debit", "590.01")]
    [InlineData("-OrderType Stop -StopTrigger 590.013", "590.01")]
    public void A_price_between_ticks_is_told_and_left_to_the_commands_that_send_the_order(string arguments, string price)
    {
        var result = Session.Run($"New-TastyOrder SPY BuyToOpen {arguments}");

        Assert.Single(result.Output);
        Assert.Empty(result.Errors);
        var warning = Assert.Single(result.Warnings);
        Assert.Contains($"Give {price}, or have it rounded. Test-TastyOrder and Submit-TastyOrder round it with -RoundToTick, and refuse it without.", warning);
        Assert.EndsWith("(TastyOrderWarning)", warning);
    }

    [Fact]
    public void A_complex_order_is_made_of_orders_between_ticks_as_well()
    {
        Session.Run("$buy = New-TastyOrder SPY BuyToOpen -Price 590.017 -Debit; $out = New-TastyOrder SPY SellToClose -Price 620 -Credit");

        var result = Session.Run("$out | New-TastyComplexOrder OTO -Trigger $buy");

        Assert.Single(result.Output);
        Assert.StartsWith("The trigger order: The price 590.017 is no multiple of 0.01", Assert.Single(result.Warnings));
    }

    [Fact]
    public void The_trigger_of_a_stop_is_rounded_with_the_price() => Assert.Equal(
        ["560.02 559.02"],
        Texts("New-TastyOrder SPY SellToClose -Price 559.013 -Credit -StopTrigger 560.013 -RoundToTick 3> $null | ForEach-Object { \"$($_.StopTrigger.ToString('0.##')) $($_.Price.ToString('0.##'))\" }"));

    [Fact]
    public void Where_the_steps_are_not_known_a_warning_says_that_nothing_was_rounded() =>
        Assert.Contains("are not known here, so the price stays 1.23", Assert.Single(Session.Run("New-TastyOrder 'SPY 991218P00540000' BuyToOpen -Price 1.23 -Debit -RoundToTick").Warnings));

    [Fact]
    public void A_condition_is_a_hashtable() => Assert.Equal(
        ["Route if SPX Last is at most 5800"],
        Texts("(New-TastyOrder SPY BuyToOpen -Price 580 -Debit -Condition @{ Action = 'Route'; Symbol = 'SPX'; InstrumentType = 'Index'; Indicator = 'Last'; Comparator = 'AtMost'; Threshold = 5800 }).Rules.Conditions | ForEach-Object { \"$_\" }"));

    [Fact]
    public void A_complex_order_is_put_together()
    {
        Session.Run("$buy = New-TastyOrder SPY BuyToOpen -Price 590 -Debit; $out = New-TastyOrder SPY SellToClose -Price 620 -Credit");

        Assert.Equal(
            ["OTO: Buy to Open 1 SPY limit 590 debit, Day; Sell to Close 1 SPY limit 620 credit, Day"],
            Texts("$out | New-TastyComplexOrder OTO -Trigger $buy | ForEach-Object { \"$_\" }"));
        Assert.Equal("TastyOrderCombinationInvalid", IdOf(Assert.Single(Session.Run("$out | New-TastyComplexOrder OCO").Errors)));
    }

    [Fact]
    public void Views_show_the_order_as_a_trader_reads_it()
    {
        Assert.Contains("Buy to Open 1 SPY limit 590 debit, Day", Session.Render("New-TastyOrder SPY BuyToOpen -Price 590 -Debit"));
        Assert.Matches(@"BuyToOpen\s+1 SPY\s+Equity", Session.Render("New-TastyOrderLeg SPY BuyToOpen"));
        Assert.Contains("OCO", Session.Render("$o = New-TastyOrder SPY SellToClose -Price 620 -Credit; $o, $o | New-TastyComplexOrder OCO"));
    }
}
