namespace TastyPS.Module.Tests.Orders;

/// <summary>
/// What a user may get wrong about an order, each with the id that scripts look for: by the client where it can know, and nothing is placed then; else by the service, with its
/// own code.
/// </summary>
public sealed class BadOrderTests : OrderTest
{
    private const string Confirmed = " -AccountNumber $account -Confirm:$false";

    public BadOrderTests() => Begin();

    [Theory]
    [InlineData("SPY BuyToOpen -Price 0 -Debit", "TastyOrderTermsInvalid", "The price 0 is not positive")]
    [InlineData("SPY BuyToOpen -Price -5 -Debit", "TastyOrderTermsInvalid", "The price -5 is not positive")]
    [InlineData("SPY SellToClose -OrderType Stop -StopTrigger 0", "TastyOrderTermsInvalid", "The stop trigger 0 is not positive")]
    [InlineData("SPY BuyToOpen -OrderType NotionalMarket -Value -5 -Debit", "TastyOrderTermsInvalid", "The value -5 is not positive")]
    [InlineData("SPY BuyToOpen -OrderType NotionalMarket -Debit", "TastyOrderTermsInvalid", "A notional order needs its value")]
    [InlineData("SPY BuyToOpen -OrderType Market -TimeInForce GTC", "TastyOrderTermsInvalid", "A market order cannot be GTC")]
    [InlineData("SPY BuyToOpen -Price 5 -Debit -RouteAfter 2026-06-12T15:00:00Z", "TastyOrderTermsInvalid", "The instant before which the order is not to be sent out has passed")]
    [InlineData("SPY BuyToOpen -Price 5 -Debit -ExternalIdentifier ' '", "TastyOrderTermsInvalid", "The external identifier is blank")]
    [InlineData("SPY BuyToOpen 10000000 -Price 5 -Debit", "TastyOrderLegInvalid", "10000000 of SPY cannot be meant")]
    [InlineData("SPY BuyToOpen 0 -Price 5 -Debit", "TastyOrderLegInvalid", "The quantity 0 of SPY is not positive")]
    [InlineData("'SPY 991218P00540000' BuyToOpen 1.5 -Price 5 -Debit", "TastyOrderLegInvalid", "trades in whole units only")]
    public void What_makes_no_order_is_told_when_it_is_made(string arguments, string id, string message) => Refused($"New-TastyOrder {arguments}", id, message);

    [Theory]
    [InlineData("New-TastyOrder SPY BuyToOpen $null -Price 5 -Debit")]
    [InlineData("New-TastyOrder SPY BuyToOpen -Price $null -Debit")]
    public void A_variable_that_holds_nothing_is_told_as_that(string script) =>
        Assert.Contains("$null is no number. Look at the variable that it comes from.", Session.RunExpectingTermination(script).ToString());

    [Fact]
    public void An_index_is_told_when_its_leg_is_made() => Refused("New-TastyOrderLeg SPX BuyToOpen", "TastyOrderLegInvalid", "SPX is an index");

    [Theory]
    [InlineData("500, 510, 520, 530, 540 | ForEach-Object { \"SPY 991218P00${_}000\" }", "An order has at most 4 legs, this one has 5")]
    [InlineData("'SPY 991218P00500000', 'SPY 991218P00500000'", "SPY   991218P00500000 stands in two legs")]
    [InlineData("'SPY 991218P00500000', 'QQQ 991218P00500000'", "have different underlyings")]
    [InlineData("'SPY 991218P00500000', 'SPY'", "Only options go together in one order; SPY is none")]
    public void Legs_that_do_not_go_together_are_told_when_the_order_is_made(string symbols, string message) =>
        Refused($"{symbols} | New-TastyOrderLeg -Action BuyToOpen | New-TastyOrder -Price 1 -Debit", "TastyOrderLegInvalid", message);

    // The step is a tenth from three dollars on, which only the chain or the service knows.
    [Fact]
    public void A_price_between_the_steps_of_an_option_is_told_before_it_is_sent()
    {
        Session.Run("$symbol = @(Get-TastyOptionChain SPX -Expiration Next -StrikeCount 1 -OptionType Put)[0].Symbol");

        Refused("New-TastyOrder $symbol BuyToOpen -Price 3.03 -Debit | Submit-TastyOrder" + Confirmed, "TastyOrderPriceOffTick", "The price 3.03 is no multiple of 0.1");
        Assert.Equal(0, OrderCount());
    }

