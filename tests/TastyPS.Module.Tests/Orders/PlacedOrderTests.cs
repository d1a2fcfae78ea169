namespace TastyPS.Module.Tests.Orders;

/// <summary>Looking at placed orders, changing them and cancelling them.</summary>
public sealed class PlacedOrderTests : OrderTest
{
    private const string Place = "$placed = $order | Submit-TastyOrder -AccountNumber $account -Confirm:$false; ";
    private const string PlaceComplex = "$complex = New-TastyComplexOrder OTO -Trigger $order -Order (New-TastyOrder SPY SellToClose 10 -Price 800 -Credit) | Submit-TastyOrder -AccountNumber $account -Confirm:$false";

    public PlacedOrderTests() => Begin();

    [Fact]
    public void The_orders_of_today_are_given_the_newest_first()
    {
        Session.Run(Place + "$filled = $market | Submit-TastyOrder -AccountNumber $account -Confirm:$false");

        Assert.Equal(["Filled", "Live"], Texts("(Get-TastyOrder).StatusText"));
        Assert.Equal(["Live"], Texts("(Get-TastyOrder -Status live, 'Cancel Requested').StatusText"));
        Assert.Empty(Texts("Get-TastyOrder -UnderlyingSymbol QQQ"));
        Assert.Equal(2, Texts("Get-TastyOrder -UnderlyingSymbol spy -InstrumentType Equity").Length);
    }

    [Fact]
    public void A_status_that_is_not_known_is_warned_of_as_a_newer_one_may_be_meant()
    {
        Begin();

        var result = Session.Run("Get-TastyOrder -Status Nope, live");

        Assert.Empty(result.Errors);
        Assert.Matches(@"^'Nope' is no status that this version knows\. Those are Received, Routed, In Flight, .*Filled, .*\. \(TastyOrderStatusUnknown\)$", Assert.Single(result.Warnings));
    }

    [Fact]
    public void An_order_is_given_as_it_stands_now()
    {
        Session.Run(Place);

        Assert.Equal(["Routed"], Texts("$placed.StatusText"));
        Assert.Equal(["Live"], Texts("($placed | Get-TastyOrder).StatusText"));
        Assert.Equal(["Live"], Texts("(Get-TastyOrder -Id $placed.Id).StatusText"));
        Assert.Equal(["Live"], Texts("(Get-TastyOrder $account -Id $placed.Id).StatusText"));
    }

    [Fact]
    public void A_complex_order_is_given_as_it_stands_now_too()
    {
        Session.Run(PlaceComplex);

        Assert.Equal(["OTO Live"], Texts("$complex | Get-TastyOrder | ForEach-Object { \"$($_.TypeText) $($_.TriggerOrder.StatusText)\" }"));
        Assert.Equal(["OTO"], Texts("([pscustomobject]@{ Id = $complex.Id; AccountNumber = $account; IsComplex = $true } | Get-TastyOrder).TypeText"));
        Assert.Equal(["OTO", "Live"], Texts("$complex, $complex.TriggerOrder | Get-TastyOrder | ForEach-Object { if ($_.IsComplex) { $_.TypeText } else { $_.StatusText } }"));
    }

    [Theory]
    [InlineData("Get-TastyOrder -Id '1001,001'")]
    [InlineData("Get-TastyOrder -Id '1001,001' -Complex")]
    [InlineData("Stop-TastyOrder '1001,001' -Confirm:$false")]
    [InlineData("Stop-TastyOrder 7, '1001,001' -Complex -Confirm:$false")]
    [InlineData("'1001,001' | Stop-TastyOrder -Confirm:$false")]
    [InlineData("[pscustomobject]@{ Id = '1001,001' } | Stop-TastyOrder -Confirm:$false")]
    [InlineData("Set-TastyOrder '1001,001' -Price 1 -Confirm:$false")]
    [InlineData("Set-TastyComplexOrder '1001,001' -RatioThreshold 1 -Confirm:$false")]
    [InlineData("Confirm-TastyOrder '1001,001' -Confirm:$false")]
    [InlineData("Stop-TastyOrder '1001.2' -Confirm:$false")]
    [InlineData("Stop-TastyOrder 1001.2 -Confirm:$false")]
    public void What_is_not_of_digits_alone_is_the_number_of_no_order(string script) =>
        Assert.Matches("'1001[.,](001|2)' is no number of an order", Assert.Single(Session.Run(script).Errors).Exception.Message);

