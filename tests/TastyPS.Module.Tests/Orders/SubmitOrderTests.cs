using System.Management.Automation;
using System.Text.RegularExpressions;

namespace TastyPS.Module.Tests.Orders;

/// <summary>Placing orders: the question before, and what is sent after it.</summary>
public sealed class SubmitOrderTests : OrderTest
{
    private const string Line = @"Submit order in account 5WT\w+ \(Simulator\): Buy to Open 10 SPY limit 100 debit, Day\.";

    // Half of the money is margin, and clearing takes a tenth of a cent a share.
    [Fact]
    public void The_question_shows_the_whole_order_with_its_money_in_one_line()
    {
        Begin();
        Session.Screen.Choices.Enqueue(No);

        var result = Session.Run("$order | Submit-TastyOrder -AccountNumber $account");

        Assert.Empty(result.Output);
        var question = Assert.Single(Session.Screen.Questions);
        Assert.Matches($@"^Submit order \(Simulator\) {Line} Pays 1,000\.00, fees 0\.01, buying power -500\.01, which leaves [\d,]+\.\d\d\. SPY is at \d+\.\d+\. Submit it\?$", question);
        Assert.Equal(0, OrderCount());
    }

    // Read as text: whatever is sent stands in the one line that is asked about.
    [Theory]
    [InlineData("New-TastyOrder SPY BuyToOpen 1 -Price 6940 -Debit", @"Buy to Open 1 SPY limit 6940 debit, Day\. Pays 6,940\.00, .* SPY is at 69\d\.\d+\. Warning: the limit of 6940 is far above the market\. Submit it\?$")]
    [InlineData("New-TastyOrder SPY BuyToOpen 10 -OrderType MarketableLimit", @"Buy to Open 10 SPY marketable limit, Day\. .*The price is whatever the market gives; at the mark it pays about 6,9\d\d\.\d\d\. Submit it\?$")]
    [InlineData(
        "New-TastyOrder SPY BuyToOpen 1 -Price 100 -Debit -StrictPositionEffect -RouteAfter ([datetimeoffset] '2099-07-01T14:00:00Z') -Condition ([TastyPS.Client.Orders.OrderCondition] @{ Action = 'Route'; Symbol = 'AAPL'; InstrumentType = 'Equity'; Indicator = 'Last'; Comparator = 'AtMost'; Threshold = 124.5 })",
        @"Buy to Open 1 SPY limit 100 debit, Day \(not before 2099-07-01 14:00:00Z, Route if AAPL Last is at most 124\.5, strict position effect\)\. Pays 100\.00, ")]
    [InlineData(
        "New-TastyComplexOrder OTOCO -Trigger $market -Order (New-TastyOrder SPY SellToClose 10 -Price 900 -Credit -TimeInForce GTC), (New-TastyOrder SPY SellToClose 10 -OrderType Stop -StopTrigger 500 -TimeInForce GTC)",
        @"OTOCO: Buy to Open 10 SPY market, Day \(the price is whatever the market gives; at the mark it pays about 6,9\d\d\.\d\d\); Sell to Close 10 SPY limit 900 credit, GTC \(receives 9,000\.00\); Sell to Close 10 SPY stop, trigger 500, GTC \(once triggered, the price is whatever the market gives; at the trigger it receives about 5,000\.00\)\. .*SPY is at 69\d\.\d+\.")]
    [InlineData(
        "New-TastyComplexOrder PAIRS $order, (New-TastyOrder QQQ SellToOpen 1 -Price 900 -Credit) -RatioThreshold 1.575 -RatioComparator AtLeast",
        @"PAIRS at a ratio of at least 1\.5750: Buy to Open 10 SPY limit 100 debit, Day \(pays 1,000\.00\); Sell to Open 1 QQQ limit 900 credit, Day \(receives 900\.00\)\. ")]
    public void The_question_reads_as_the_order_is_sent(string made, string told)
    {
        Begin();
        Session.Screen.Choices.Enqueue(No);

        Assert.Empty(Session.Run($"{made} | Submit-TastyOrder -AccountNumber $account").Errors);
        Assert.Matches(told, Assert.Single(Session.Screen.Questions));
        Assert.DoesNotContain('\n', Session.Screen.Questions[0]);
    }

    [Fact]
    public void After_yes_it_is_placed_once_and_given()
    {
        Begin();
        Session.Screen.Choices.Enqueue(Yes);

        Assert.Equal(["Buy to Open 10 SPY limit 100 debit, Day"], Texts("$order | Submit-TastyOrder -AccountNumber $account"));
        Assert.Single(Session.Screen.Questions);
        Assert.Equal(1, OrderCount());
    }