    [Theory]
    [InlineData("New-TastyOrder SPY BuyToOpen 900000 -Price 600 -Debit", "margin_check_failed")]
    [InlineData("New-TastyOrder NOSUCH BuyToOpen -Price 5 -Debit", "instrument_validation_failed")]
    [InlineData("New-TastyOrder SPY SellToOpen -Price 900 -Credit", "opening_against_position")]
    [InlineData("Set-TastySimulator -Time 2026-06-13T15:30:00Z; New-TastyOrder SPY BuyToOpen -OrderType Market", "tif_no_after_hours_opening_market_orders")]
    [InlineData("Set-TastySimulator -Time 2026-06-13T15:30:00Z; New-TastyOrder SPY BuyToOpen -OrderType NotionalMarket -Value 50 -Debit", "tif_no_after_hours_opening_market_orders")]
    public void What_only_the_service_knows_has_its_code(string order, string code)
    {
        var error = Assert.Single(Session.Run($"$null = & {{ {order} }} | Submit-TastyOrder{Confirmed}").Errors);

        Assert.Equal("TastyOrderRefused", IdOf(error));
        Assert.Contains($"({code})", error.ToString());
        Assert.Equal([code], Texts("param($Refusal) $Refusal.Reasons.Code", new { Refusal = error.Exception }));
        Assert.Equal(0, OrderCount());
    }

    [Theory]
    [InlineData("$order | Submit-TastyOrder $account -Confirm:$false", "is no order. Name an account with -AccountNumber where orders come through the pipeline")]
    [InlineData("[pscustomobject]@{ Symbol = 'SPY' } | Submit-TastyOrder -Confirm:$false", "A PSCustomObject is no order.")]
    [InlineData("Get-TastyAccount | Test-TastyOrder", "An Account is no order.")]
    public void What_is_no_order_is_named_by_what_it_is(string script, string message) => Assert.Contains(message, Session.RunExpectingTermination(script).ToString());