    [Fact]
    public void A_row_of_a_complex_order_stops_that_and_no_single_order_of_its_number()
    {
        Session.Run(PlaceComplex);

        Assert.Equal(["OTO"], Texts("([pscustomobject]@{ Id = $complex.Id; AccountNumber = $account; IsComplex = $true } | Stop-TastyOrder -Confirm:$false).TypeText"));
    }

    // Such as a file has them.
    [Fact]
    public void A_row_of_text_of_a_complex_order_is_that_of_no_single_order_of_its_number()
    {
        Session.Run(Place + "$row = [pscustomobject]@{ Id = \"$($placed.Id)\"; AccountNumber = $account; IsComplex = 'True' }");

        Assert.Contains("no complex order", Assert.Single(Session.Run("$row | Stop-TastyOrder -Confirm:$false").Errors).ToString(), StringComparison.Ordinal);
        Assert.Contains("no complex order", Assert.Single(Session.Run("$row | Get-TastyOrder").Errors).ToString(), StringComparison.Ordinal);
        Assert.Equal(["Live"], Texts("(Get-TastyOrder -Id $placed.Id).StatusText"));
        Assert.NotEmpty(Session.Run("$row.IsComplex = 'ja'; $row | Stop-TastyOrder -Confirm:$false").Errors);
        Assert.Equal(["Live"], Texts("(Get-TastyOrder -Id $placed.Id).StatusText"));
    }

    [Fact]
    public void Rows_of_text_tell_which_orders_are_complex()
    {
        Session.Run(Place + PlaceComplex);

        Assert.Equal(
            ["OTO", "Buy to Open 10 SPY limit 100 debit, Day"],
            Texts(
                """
                $rows = $complex, $placed | ForEach-Object { [pscustomobject]@{ Id = "$($_.Id)"; AccountNumber = $account; IsComplex = "$($_.IsComplex)" } }
                $rows | Stop-TastyOrder -Confirm:$false | ForEach-Object { if ($_.IsComplex) { $_.TypeText } else { "$_" } }
                """));
    }