    [Fact]
    public void Each_order_is_asked_about_by_itself()
    {
        Begin();
        Session.Screen.Choices.Enqueue(No);
        Session.Screen.Choices.Enqueue(Yes);

        var placed = Session.Run("$order, (New-TastyOrder QQQ BuyToOpen 1 -Price 50 -Debit) | Submit-TastyOrder -AccountNumber $account").Output;

        Assert.Equal("Buy to Open 1 QQQ limit 50 debit, Day", Assert.Single(placed).ToString());
        Assert.Equal(2, Session.Screen.Questions.Count);
    }

    [Fact]
    public void Yes_to_all_goes_for_the_rest_of_the_pipeline_only()
    {
        Begin();
        Session.Screen.Choices.Enqueue(YesToAll);
        Session.Screen.Choices.Enqueue(No);

        Assert.Equal(2, Session.Run("$order, $order | Submit-TastyOrder -AccountNumber $account").Output.Count);
        Assert.Empty(Session.Run("$order | Submit-TastyOrder -AccountNumber $account").Output);
        Assert.Equal(2, Session.Screen.Questions.Count);
    }

    [Theory]
    [InlineData("$order | Submit-TastyOrder -AccountNumber $account -Confirm:$false")]
    [InlineData("$ConfirmPreference = 'None'; $order | Submit-TastyOrder -AccountNumber $account")]
    public void Scripts_are_not_asked(string script)
    {
        Begin();

        Assert.Single(Session.Run(script).Output);
        Assert.Empty(Session.Screen.Questions);
    }

    [Theory]
    [InlineData("-Price 6940 -Debit", "The limit of 6940 is far above the market. (TastyOrderWarning)")]
    [InlineData("-OrderType Stop -StopTrigger 5", "The stop at 5 goes off at once: the market is not below it. (TastyOrderWarning)")]
    public void A_price_far_from_the_market_or_on_its_wrong_side_is_warned_of_though_nobody_is_asked(string terms, string warning)
    {
        Begin();

        var run = Session.Run($"New-TastyOrder SPY BuyToOpen 1 {terms} | Submit-TastyOrder -AccountNumber $account -Confirm:$false");

        Assert.Equal(warning, Assert.Single(run.Warnings));
    }

    [Fact]
    public void Where_nobody_can_be_asked_nothing_is_sent()
    {
        Begin();

        var error = Session.RunExpectingTermination("$order | Submit-TastyOrder -AccountNumber $account");

        Assert.Equal("TastyOrderNotConfirmed", IdOf(error));
        Assert.Contains("-Confirm:$false", error.ErrorDetails.RecommendedAction);
        Assert.Equal(0, OrderCount());
    }

    [Fact]
    public void What_if_makes_the_dry_run_alone()
    {
        Begin();
        var sent = Session.Run("$order | Submit-TastyOrder -AccountNumber $account -WhatIf -Verbose").Verbose;

        var text = Session.Render("$order | Submit-TastyOrder -AccountNumber $account -WhatIf");

        Assert.Matches($@"^What if: {Line} Pays 1,000\.00, fees 0\.01, buying power -500\.01, which leaves [\d,.]+\. SPY is at \d+\.\d+\.\n$", text);
        Assert.Contains("/orders/dry-run", Assert.Single(sent, line => line.Contains("POST")));
        Assert.Equal(0, OrderCount());
    }

    [Theory]
    [InlineData("$order | Submit-TastyOrder -AccountNumber $account -WhatIf")]
    [InlineData("$WhatIfPreference = $true; $order | Submit-TastyOrder -AccountNumber $account")]
    public void Without_the_scope_what_if_sends_nothing_and_says_so(string script)
    {
        Begin("Read");
        var before = RequestCount();

        Assert.Matches($@"^What if: {Line} Pays 1,000\.00\. No server price check: scope is read\.\n$", Session.Render(script));
        Assert.Equal(0, RequestCount() - before);
    }

    [Theory]
    [InlineData("Submit-TastyOrder $order $account")]
    [InlineData("Test-TastyOrder $order $account")]
    [InlineData("Set-TastyOrder 1 -Price 5")]
    [InlineData("Stop-TastyOrder 1")]
    public void Without_the_scope_the_command_that_grants_it_is_named_and_nothing_is_sent(string script)
    {
        Begin("Read");
        var before = RequestCount();

        var error = Session.RunExpectingTermination(script);

        Assert.Equal("TastyScopeMissing", IdOf(error));
        Assert.Equal("Run Get-TastySimulator | Connect-Tasty -Scope Read, Trade.", error.ErrorDetails.RecommendedAction);
        Assert.Equal(0, RequestCount() - before);
    }