    [Fact]
    public void A_refused_token_is_renewed_by_the_same_command()
    {
        FailSubmission("Status(@, 401)");

        var error = Session.RunExpectingTermination("$order | Submit-TastyOrder" + Confirmed);

        Assert.Equal("TastyAuthenticationFailed", IdOf(error));
        Assert.EndsWith(" The order is: Buy to Open 10 SPY limit 100 debit, Day.", error.ToString());
        Assert.StartsWith("Run the command again: nothing has been placed or changed, ", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Equal(0, OrderCount());
        Assert.Single(Session.Run("$order | Submit-TastyOrder" + Confirmed).Output);
        Assert.Equal(1, OrderCount());
    }

    [Fact]
    public void What_the_service_does_not_find_is_not_told_as_an_order_to_mend()
    {
        FailSubmission("Status(@, 404)");

        var error = Session.RunExpectingTermination("$order | Submit-TastyOrder" + Confirmed);

        Assert.Equal("TastyNotFound", IdOf(error));
        Assert.Contains("Check the spelling.", error.ErrorDetails.RecommendedAction);
        Assert.Contains("Nothing has been placed or changed.", error.ErrorDetails.RecommendedAction);
        Assert.Equal(0, OrderCount());
    }

    [Fact]
    public void A_cancellation_that_the_service_does_not_find_leads_to_the_order()
    {
        Session.Run("$placed = $order | Submit-TastyOrder" + Confirmed);
        PlanFault($"Status('/accounts/{Texts("$account")[0]}/orders', 404)", after: 1); // Behind the look at the order.

        var error = Assert.Single(Session.Run("Stop-TastyOrder $placed.Id $account -Confirm:$false").Errors);

        Assert.Equal("TastyNotFound", IdOf(error));
        Assert.EndsWith($" The order is number {Texts("$placed.Id")[0]}.", error.ToString());
        Assert.Equal("Get-TastyOrder shows how the order stands. Nothing has been placed or changed.", error.ErrorDetails.RecommendedAction);
        Assert.Equal(["False"], Texts("(Get-TastyOrder -Id $placed.Id).Status.IsTerminal"));
    }

    [Fact]
    public void An_order_against_one_that_works_is_refused_with_its_code()
    {
        Session.Run("$null = New-TastyOrder F SellToClose 1 -Price 30 -Credit | Submit-TastyOrder" + Confirmed);

        Refused("New-TastyOrder F BuyToOpen 1 -Price 5 -Debit | Submit-TastyOrder" + Confirmed, "TastyOrderRefused", "(illegal_buy_and_sell_on_same_symbol)");
    }

    [Theory]
    [InlineData("Test-TastyOrder -AccountNumber $account", "")]
    [InlineData("Submit-TastyOrder -AccountNumber $account -Confirm:$false -Connection Simulator", " -Connection 'Simulator'")]
    public void An_order_against_one_that_works_is_told_the_command_that_shows_that_one(string command, string via)
    {
        Session.Run("$placed = New-TastyOrder F SellToClose 1 -Price 30 -Credit | Submit-TastyOrder" + Confirmed);

        var error = Session.RunExpectingTermination($"New-TastyOrder F BuyToOpen 1 -Price 5 -Debit | {command}");

        Assert.Equal(
            $"Get-TastyOrder -Working -UnderlyingSymbol F{via} shows the order on the other side, Stop-TastyOrder{via} cancels it by its number.", error.ErrorDetails.RecommendedAction);
        Assert.Equal(Texts("$placed.Id"), Texts($"(Get-TastyOrder -Working -UnderlyingSymbol F{via}).Id"));
    }

    [Fact]
    public void Of_several_orders_a_refusal_names_the_one_that_was_refused()
    {
        var errors = Session.Run($"$order, (New-TastyOrder SPY BuyToOpen 900000 -Price 600 -Debit), (New-TastyComplexOrder OCO $short, $short) | Test-TastyOrder -AccountNumber $account".Replace("$short", "(New-TastyOrder SPY SellToOpen 1 -Price 800 -Credit)")).Errors;

        Assert.Equal(["TastyOrderRefused", "TastyOrderRefused"], errors.Select(IdOf));
        Assert.EndsWith(" The order is: Buy to Open 900000 SPY limit 600 debit, Day.", errors[0].ToString());
        Assert.EndsWith(" The order is: OCO: Sell to Open 1 SPY limit 800 credit, Day; Sell to Open 1 SPY limit 800 credit, Day.", errors[1].ToString());
    }

    [Theory]
    [InlineData("$order | Submit-TastyOrder -AccountNumber 5WT99999 -Confirm:$false")]
    [InlineData("$order | Submit-TastyOrder -AccountNumber ../5WT -Confirm:$false")]
    [InlineData("$order | Test-TastyOrder -AccountNumber 5WT99999")]
    [InlineData("Get-TastyOrder 5WT99999")]
    [InlineData("Stop-TastyOrder 424242 5wt99999")]
    [InlineData("Stop-TastyOrder 424242 5WT99999 -Complex")]
    [InlineData("Set-TastyOrder 424242 5WT99999 -Price 5 -Confirm:$false")]
    [InlineData("Set-TastyComplexOrder 424242 5WT99999 -RatioThreshold 5 -Confirm:$false")]
    [InlineData("Get-TastyOrder 5WT99999 -Id 424242")]
    [InlineData("Close-TastyPosition SPY 5WT99999 -Confirm:$false")]
    [InlineData("Close-TastyPosition -All -AccountNumber ../5WT -Confirm:$false")]
    public void An_account_that_is_not_ones_own_is_named(string script) => Refused(script, "TastyAccountNotFound", "5WT");

    [Theory]
    [InlineData("Stop-TastyOrder 424242")]
    [InlineData("Stop-TastyOrder 0")]
    [InlineData("Stop-TastyOrder -1")]
    [InlineData("Stop-TastyOrder 424242 -Complex")]
    [InlineData("Set-TastyOrder 424242 -Price 5 -Confirm:$false")]
    [InlineData("Get-TastyOrder -Id 424242")]
    public void An_order_that_is_not_ones_own_is_not_found(string script) => Refused(script, "TastyOrderNotFound", "There is no ");

    [Theory]
    [InlineData("Stop-TastyOrder $complex.Id")]
    [InlineData("Set-TastyOrder $complex.Id -Price 5 -Confirm:$false")]
    [InlineData("Get-TastyOrder -Id $complex.Id")]
    public void Whoever_gives_the_number_of_a_complex_order_for_one_of_a_single_is_told_of_the_switch(string script)
    {
        Session.Run($"$complex = New-TastyComplexOrder OTO -Trigger $order -Order (New-TastyOrder SPY SellToClose 10 -Price 800 -Credit) | Submit-TastyOrder{Confirmed}");
        var id = Texts("$complex.Id")[0];

        var error = Session.RunExpectingTermination(script);

        Assert.Equal("TastyOrderNotFound", IdOf(error));
        Assert.EndsWith($" If it is the number of a complex order, give -Complex: Get-TastyOrder -Id {id} -Complex, Stop-TastyOrder {id} -Complex.", error.ErrorDetails.RecommendedAction);
        Assert.Equal(["OTO"], Texts($"(Get-TastyOrder -Id {id} -Complex).TypeText"));
    }

    [Theory]
    [InlineData("Stop-TastyOrder 424242 -Connection first")]
    [InlineData("Set-TastyOrder 424242 -Price 5 -Confirm:$false -Connection first")]
    [InlineData("Get-TastyOrder -Id 424242 -Connection first")]
    public void The_switch_is_told_with_the_connection_that_was_meant(string script)
    {
        Session.Run("$simulator | Connect-Tasty -Name first -Scope Read, Trade; $simulator | Connect-Tasty -Name other -Scope Read, Trade");

        var told = Session.RunExpectingTermination(script).ErrorDetails.RecommendedAction;

        Assert.StartsWith("Run Get-TastyOrder -Connection 'first' to see", told);
        Assert.EndsWith(" give -Complex: Get-TastyOrder -Id 424242 -Complex -Connection 'first', Stop-TastyOrder 424242 -Complex -Connection 'first'.", told);
    }

    [Theory]
    [InlineData("Stop-TastyOrder 424242 $account", "TastyOrderNotFound", "There is no order 424242")]
    [InlineData("Get-TastyOrder 5WT99999 -Id 424242", "TastyOrderNotFound", "There is no order 424242")]
    [InlineData("Invoke-TastyApi /accounts/5WT99999/orders/424242 -Method Delete -Force -Confirm:$false", "TastyPermissionDenied", "9999/orders/424242: User not permitted")]
    public void Where_the_accounts_cannot_be_had_it_is_told_what_the_service_said_of_the_order(string script, string id, string message)
    {
        PlanFault("Status('/customers/me/accounts', 422)", times: null);

        Refused(script, id, message);
    }

    [Fact]
    public void An_order_of_another_account_is_not_found_in_this_one()
    {
        Session.Run("$placed = $order | Submit-TastyOrder" + Confirmed);

        Refused("Stop-TastyOrder $placed.Id (Get-TastyAccount)[1].AccountNumber", "TastyOrderNotFound", "There is no order ");
        Assert.Equal(["Live"], Texts("($placed | Get-TastyOrder).StatusText"));
    }

    [Theory]
    [InlineData("$placed | Stop-TastyOrder")]
    [InlineData("$placed | Set-TastyOrder -Price 102 -Confirm:$false")]
    public void An_order_that_was_replaced_names_the_one_in_its_place(string script)
    {
        Session.Run($"$placed = $order | Submit-TastyOrder{Confirmed}; $next = $placed | Set-TastyOrder -Price 101 -Confirm:$false");

        Refused(script, "TastyOrderEnded", $"has been replaced by order {Texts("$next.Id")[0]}: ");
        Assert.Equal(["Live"], Texts("($next | Get-TastyOrder).StatusText"));
    }

    // Until the venue has cancelled the order, only the service can say that it is too late.
    [Theory]
    [InlineData("$placed | Stop-TastyOrder")]
    [InlineData("$placed | Set-TastyOrder -Price 102 -Confirm:$false")]
    public void An_order_that_is_being_replaced_is_refused_by_the_service(string script)
    {
        Session.Run($"$placed = $order | Submit-TastyOrder{Confirmed}; $simulator.Broker.CancelDelay = '01:00:00'; $next = $placed | Set-TastyOrder -Price 101 -Confirm:$false");
        Assert.Equal(["Replace Requested"], Texts("($placed | Get-TastyOrder).StatusText"));

        Refused(script, "TastyOrderRefused", "(HTTP 422, cannot_update_order)");
        Refused(script, "TastyOrderRefused", $" The order is number {Texts("$placed.Id")[0]}.");
    }

    [Theory]
    [InlineData("$filled | Stop-TastyOrder")]
    [InlineData("$filled | Set-TastyOrder -Price 5 -Confirm:$false")]
    public void A_filled_order_can_be_changed_no_more(string script)
    {
        Session.Run("$filled = $market | Submit-TastyOrder -Wait" + Confirmed);

        Refused(script, "TastyOrderEnded", "has ended, it is Filled");
    }

    [Fact]
    public void The_cancellation_of_a_filled_order_is_refused_by_the_service()
    {
        Session.Run($"$filled = $market | Submit-TastyOrder -Wait{Confirmed}; $route = \"/accounts/$account/orders/$($filled.Id)\"");

        Refused("Invoke-TastyApi $route -Method Delete -Force -Confirm:$false", "TastyOrderRefused", "cannot_update_order");
    }

    private void Refused(string script, string id, string message)
    {
        var error = Session.RunExpectingTermination(script);

        Assert.Equal(id, IdOf(error));
        Assert.Contains(message, error.ToString());
    }
}