    [Theory]
    [InlineData("Set-TastyOrder $row -Price 1 -Confirm:$false")]
    [InlineData("$row | Set-TastyOrder -Price 1 -Confirm:$false")]
    [InlineData("Stop-TastyOrder $row -Confirm:$false")]
    [InlineData("Get-TastyOrder -Id $row")]
    [InlineData("Get-TastyOrder -Id $complex")]
    [InlineData("Confirm-TastyOrder $text -Confirm:$false")]
    public void Nothing_takes_the_number_of_a_complex_order_for_that_of_a_single_one(string script)
    {
        Session.Run(PlaceComplex + "; $row = [pscustomobject]@{ Id = $complex.Id; IsComplex = $true }; $text = [pscustomobject]@{ Id = \"$($complex.Id)\"; IsComplex = 'True' }");

        Assert.Contains("This is a complex order", Assert.Single(Session.Run(script).Errors).Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nor_that_of_a_single_order_for_that_of_a_complex_one()
    {
        Session.Run(Place);

        Assert.Contains("This is a single order", Assert.Single(Session.Run("Set-TastyComplexOrder $placed -RatioThreshold 2 -Confirm:$false").Errors).Exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("[int[]]")]
    [InlineData("[long[]]")]
    [InlineData("[System.Collections.ArrayList]")]
    [InlineData("[System.Collections.Generic.List[long]]")]
    public void Numbers_of_orders_may_be_of_every_kind_of_list(string kind)
    {
        Session.Run(Place);

        Assert.Equal(["Live"], Texts($"(Get-TastyOrder -Id ({kind}@($placed.Id))).StatusText"));
        Assert.Equal(["Cancelled"], Texts($"Stop-TastyOrder ({kind}@($placed.Id)) -Confirm:$false | Out-Null; (Get-TastyOrder -Id $placed.Id).StatusText"));
    }

    [Fact]
    public void A_number_of_an_order_may_be_text()
    {
        Session.Run(Place);

        Assert.Equal(["Live", "Live"], Texts("(Get-TastyOrder -Id \" $($placed.Id) \").StatusText; ([pscustomobject]@{ Id = \"$($placed.Id)\"; AccountNumber = $account } | Get-TastyOrder).StatusText"));
    }

    [Fact]
    public void An_order_that_has_just_been_placed_is_cancelled_once_it_is_at_the_venue()
    {
        Session.Run("$simulator.Broker.RouteDelay = [timespan]::FromSeconds(0.2)");
        Session.Run(Place);

        Assert.Equal(["Routed"], Texts("$placed.StatusText"));
        Assert.Equal(["Cancelled"], Texts("$placed | Stop-TastyOrder -Confirm:$false | Get-TastyOrder | ForEach-Object StatusText"));
    }

    [Fact]
    public void A_cancellation_that_is_on_its_way_is_no_error_and_is_not_asked_for_again()
    {
        Session.Run(Place);
        Session.Run("$simulator.Broker.CancelDelay = [timespan]::FromHours(1); $placed | Stop-TastyOrder -Confirm:$false");

        var again = Session.Run("Get-TastyOrder -Working | Stop-TastyOrder -Confirm:$false");

        Assert.Empty(again.Errors);
        Assert.Equal("Cancel Requested", Assert.Single(again.Output).Properties["StatusText"].Value);
    }

    [Theory]
    [InlineData("-Price 100")]
    [InlineData("-Price 100.005 -RoundToTick")]
    [InlineData("-TimeInForce Day")]
    public void An_order_is_not_replaced_by_the_same(string arguments)
    {
        Session.Run(Place);

        Assert.Equal("TastyOrderUnchanged", IdOf(Assert.Single(Session.Run($"$placed | Set-TastyOrder {arguments} -Confirm:$false").Errors)));
        Assert.Equal(["Live"], Texts("(Get-TastyOrder).StatusText"));
    }

    [Fact]
    public void All_that_works_is_what_has_not_ended_whatever_it_is_called()
    {
        Session.Run(Place + "$filled = $market | Submit-TastyOrder -AccountNumber $account -Confirm:$false");
        Session.Run("$simulator.Broker.RouteDelay = [timespan]::FromHours(1); $routed = $order | Submit-TastyOrder -AccountNumber $account -Confirm:$false");

        Assert.Equal(["Routed", "Live"], Texts("(Get-TastyOrder -Working).StatusText"));
        Assert.Equal(["Routed", "Live"], Texts("(Get-TastyOrder -Working -Since 2026-06-12).StatusText"));
        Assert.Equal(3, Texts("Get-TastyOrder").Length);
    }

    [Theory]
    [InlineData("$order | Submit-TastyOrder -AccountNumber 5WT-001 -Confirm:$false")]
    [InlineData("$order | Test-TastyOrder -AccountNumber '5WT*'")]
    [InlineData("$order | Submit-TastyOrder -AccountNumber ($account + '/../x') -Confirm:$false")]
    [InlineData("Stop-TastyOrder 7 5WT-001")]
    [InlineData("Get-TastyOrder 5WT-001 -Id 7")]
    [InlineData("Close-TastyPosition SPY '5WT*' -Confirm:$false")]
    public void A_text_that_is_no_account_number_is_an_account_not_found(string script) => Assert.Equal("TastyAccountNotFound", IdOf(Session.RunExpectingTermination(script)));

    [Fact]
    public void A_wildcard_chooses_among_the_accounts_for_an_order_of_a_number()
    {
        Session.Run(Place);

        Assert.Equal(["Live"], Texts("(Get-TastyOrder '5WT*' -Id $placed.Id).StatusText"));
        Assert.Equal("TastyOrderNotFound", IdOf(Assert.Single(Session.Run("Get-TastyOrder '9*' -Id $placed.Id").Errors)));
    }

    [Fact]
    public void Filters_of_a_search_are_sent_as_the_service_writes_them()
    {
        Session.Run(Place);

        var result = Session.Run("Get-TastyOrder $account -Since 2026-06-12 -Status live, 'cancel requested' -UnderlyingSymbol spy -InstrumentType equity");

        Assert.Empty(result.Errors);
        Assert.Single(result.Output);
    }

    [Fact]
    public void A_number_that_no_account_has_is_an_error_and_the_others_are_given()
    {
        Session.Run(Place);

        var result = Session.Run("Get-TastyOrder -Id 7, $placed.Id");

        Assert.Equal("TastyOrderNotFound", IdOf(Assert.Single(result.Errors)));
        Assert.Single(result.Output);
    }

    [Theory]
    [InlineData("Stop-TastyOrder")]
    [InlineData("Set-TastyOrder -Price 99 -Confirm:$false")]
    [InlineData("Get-TastyOrder")]
    public void A_row_whose_account_is_none_costs_no_other_row(string command)
    {
        Session.Run(Place);

        var result = Session.Run($"[pscustomobject] @{{ Id = 7; AccountNumber = 'my acct' }}, [pscustomobject] @{{ Id = $placed.Id; AccountNumber = $account }} | {command}");

        Assert.Equal("TastyAccountNotFound", IdOf(Assert.Single(result.Errors)));
        Assert.Single(result.Output);
    }

    [Fact]
    public void An_order_that_cannot_be_read_costs_no_other()
    {
        Session.Run(Place);
        PlanFault($"Status('/accounts/{Texts("$account")[0]}/orders/7', 400)", times: null);

        var result = Session.Run("Get-TastyOrder -Id 7, $placed.Id -AccountNumber $account");

        Assert.Equal("TastyRequestRefused", IdOf(Assert.Single(result.Errors)));
        Assert.Single(result.Output);
    }

    [Fact]
    public void The_accounts_are_asked_for_once_where_a_number_is_looked_for()
    {
        Session.Run(Place);
        var before = RequestCount();

        Assert.Single(Session.Run("Get-TastyOrder -Id $placed.Id").Output);

        Assert.Equal(2, RequestCount() - before); // The accounts, and the order in the first.
    }

    [Fact]
    public void A_search_reads_page_by_page_as_far_as_it_is_wanted()
    {
        Session.Run("1..12 | ForEach-Object { $order } | Submit-TastyOrder -AccountNumber $account -Confirm:$false");

        Assert.Equal(12, Session.Run("Get-TastyOrder $account -Since 2026-06-12").Output.Count);
        var before = RequestCount();
        Assert.Single(Session.Run("Get-TastyOrder $account -Since 2026-06-12 | Select-FirstStandIn 1").Output);
        Assert.Equal(1, RequestCount() - before);
        Assert.Empty(Texts("Get-TastyOrder $account -Since 2026-06-12 -Until 2026-06-12T12:00:00Z"));
        Assert.Equal("TastyTimeInvalid", IdOf(Session.RunExpectingTermination("Get-TastyOrder -Since 2026-06-12 -Until 2026-06-01")));
    }

    [Fact]
    public void An_order_is_found_by_the_name_its_sender_gave_it()
    {
        Session.Run("New-TastyOrder SPY BuyToOpen -Price 100 -Debit -ExternalIdentifier mine-1 | Submit-TastyOrder -AccountNumber $account -Confirm:$false");

        Assert.Equal(["mine-1"], Texts("(Get-TastyOrder -ExternalIdentifier mine-1).ExternalIdentifier"));
        Assert.Empty(Texts("Get-TastyOrder -ExternalIdentifier mine-2"));
    }

    [Fact]
    public void A_changed_order_is_a_new_one_and_the_question_shows_both()
    {
        Session.Run(Place);
        Session.Screen.Choices.Enqueue(Yes);

        Assert.Equal(["True", "Buy to Open 10 SPY limit 101 debit, Day"], Texts("$new = $placed | Set-TastyOrder -Price 101; $new.ReplacesOrderId -eq $placed.Id; $new"));
        Assert.Matches(
            @"^Replace order \d+ \(Simulator\) Replace order \d+ in account 5WT\w+ \(Simulator\): Buy to Open 10 SPY limit 100 debit, Day, by Buy to Open 10 SPY limit 101 debit, Day\. "
                + @"Pays 1,010\.00, fees 0\.01, buying power -505\.01, which leaves [\d,.]+\. SPY is at \d+\.\d+\. Replace it\?$",
            Assert.Single(Session.Screen.Questions));
        Assert.Equal(["Cancelled"], Texts("($placed | Get-TastyOrder).StatusText"));
    }

    [Fact]
    public void What_is_filled_of_an_order_is_no_part_of_what_replaces_it()
    {
        Session.Run("Set-TastySimulator -FillMode Partial; $half = New-TastyOrder SPY BuyToOpen 10 -Price 800 -Debit | Submit-TastyOrder -AccountNumber $account -Confirm:$false");

        Assert.Contains(
            "Buy to Open 10 SPY limit 800 debit, Day, by Buy to Open 5 SPY limit 810 debit, Day. Pays 4,050.00, ",
            Session.Render("do { $now = $half | Get-TastyOrder } until ($now.FilledQuantity -eq 5); $half | Set-TastyOrder -Price 810 -WhatIf"));
        Assert.Contains("5 of 10 are filled already and stay so.", Session.Render("$half | Set-TastyOrder -Price 810 -WhatIf"));
    }

    [Theory]
    [InlineData("-MaxQuantity 10 -MaxNotional 8100", "")]
    [InlineData("-MaxQuantity 9", "The quantity 10 is above 9, which the order limits allow for a leg. The order is: Buy to Open 10 SPY limit 810 debit, Day.")]
    [InlineData("-MaxNotional 8099", "The notional 8100 is above 8099, which the order limits allow for an order. The order is: Buy to Open 10 SPY limit 810 debit, Day.")]
    public void A_cap_holds_the_whole_of_an_order_that_is_filled_in_part(string cap, string told)
    {
        Session.Run("Set-TastySimulator -FillMode Partial; $half = New-TastyOrder SPY BuyToOpen 10 -Price 800 -Debit | Submit-TastyOrder -AccountNumber $account -Confirm:$false");
        Session.Run($"do {{ $now = $half | Get-TastyOrder }} until ($now.FilledQuantity -eq 5); Set-TastyOrderLimit {cap}");

        var result = Session.Run("$half | Set-TastyOrder -Price 810 -Confirm:$false");

        Assert.Equal(told, string.Concat(result.Errors));
        Assert.Equal(told.Length == 0 ? 1 : 0, result.Output.Count);
    }

    // One point of this future is worth 50 dollars, and its step is a quarter of one.
    [Theory]
    [InlineData("-Price 5100", "")]
    [InlineData("-Price 5100.25", "TastyOrderLimit")]
    [InlineData("-Price 5000.1", "TastyOrderPriceOffTick")]
    [InlineData("-OrderType Market", "TastyOrderLimit")]
    public void The_replacement_of_a_futures_order_is_held_to_what_a_new_one_is_held_to(string change, string id)
    {
        Session.Run("$future = New-TastyOrder /ESU6 Buy -Price 5000 -Debit | Submit-TastyOrder -AccountNumber $account -Confirm:$false; Set-TastyOrderLimit -MaxNotional 255000");

        var result = Session.Run($"$future | Set-TastyOrder {change} -Confirm:$false");

        Assert.Equal(id, string.Concat(result.Errors.Select(IdOf)));
        Assert.Equal(id.Length == 0 ? 1 : 0, result.Output.Count);
        Assert.All(result.Errors, error => Assert.DoesNotContain("not known", error.ToString()));
    }

    [Fact]
    public void A_limit_that_becomes_a_market_order_is_measured_by_the_mark()
    {
        Session.Run(Place + "Set-TastyOrderLimit -MaxNotional 10000");

        Assert.Equal(["Buy to Open 10 SPY market, Day"], Texts("$placed | Set-TastyOrder -OrderType Market -Confirm:$false"));
    }

    [Fact]
    public void A_cap_is_told_before_anybody_is_asked_about_a_replacement()
    {
        Session.Run(Place + "Set-TastyOrderLimit -MaxNotional 1000");

        var result = Session.Run("$placed | Set-TastyOrder -Price 101 -Verbose");

        Assert.Equal("TastyOrderLimit", IdOf(Assert.Single(result.Errors)));
        Assert.Empty(Session.Screen.Questions);
        Assert.DoesNotContain(result.Verbose, line => line.Contains("POST"));
    }

    [Fact]
    public void An_order_of_what_is_halted_meanwhile_is_not_replaced()
    {
        Session.Run(Place + "Set-TastySimulator -Symbol SPY -Halt");

        Assert.Equal("TastyOrderInstrumentRefused", IdOf(Session.RunExpectingTermination("$placed | Set-TastyOrder -Price 101 -Confirm:$false")));
    }

    [Fact]
    public void A_new_stop_trigger_between_ticks_is_rounded_and_the_question_says_so()
    {
        Session.Run("$stop = New-TastyOrder SPY SellToClose 10 -OrderType Stop -StopTrigger 560 | Submit-TastyOrder -AccountNumber $account -Confirm:$false");

        Assert.Equal("TastyOrderPriceOffTick", IdOf(Session.RunExpectingTermination("$stop | Set-TastyOrder -StopTrigger 561.013 -Confirm:$false")));
        Assert.Contains("The stop trigger 561.013 was rounded in your favour to the tick 561.02.", Session.Render("$stop | Set-TastyOrder -StopTrigger 561.013 -RoundToTick -WhatIf"));
    }

    [Fact]
    public void A_change_that_is_only_looked_at_changes_nothing()
    {
        Session.Run(Place);

        Assert.StartsWith("What if: Replace order ", Session.Render("Set-TastyOrder $placed.Id -TimeInForce GTC -WhatIf"));
        Assert.Equal(["Live", "Day"], Texts("$now = $placed | Get-TastyOrder; $now.StatusText; $now.TimeInForceText"));
    }

    [Theory]
    [InlineData("Set-TastyOrder $placed.Id", "TastyOrderUnchanged")]
    [InlineData("Set-TastyOrder $placed.Id -Price 1 -Debit -Credit", "TastyOrderTermsInvalid")]
    [InlineData("Set-TastyOrder 7 -Price 1", "TastyOrderNotFound")]
    [InlineData("Set-TastyOrder $placed.Id -Price 1 -Credit", "TastyOrderEffectInvalid")]
    [InlineData("$null = $placed | Stop-TastyOrder; Set-TastyOrder $placed.Id -Price 1", "TastyOrderEnded")]
    public void A_change_that_cannot_be_is_an_error_of_its_own(string script, string id)
    {
        Session.Run(Place);

        Assert.Equal(id, IdOf(Session.RunExpectingTermination(script)));
        Assert.Empty(Session.Screen.Questions);
    }

    [Fact]
    public void An_order_is_cancelled_without_a_question_unless_one_is_wanted()
    {
        Session.Run(Place + "$second = $order | Submit-TastyOrder -AccountNumber $account -Confirm:$false");
        Session.Screen.Choices.Enqueue(No);

        Session.Run("$placed | Cancel-TastyOrder; Stop-TastyOrder $second.Id -Confirm");

        Assert.Matches(@"^Cancel order \d+ \(Simulator\) Cancel order \d+ in account 5WT\w+ \(Simulator\): Buy to Open 10 SPY limit 100 debit, Day\. Cancel it\?$", Assert.Single(Session.Screen.Questions));
        Assert.Equal(["Cancelled", "Live"], Texts("($placed, $second | Get-TastyOrder).StatusText"));
    }

    [Fact]
    public void An_order_that_has_ended_is_an_error_and_the_others_are_cancelled()
    {
        Session.Run("$filled = $market | Submit-TastyOrder -AccountNumber $account -Wait -Confirm:$false; " + Place);

        var result = Session.Run("$filled, $placed | Stop-TastyOrder");

        var error = Assert.Single(result.Errors);
        Assert.Equal("TastyOrderEnded", IdOf(error));
        Assert.Contains("it is Filled", error.ToString());
        Assert.Single(result.Output);
    }

    [Theory]
    [InlineData("Get-TastyOrder -Status Live, Routed, Contingent | Stop-TastyOrder")]
    [InlineData("$complex | Stop-TastyOrder")]
    [InlineData("Stop-TastyOrder $complex.Id -Complex")]
    public void The_orders_of_a_complex_order_are_cancelled_together_and_once(string script)
    {
        Session.Run(PlaceComplex);

        var result = Session.Run(script);

        Assert.Empty(result.Errors);
        Assert.Equal("TastyPS.Client.Orders.ComplexOrder", Assert.Single(result.Output).BaseObject.GetType().FullName);
        Assert.Equal(["Cancelled", "Cancelled"], Texts("(Get-TastyOrder).StatusText"));
        Assert.Equal("TastyOrderEnded", IdOf(Assert.Single(Session.Run("$complex | Stop-TastyOrder").Errors)));
    }

    [Fact]
    public void The_other_orders_of_a_complex_one_are_not_passed_over_after_a_failure()
    {
        Session.Run(PlaceComplex);
        PlanFault($"Status('/accounts/{Texts("$account")[0]}/complex-orders/{Texts("$complex.Id")[0]}', 404)");

        var result = Session.Run("Get-TastyOrder -Working | Stop-TastyOrder");

        Assert.Equal("TastyOrderNotFound", IdOf(Assert.Single(result.Errors)));
        Assert.Single(result.Output);
        Assert.Equal(["Cancelled", "Cancelled"], Texts("(Get-TastyOrder).StatusText"));
    }

    // Numbers of complex orders and of single ones are told apart by nothing.
    [Theory]
    [InlineData("$complex | Set-TastyOrder -Price 99 -Confirm:$false")]
    [InlineData("Set-TastyOrder $complex -Price 99 -Confirm:$false")]
    [InlineData("$complex | Confirm-TastyOrder -Confirm:$false")]
    [InlineData("Stop-TastyOrder $complex")]
    public void A_complex_order_is_not_taken_for_the_single_one_of_its_number(string script)
    {
        Session.Run(PlaceComplex);
        var before = RequestCount();

        Assert.Contains("is a complex order", Session.RunExpectingTermination(script).ToString());
        Assert.Equal(before, RequestCount());
    }

    [Theory]
    [InlineData("$placed.Id | Stop-TastyOrder")]
    [InlineData("\"$($placed.Id)\" | Stop-TastyOrder")]
    [InlineData("[pscustomobject]@{ Id = $placed.Id; AccountNumber = $account } | Stop-TastyOrder")]
    [InlineData("Stop-TastyOrder $placed")]
    [InlineData("$placed.Id | Set-TastyOrder -Price 99 -Confirm:$false")]
    public void Numbers_rows_and_orders_are_taken_alike(string script)
    {
        Session.Run(Place);

        Assert.Empty(Session.Run(script).Errors);
        Assert.Equal(["Cancelled"], Texts("($placed | Get-TastyOrder).StatusText"));
    }

    [Theory]
    [InlineData("Get-TastyAccount | Stop-TastyOrder", "An Account is no order")]
    [InlineData("[pscustomobject]@{ Number = 7 } | Set-TastyOrder -Price 99", "A PSCustomObject is no order")]
    public void What_has_no_number_of_an_order_is_named(string script, string message) => Assert.Contains(message, Session.RunExpectingTermination(script).ToString());

    [Theory]
    [InlineData("Stop-TastyOrder", 1)]
    [InlineData("Set-TastyOrder -Price 99 -Confirm:$false", 3)] // The dry run comes between, and another look.
    public void How_long_a_lost_change_is_looked_for_can_be_said(string command, int before)
    {
        Session.Run(Place);
        PlanFault($"Reset('/accounts/{Texts("$account")[0]}/orders/{Texts("$placed.Id")[0]}')", after: before);

        Assert.Equal("TastyOrderOutcomeUnknown", IdOf(Session.RunExpectingTermination($"$placed | {command} -LookUpSeconds 1")));
        Assert.Equal(["Live"], Texts("($placed | Get-TastyOrder).StatusText"));
    }

    [Fact]
    public void An_order_is_a_flat_row_whose_cells_can_be_read()
    {
        Session.Run("$filled = $market | Submit-TastyOrder -AccountNumber $account -Wait -Confirm:$false");
        var names = Texts("$filled.PSObject.Properties.Name");

        var cells = (string[])Session.Run("$filled | ConvertTo-CsvCellsStandIn").Output.Single().BaseObject;

        Assert.All(cells, cell => Assert.DoesNotMatch(@"^(TastyPS|System)\.|\[\]$|@\{", cell));
        Assert.Equal("Buy to Open 10 SPY", cells[Array.IndexOf(names, "Legs")]);
    }

    [Theory]
    [InlineData("SPY BuyToOpen 10", " 10/10 ")]
    [InlineData("SPY BuyToOpen 0.5", " 0.5/0.5 ")]
    [InlineData("BTC/USD BuyToOpen 0.0006", "   0.0006/ ")]
    [InlineData("BTC/USD BuyToOpen 0.00061234", " 0.000612/ ")]
    [InlineData("BTC/USD BuyToOpen 0.00061234", "\n                              0.000612")]
    public void The_view_shows_quantities_with_the_digits_they_have(string order, string shown) =>
        Assert.Contains(shown, Session.Render($"New-TastyOrder {order} -OrderType Market | Submit-TastyOrder -AccountNumber $account -Wait -Confirm:$false"));

    [Theory]
    [InlineData("$order")]
    [InlineData("New-TastyComplexOrder OCO $order, $market")]
    [InlineData("Set-TastyOrderLimit -AllowedSymbol SPY, QQQ; Get-TastyOrderLimit")]
    [InlineData("$null = Submit-TastyOrder $market $account -Wait -Confirm:$false; Watch-TastyAccount -AccountNumber $account -Type Order -Count 1")]
    public void What_belongs_to_an_order_is_a_row_whose_cells_can_be_read(string script)
    {
        var rows = Session.Run($"{script} | ConvertTo-CsvCellsStandIn").Output;

        Assert.NotEmpty(rows);
        Assert.All(rows.SelectMany(row => (string[])row.BaseObject), cell => Assert.DoesNotMatch(@"^(TastyPS|System)\.|\[\]$|@\{|`1\[", cell));
    }

    [Fact]
    public void Cancelling_is_never_held_back_by_caps()
    {
        Session.Run(Place + "Set-TastyOrderLimit -Off");

        Assert.Empty(Session.Run("$placed | Stop-TastyOrder").Errors);
        Assert.Equal(["Cancelled"], Texts("($placed | Get-TastyOrder).StatusText"));
    }
}