    [Fact]
    public void The_command_that_grants_the_scope_keeps_the_name_of_the_connection()
    {
        Begin("Read -Name 'Tom''s'");

        Assert.Equal(
            "Run Get-TastySimulator | Connect-Tasty -Name 'Tom''s' -Scope Read, Trade.",
            Session.RunExpectingTermination("$order | Submit-TastyOrder -AccountNumber $account").ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void The_command_that_grants_the_scope_names_the_simulator_if_several_run()
    {
        Begin("Read -Name Own");
        Session.Run("Start-TastySimulator | Out-Null");

        var advice = Session.RunExpectingTermination("$order | Submit-TastyOrder -AccountNumber $account").ErrorDetails.RecommendedAction;

        Session.Run(advice["Run ".Length..].TrimEnd('.'));
        Assert.Equal(["True"], Texts("(Get-TastyConnection Own).BaseUri -eq $simulator.BaseUri"));
        Assert.Single(Session.Run("$order | Submit-TastyOrder -AccountNumber $account -Connection Own -Confirm:$false").Output);
    }

    [Fact]
    public void The_command_that_grants_the_scope_keeps_a_simulator_that_the_connection_started()
    {
        Session.Run("Connect-Tasty -Simulator -Scope Read; $simulator = Get-TastySimulator; $account = (Get-TastyAccount)[0].AccountNumber; $order = New-TastyOrder SPY BuyToOpen 10 -Price 100 -Debit");
        var advice = Session.RunExpectingTermination("$order | Submit-TastyOrder -AccountNumber $account -Confirm:$false").ErrorDetails.RecommendedAction;

        Assert.Equal("Run Get-TastySimulator | Connect-Tasty -Scope Read, Trade.", advice);
        Session.Run(advice["Run ".Length..].TrimEnd('.'));
        Assert.Equal(["True"], Texts("(Get-TastySimulator).BaseUri -eq $simulator.BaseUri"));
        Assert.Single(Session.Run("$order | Submit-TastyOrder -AccountNumber $account -Confirm:$false").Output);
    }

    [Fact]
    public void Among_several_accounts_one_must_be_named()
    {
        Begin();

        var error = Session.RunExpectingTermination("$order | Submit-TastyOrder -Confirm:$false");

        Assert.Equal("TastyAccountNeeded", IdOf(error));
        Assert.Contains(Texts("$account")[0], error.Exception.Message);
    }

    [Fact]
    public void A_foreign_account_is_told_from_a_bad_order()
    {
        Begin();

        var error = Assert.Single(Session.Run("Submit-TastyOrder $order 5WT00000 -Confirm:$false").Errors);

        Assert.Equal("TastyAccountNotFound", IdOf(error));
    }

    [Fact]
    public void A_refusal_has_all_reasons_and_costs_no_other_order()
    {
        Begin();

        var result = Session.Run("(New-TastyOrder SPY BuyToOpen 100000 -Price 690 -Debit), $order | Submit-TastyOrder -AccountNumber $account -Confirm:$false");

        var error = Assert.Single(result.Errors);
        Assert.Equal("TastyOrderRefused", IdOf(error));
        Assert.StartsWith("The service refused: Account does not have sufficient buying power available for this order (margin_check_failed). It would change the buying power of ", error.ToString());
        Assert.Single(result.Output);
    }

    [Fact]
    public void A_cap_is_told_before_anybody_is_asked()
    {
        Begin();
        Session.Run("Set-TastyOrderLimit -MaxQuantity 5");

        var result = Session.Run("$order | Submit-TastyOrder -AccountNumber $account -Verbose");

        Assert.Equal("TastyOrderLimit", IdOf(Assert.Single(result.Errors)));
        Assert.Empty(Session.Screen.Questions);
        Assert.DoesNotContain(result.Verbose, line => line.Contains("POST"));
    }

    [Theory]
    [InlineData("5", "is no order")]
    [InlineData("$order | Test-TastyOrder -AccountNumber $account", "dry run")]
    [InlineData("New-TastyOrderLeg SPY BuyToOpen", "is a leg")]
    [InlineData("$order | Submit-TastyOrder -AccountNumber $account -Confirm:$false", "placed already")]
    public void What_is_no_new_order_is_not_sent(string source, string told)
    {
        Begin();

        var error = Assert.Single(Session.Run($"$thing = {source}; $thing | Submit-TastyOrder -AccountNumber $account").Errors);

        Assert.IsAssignableFrom<ParameterBindingException>(error.Exception);
        Assert.Contains(told, error.Exception.Message);
    }

    [Fact]
    public void A_price_between_ticks_is_rounded_in_favour_of_the_customer_and_the_question_says_so()
    {
        Begin();
        Session.Screen.Choices.Enqueue(Yes);

        var placed = Session.Run("New-TastyOrder SPY BuyToOpen 10 -Price 100.019 -Debit | Submit-TastyOrder -AccountNumber $account -RoundToTick").Output;

        Assert.Equal("Buy to Open 10 SPY limit 100.01 debit, Day", Assert.Single(placed).ToString());
        Assert.Contains("The price 100.019 was rounded in your favour to the tick 100.01.", Session.Screen.Questions[0]);
    }

    [Fact]
    public void A_stop_trigger_between_ticks_is_rounded_to_where_it_goes_off_sooner()
    {
        Begin();

        Assert.Contains(
            "The stop trigger 560.013 was rounded in your favour to the tick 560.02.",
            Session.Render("New-TastyOrder SPY SellToClose 10 -OrderType Stop -StopTrigger 560.013 | Submit-TastyOrder -AccountNumber $account -RoundToTick -WhatIf"));
    }

    [Theory]
    [InlineData("-Price 100.019 -Debit")]
    [InlineData("-OrderType Stop -StopTrigger 800.013")]
    public void Without_rounding_what_lies_between_ticks_is_refused_before_it_is_sent(string terms)
    {
        Begin();

        var result = Session.Run($"New-TastyOrder SPY BuyToOpen 10 {terms} | Submit-TastyOrder -AccountNumber $account -Confirm:$false -Verbose");

        Assert.Equal("TastyOrderPriceOffTick", IdOf(Assert.Single(result.Errors)));
        Assert.DoesNotContain(result.Verbose, line => line.Contains("POST"));
    }

    [Theory]
    [InlineData("$mine | Submit-TastyOrder -AccountNumber $account -Confirm:$false; $mine | Submit-TastyOrder -AccountNumber $account")]
    [InlineData("$mine, $mine | Submit-TastyOrder -AccountNumber $account -Confirm:$false")]
    public void An_order_with_a_name_of_its_own_is_placed_once_however_often_it_is_sent(string script)
    {
        Begin();
        Session.Run("$mine = New-TastyOrder SPY BuyToOpen 10 -Price 100 -Debit -ExternalIdentifier mine");

        var result = Session.Run(script);

        Assert.Single(result.Output);
        var error = Assert.Single(result.Errors);
        Assert.Equal(("TastyOrderIdentifierUsed", ErrorCategory.ResourceExists), (IdOf(error), error.CategoryInfo.Category));
        Assert.Empty(Session.Screen.Questions);
        Assert.Equal(1, OrderCount());
        var look = Regex.Match(error.ErrorDetails.RecommendedAction, @"^Run (Get-TastyOrder -ExternalIdentifier 'mine' -AccountNumber \w+ -Since [\dTZ:-]+) ").Groups[1].Value;
        Assert.Equal(["mine"], Texts($"({look}).ExternalIdentifier"));
    }

    [Fact]
    public void Orders_of_a_complex_order_that_share_a_name_are_refused()
    {
        Begin();
        Session.Run("$mine = New-TastyOrder SPY SellToClose 10 -Price 800 -Credit -ExternalIdentifier mine; $twins = New-TastyComplexOrder OCO -Order $mine, (New-TastyOrder SPY SellToClose 10 -OrderType Stop -StopTrigger 500 -ExternalIdentifier mine)");

        Assert.Equal("TastyOrderIdentifierUsed", IdOf(Assert.Single(Session.Run("$twins | Submit-TastyOrder -AccountNumber $account -Confirm:$false").Errors)));
        Assert.Equal(0, OrderCount());
    }

    [Fact]
    public void With_wait_the_order_comes_with_its_fills()
    {
        Begin();

        Assert.Equal(["Filled", "10", "10"], Texts("$filled = Submit-TastyOrder $market $account -Wait -Confirm:$false; $filled.StatusText; $filled.FilledQuantity; ($filled.Legs[0].Fills | ForEach-Object Quantity)"));
    }

    [Fact]
    public void An_order_that_does_not_end_in_time_is_given_as_it_stands()
    {
        Begin();

        var result = Session.Run("Submit-TastyOrder $order $account -Wait -TimeoutSeconds 1 -Confirm:$false");

        Assert.Equal("Live", Assert.Single(result.Output).Properties["StatusText"].Value);
        var id = Texts("(Get-TastyOrder).Id")[0];
        Assert.EndsWith(
            $"(TastyOrderStillWorks) Get-TastyOrder -Id {id} -AccountNumber {Texts("$account")[0]} shows how it stands, Stop-TastyOrder {id} cancels it.", Assert.Single(result.Warnings));
    }

    [Fact]
    public void A_complex_order_that_does_not_end_in_time_is_warned_of_with_commands_for_this_connection()
    {
        Begin();

        var result = Session.Run(
            "New-TastyComplexOrder OTO -Trigger $order -Order (New-TastyOrder SPY SellToClose 10 -Price 800 -Credit) | Submit-TastyOrder -AccountNumber $account -Wait -TimeoutSeconds 1 -Confirm:$false -Connection Simulator");

        var id = Texts("(Get-TastyOrder -Complex).Id")[0];
        Assert.EndsWith(
            $" Get-TastyOrder -Id {id} -AccountNumber {Texts("$account")[0]} -Complex -Connection 'Simulator' shows how it stands, Stop-TastyOrder {id} -Complex -Connection 'Simulator' cancels it.",
            Assert.Single(result.Warnings));
    }

    [Fact]
    public void All_orders_of_a_command_are_followed_over_one_connection()
    {
        Begin();

        Assert.Equal(["Filled", "Filled", "Filled", "1"], Texts("($market, $market, $market | Submit-TastyOrder -AccountNumber $account -Wait -Confirm:$false).StatusText; $simulator.AccountStream.SessionCount"));
    }

    [Fact]
    public void An_order_of_which_nothing_can_be_read_is_not_said_to_go_on_working()
    {
        Begin();
        Session.Run(
            """
            $refusal = [TastyPS.Simulator.WebSockets.Faults.SocketFault]::RefuseUpgrade(503, $null)
            $simulator.AccountStream.Faults.Add($refusal)
            $outage = [TastyPS.Simulator.Faults.Fault]::Status('/accounts', 503)
            $outage.Method = 'GET'
            $outage.Times = $null
            $simulator.Faults.Add($outage)
            """);

        var result = Session.Run("Submit-TastyOrder $order $account -Wait -TimeoutSeconds 1 -Confirm:$false");

        var warning = Assert.Single(result.Warnings);
        Assert.Matches(@"^Whether the order has ended within 1 s is not known: the account stream was lost: .*503.* When last read it was \w.*\(TastyStreamLost\)", warning);
        Assert.DoesNotContain("goes on working", warning);
        Assert.Equal("Buy to Open 10 SPY limit 100 debit, Day", Assert.Single(result.Output).ToString());
    }

    [Fact]
    public void A_complex_order_is_placed_and_followed_as_one()
    {
        Begin();

        var placed = Session.Run("New-TastyComplexOrder OTO -Trigger $market -Order (New-TastyOrder SPY SellToClose 10 -OrderType Market) | Submit-TastyOrder -AccountNumber $account -Wait -Confirm:$false").Output;

        Assert.Equal("TastyPS.Client.Orders.ComplexOrder", Assert.Single(placed).BaseObject.GetType().FullName);
        Assert.Equal(["Filled", "Filled"], Texts("$c = Get-TastyOrder -Complex; $c.TriggerOrder.StatusText; $c.Orders[0].StatusText"));
    }

    [Fact]
    public void An_index_is_refused_before_the_service_is_asked()
    {
        Begin();

        var refused = Session.Run("New-TastyOrder SPX BuyToOpen -Price 1 -Debit | Submit-TastyOrder -AccountNumber $account -Confirm:$false");

        Assert.Equal("TastyOrderLegInvalid", IdOf(Assert.Single(refused.Errors)));
        Assert.Contains("SPX is an index", refused.Errors[0].Exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_condition_may_watch_an_index()
    {
        Begin();
        Session.Run("$falls = @{ Action = 'Route'; Symbol = 'SPX'; InstrumentType = 'Index'; Indicator = 'Last'; Comparator = 'AtMost'; Threshold = 58 }");

        Assert.Equal(["Contingent"], Texts("New-TastyOrder SPY BuyToOpen -Price 100 -Debit -Condition $falls | Submit-TastyOrder -AccountNumber $account -Confirm:$false | ForEach-Object StatusText"));
    }

    [Fact]
    public void A_foreign_account_is_said_to_be_one_also_for_an_order_with_a_name_of_its_own()
    {
        Begin();

        var refused = Session.Run("New-TastyOrder SPY BuyToOpen -Price 100 -Debit -ExternalIdentifier mine-1 | Submit-TastyOrder -AccountNumber 5WT99999 -Confirm:$false");

        Assert.Equal("TastyAccountNotFound", IdOf(Assert.Single(refused.Errors)));
    }
}
