using System.Management.Automation;
using System.Text.RegularExpressions;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Orders;

/// <summary>Positions closed from the pipeline, against the simulator's broker.</summary>
public sealed class CloseTests : ModuleTest
{
    private const string Account = "(Get-TastyAccount)[0].AccountNumber";
    private const int Yes = 0;
    private const int No = 2;

    public CloseTests() => Session.Run("param($At) Start-TastySimulator -At $At | Connect-Tasty -Scope Read, Trade", new { At = OpenMarket });

    [Fact]
    public void A_position_closed_at_the_market_is_gone_when_the_command_returns()
    {
        var result = Session.Run($"Close-TastyPosition SPY ({Account}) -Market -Wait -Confirm:$false");

        Assert.Empty(result.Errors);
        var order = Assert.Single(result.Output);
        Assert.Equal("Filled", order.Properties["Status"].Value.ToString());
        Assert.Empty(Texts($"Get-TastyPosition ({Account}) | Where-Object Symbol -eq SPY"));
    }

    [Fact]
    public void Both_puts_of_a_spread_are_closed_by_one_order_at_a_net_price()
    {
        var result = Session.Run($"Get-TastyPosition ({Account}) | Where-Object UnderlyingSymbol -eq SPX | Close-TastyPosition -Confirm:$false");

        Assert.Empty(result.Errors);
        var order = Assert.Single(result.Output);
        Assert.Equal(2, ((System.Collections.IEnumerable)order.Properties["Legs"].Value).Cast<object>().Count());
        Assert.Equal("Limit", order.Properties["OrderType"].Value.ToString());
        Assert.Equal("Day", order.Properties["TimeInForce"].Value.ToString());
    }

    [Fact]
    public void What_an_order_closes_already_is_left_out_with_a_warning()
    {
        Session.Run("(Get-TastySimulator).Broker.FillMode = 'Never'");
        var first = Session.Run($"Close-TastyPosition SPY ({Account}) -Confirm:$false");
        Assert.Single(first.Output);

        var second = Session.Run($"Close-TastyPosition SPY ({Account}) -Confirm:$false");

        Assert.Empty(second.Output);
        Assert.Contains(second.Warnings, warning => warning.Contains("TastyPositionLeftOpen", StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_closed_elsewhere_while_the_question_stands_is_not_closed_again()
    {
        Session.Run("Set-TastySimulator -FillMode Never");
        using var other = new Engine.EngineSession();
        Session.Screen.Choices.Enqueue(Yes);
        Session.Screen.WhenAsked = () => Assert.Single(other.Run($"Close-TastyPosition SPY ({Account}) -Confirm:$false").Output);

        var result = Session.Run($"Close-TastyPosition SPY ({Account})");

        Assert.Empty(result.Output);
        var error = Assert.Single(result.Errors);
        Assert.Equal("TastyPositionChanged", IdOf(error));
        Assert.Equal("SPY is not closed: 200 were to be closed, of which 0 are certain to be left. Nothing was sent.", error.ToString());
        Assert.Single(Session.Run("Get-TastyOrder").Output);
    }

    [Fact]
    public void Shares_that_cover_a_call_are_sold_after_the_call_is_bought_back()
    {
        var result = Session.Run($"Get-TastyPosition ({Account}) | Where-Object UnderlyingSymbol -eq AAPL | Close-TastyPosition -Market -Force -Wait -Confirm:$false");

        Assert.Empty(result.Errors);
        var symbols = result.Output.Select(order => LanguagePrimitives.ConvertTo<string>(Session.Run("param($Order) $Order.Legs[0].Symbol", new { Order = order }).Output[0])).ToList();
        Assert.Equal("AAPL", symbols[^1]);
        Assert.Empty(Texts($"Get-TastyPosition ({Account}) | Where-Object UnderlyingSymbol -eq AAPL"));
    }

    [Fact]
    public void Shares_stay_while_the_call_that_they_cover_is_not_filled()
    {
        Session.Run("(Get-TastySimulator).Broker.FillMode = 'Never'");

        var result = Session.Run($"Get-TastyPosition ({Account}) | Where-Object UnderlyingSymbol -eq AAPL | Close-TastyPosition -Market -Force -TimeoutSeconds 1 -Confirm:$false");

        var error = Assert.Single(result.Errors);
        Assert.Equal("TastyCoverStaysOpen", IdOf(error));
        Assert.Contains("Get-TastyOrder", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.DoesNotContain("Sell to Close 100 AAPL market, Day", result.Output.Select(order => order.ToString()));
    }

    [Theory]
    [InlineData("Market")]
    [InlineData("Never")]
    public void Orders_that_do_not_depend_on_each_other_are_all_placed_before_the_end_of_one_is_awaited(string fillMode)
    {
        Session.Run($"Set-TastySimulator -FillMode {fillMode}");

        var course = Texts(
            $$"""
            Close-TastyPosition SPY, F, SPX ({{Account}}) -Wait -TimeoutSeconds 1 -Confirm:$false -Verbose 3> $null 4>&1 | ForEach-Object {
                if ($_ -isnot [System.Management.Automation.VerboseRecord]) { 'ended' } elseif ("$_" -match '^POST accounts/\S+/orders: ') { 'placed' }
            }
            """);

        Assert.Equal(["placed", "placed", "placed", "ended", "ended", "ended"], course);
    }

    [Fact]
    public void Each_order_is_asked_about_by_itself_and_in_order()
    {
        foreach (var answer in (int[])[Yes, No, Yes])
            Session.Screen.Choices.Enqueue(answer);

        var result = Session.Run($"Close-TastyPosition SPX, SPY, F ({Account}) -Market -Force -Wait");

        Assert.Equal(
            ["Sell to Close 100 F", "Buy to Close 1 SPX", "Sell to Close 200 SPY"],
            Session.Screen.Questions.Select(question => Regex.Match(question, @"\(Simulator\): (\w+ to Close \d+ \w+)").Groups[1].Value));
        Assert.Equal(["SPX"], Texts($"Get-TastyPosition ({Account}) | Where-Object UnderlyingSymbol -in F, SPX, SPY | ForEach-Object UnderlyingSymbol").Distinct());
        Assert.Empty(result.Errors);
        Assert.Equal(
            "Sell to Close 1 SPX 2026-07-17 6470 put stays open: it covers SPX   260717P06610000, and the order that closes that was not confirmed. (TastyPositionLeftOpen)",
            Assert.Single(result.Warnings)); // Without a question of its own.
    }

    [Fact]
    public void What_covers_a_short_put_whose_order_was_refused_stays_and_nobody_is_sent_to_wait_for_it()
    {
        PlanFault($"Status('/accounts/{Texts(Account)[0]}/orders/dry-run', 422)");

        var result = Session.Run($"Close-TastyPosition SPX ({Account}) -Market -Force -Confirm:$false");

        Assert.Empty(result.Output);
        Assert.Equal(["TastyOrderRefused", "TastyCoverStaysOpen"], result.Errors.Select(IdOf));
        Assert.EndsWith("the order that closes that was not placed.", result.Errors[1].ToString());
        Assert.Equal(ErrorCategory.InvalidOperation, result.Errors[1].CategoryInfo.Category);
        Assert.DoesNotContain("Get-TastyOrder", result.Errors[1].ErrorDetails.RecommendedAction);
    }

    // One put over two short ones, beside two calls, so that each is closed by itself; one of the short ones finds nobody who sells.
    [Theory]
    [InlineData(1, "")]
    [InlineData(1, "-Force")]
    [InlineData(2, "")]
    [InlineData(2, "-Force")]
    public void What_covers_one_of_two_short_puts_stays_as_long_as_the_order_of_one_of_them_is_not_filled(int resting, string terms)
    {
        HoldPuts();

        var result = Session.Run($"Set-TastySimulator $puts[{resting}] -Bid 9 -Ask 11; Close-TastyPosition QQQ ({Account}) -Offset 0.20 {terms} -TimeoutSeconds 1 -Confirm:$false");

        var error = Assert.Single(result.Errors);
        Assert.Equal("TastyCoverStaysOpen", IdOf(error));
        Assert.EndsWith($" put stays open: it covers {Texts($"$puts[{resting}]")[0]}, and the order that closes that has not been filled.", error.ToString());
        Assert.DoesNotContain("-Force", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("(TastyOrderStillWorks)", Assert.Single(result.Warnings)); // It was awaited.
        Assert.Equal(Texts($"$puts[0]; $puts[{resting}]"), Texts($"Get-TastyPosition ({Account}) | Where-Object UnderlyingSymbol -eq QQQ | ForEach-Object Symbol").Order());
    }

    // The order that rests is filled while the other has just been given.
    [Fact]
    public void What_covers_one_of_two_short_puts_is_sold_when_both_are_closed()
    {
        HoldPuts();

        var result = Session.Run(
            $"Set-TastySimulator $puts[2] -Bid 9 -Ask 11; Close-TastyPosition QQQ ({Account}) -Offset 0.20 -Confirm:$false | ForEach-Object {{ if ($_.Legs[0].Symbol -eq $puts[1]) {{ Set-TastySimulator $puts[2] -Release }}; $_.Legs[0].Symbol }}");

        Assert.Empty(result.Errors);
        Assert.Equal(Texts("$puts"), result.Output.Select(symbol => symbol.ToString()).Where(symbol => symbol[12] == 'P').Order());
    }

    [Fact]
    public void What_covers_a_short_put_that_stays_by_somebodys_choice_stays_with_a_warning()
    {
        HoldPuts();
        foreach (var answer in (int[])[Yes, No, Yes, Yes])
            Session.Screen.Choices.Enqueue(answer);

        var result = Session.Run($"Close-TastyPosition QQQ ({Account}) -Offset 0.20");

        Assert.Empty(result.Errors);
        Assert.EndsWith("and the order that closes that was not confirmed. (TastyPositionLeftOpen)", Assert.Single(result.Warnings));
    }

    // Sold once more when it has just been bought back.
    [Fact]
    public void What_covers_a_short_put_that_is_still_there_after_its_order_was_filled_stays_with_an_error()
    {
        const string Again = "if ($_.Legs[0].Symbol -eq 'SPX   260717P06610000') { $null = New-TastyOrder $_.Legs[0].Symbol SellToOpen 1 -OrderType Market | Submit-TastyOrder -AccountNumber $account -Wait -Confirm:$false }";

        var result = Session.Run($"$account = {Account}; Close-TastyPosition SPX $account -Market -Force -Confirm:$false | ForEach-Object {{ $_; {Again} }}");

        Assert.Single(result.Output);
        var error = Assert.Single(result.Errors);
        Assert.Equal("TastyCoverStaysOpen", IdOf(error));
        Assert.EndsWith(" stays open: SPX   260717P06610000, which it covers, is still there, though the order that closes that has been filled.", error.ToString());
        Assert.Contains("Get-TastyPosition", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(result.Warnings);
    }

    // The order that closes the short put is given, and only then the cap is set.
    [Theory]
    [InlineData("-Off")]
    [InlineData("-MaxNotional 1")]
    public void What_covered_a_short_put_that_is_closed_is_said_to_stay_open_where_it_may_not_be_sold(string cap)
    {
        var result = Session.Run($"Close-TastyPosition SPX ({Account}) -Market -Force -Confirm:$false | ForEach-Object {{ Set-TastyOrderLimit {cap}; $_ }}");

        Assert.Single(result.Output);
        var error = Assert.Single(result.Errors);
        Assert.Equal("TastyOrderLimit", IdOf(error));
        Assert.EndsWith(" SPX   260717P06470000 stays open, though SPX   260717P06610000, which it covers, is closed.", error.ToString());
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
    }

    // The first order is given, then the pipeline ends.
    [Theory]
    [InlineData("F, SPX, SPY", "-Wait", "ForEach-Object { throw 'no' }", 2)]
    [InlineData("F, SPX, SPY", "-Wait", "Select-FirstStandIn 1", 2)]
    [InlineData("SPX, SPY", "-Market -Force", "ForEach-Object { throw 'no' }", 1)]
    public void Every_order_that_was_placed_is_told_of_whatever_ends_the_pipeline(string symbols, string terms, string next, int told)
    {
        Session.Run("Set-TastySimulator -FillMode Never");
        Session.Screen.TakeText();

        Session.Run($"try {{ Close-TastyPosition {symbols} ({Account}) {terms} -TimeoutSeconds 1 -Confirm:$false | {next} }} catch {{ }}");

        Assert.Equal(told, Regex.Count(Session.Screen.TakeText(), @"WARNING: The command ended, but the order was placed and goes on: order \d+, (Sell|Buy) to Close "));
    }

    // 300 shares over one short call: 200 go at once, and 100 after the call.
    [Fact]
    public void Of_shares_only_those_wait_that_the_short_call_needs()
    {
        BuyMoreShares();

        var told = Texts($"Get-TastyPosition ({Account}) | Where-Object UnderlyingSymbol -eq AAPL | Close-TastyPosition -Market -Force -Wait -Confirm:$false | ForEach-Object {{ \"$_\" }}");

        Assert.Contains("Sell to Close 200 AAPL market, Day", told);
        Assert.Equal("Sell to Close 100 AAPL market, Day", told[^1]);
        Assert.Empty(Texts($"Get-TastyPosition ({Account}) | Where-Object UnderlyingSymbol -eq AAPL"));
    }

    // The short options are filled; the 200 shares that go at once rest when the 100 that waited are sold.
    [Fact]
    public void Orders_of_the_command_itself_are_not_told_of_as_working_already()
    {
        BuyMoreShares();
        Session.Run("$broker = (Get-TastySimulator).Broker; $broker.RouteDelay = $broker.FillDelay = [timespan]::Zero");
        using var other = new Engine.EngineSession();
        foreach (var answer in (int[])[Yes, Yes, Yes, Yes, Yes])
            Session.Screen.Choices.Enqueue(answer);
        Session.Screen.WhenAsked = () => other.Run($"Set-TastySimulator -FillMode {(Session.Screen.Questions.Count < 3 ? "Market" : "Never")}");

        var result = Session.Run($"Get-TastyPosition ({Account}) | Where-Object UnderlyingSymbol -eq AAPL | Close-TastyPosition -Market -Force");

        Assert.Contains("Sell to Close 200 AAPL market", Session.Screen.Questions[2]);
        Assert.Contains("Sell to Close 100 AAPL market", Session.Screen.Questions[4]);
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Of_what_waits_no_more_is_sold_than_waited()
    {
        BuyMoreShares();
        foreach (var answer in (int[])[Yes, Yes, No, Yes, Yes]) // Not the shares that are free.
            Session.Screen.Choices.Enqueue(answer);

        var result = Session.Run($"Get-TastyPosition ({Account}) | Where-Object UnderlyingSymbol -eq AAPL | Close-TastyPosition -Market -Force");

        Assert.Contains("Sell to Close 200 AAPL market", Session.Screen.Questions[2]);
        Assert.Contains("Sell to Close 100 AAPL market", Session.Screen.Questions[4]);
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void What_waits_is_told_before_it_is_waited_for()
    {
        Session.Run("Set-TastySimulator -FillMode Never");

        Assert.Contains(
            "Sell to Close 1 SPX 2026-07-17 6470 put is sent once SPX   260717P06610000 is closed, which is awaited for 1 s.",
            Session.Render($"Close-TastyPosition SPX ({Account}) -Market -Force -TimeoutSeconds 1 -Confirm:$false"));
    }

    [Fact]
    public void A_preview_says_what_waits() => Assert.Contains(
        "It is sent once SPX   260717P06610000 is closed.",
        Session.Render($"Close-TastyPosition SPX ({Account}) -Market -Force -WhatIf"));

    [Fact]
    public void A_preview_says_at_what_price_the_rest_will_be_closed() => Assert.Matches(
        @"It is sent once AAPL +\d{6}C00295000 is closed, at the mark of then\.",
        Session.Render($"Get-TastyPosition ({Account}) | Where-Object Symbol -match '^AAPL( .*C00295000)?$' | Close-TastyPosition -WhatIf"));

    [Fact]
    public void An_order_of_which_nothing_is_known_ends_the_command_and_those_before_it_are_given()
    {
        PlanFault($"AcceptLate('/accounts/{Texts(Account)[0]}/orders', '01:00:00')", after: 3);

        var error = Session.RunExpectingTermination($"$closed = @(); Close-TastyPosition F, SPY ({Account}) -Wait -LookUpSeconds 1 -Confirm:$false | ForEach-Object {{ $closed += \"$_\" }}");

        Assert.Equal("TastyOrderOutcomeUnknown", IdOf(error));
        Assert.StartsWith("Sell to Close 100 F limit", Assert.Single(Texts("$closed")));
    }

    [Fact]
    public async Task Whoever_stops_the_command_is_told_of_every_order_that_was_placed()
    {
        PlanFault($"LoseReply('/accounts/{Texts(Account)[0]}/orders/dry-run')", after: 2);
        Session.Run("Set-TastySimulator -FillMode Never");
        var simulator = Simulator;
        Session.Screen.TakeText();
        using var running = Session.Start($"Close-TastyPosition F, SPX, SPY ({Account}) -Wait -Confirm:$false");
        await HitAsync(simulator, running);

        await running.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(2, Regex.Count(Session.Screen.TakeText(), @"WARNING: The command ended, but the order was placed and goes on: order \d+, Sell to Close "));
    }

    // The first order is written before the failure of the second ends the command, and whoever takes it ends the pipeline.
    [Theory]
    [InlineData("Select-FirstStandIn 1")]
    [InlineData("ForEach-Object { throw 'no' }")]
    public void That_nothing_is_known_of_an_order_is_told_whatever_ends_the_pipeline(string next)
    {
        PlanFault($"AcceptLate('/accounts/{Texts(Account)[0]}/orders', '01:00:00')", after: 3);
        Session.Screen.TakeText();

        Session.Run($"try {{ Close-TastyPosition F, SPY ({Account}) -Wait -LookUpSeconds 1 -Confirm:$false | {next} }} catch {{ }}");

        Assert.Single(Regex.Matches(Session.Screen.TakeText(), "WARNING: The command ended while the order was sent: it may have been placed\\."));
    }

    // The second question finds no answer, which ends the command, but only when it has been stopped.
    [Fact]
    public async Task An_order_that_a_stopped_command_could_not_give_is_told()
    {
        Session.Run("Set-TastySimulator -FillMode Never");
        Session.Screen.TakeText();
        Session.Screen.Choices.Enqueue(Yes);
        var taker = new List<PSCmdlet>();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Session.Screen.WhenAsked = () =>
        {
            if (Session.Screen.Questions.Count < 2)
                return;
            asked.SetResult();
            SpinWait.SpinUntil(() => taker[0].Stopping);
        };
        using var running = Session.Start(
            $$"""
            param($Taker)
            function Receive-Order { param([Parameter(ValueFromPipeline)] $Order) begin { $Taker.Add($PSCmdlet) } process { } }
            Close-TastyPosition F, SPY ({{Account}}) -Wait | Receive-Order
            """,
            new { Taker = taker });

        await asked.Task.WaitAsync(TestContext.Current.CancellationToken);
        await running.StopAsync(TestContext.Current.CancellationToken);

        Assert.Single(Regex.Matches(Session.Screen.TakeText(), @"WARNING: The command ended, but the order was placed and goes on: order \d+, Sell to Close 100 F "));
    }

    [Fact]
    public void A_preview_places_nothing()
    {
        var result = Session.Run($"Get-TastyPosition ({Account}) | Close-TastyPosition -WhatIf");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.Empty(Session.Run("Get-TastyOrder -Live").Output);
    }

    [Fact]
    public void A_connection_that_may_only_read_previews_and_closes_nothing()
    {
        Session.Run("Disconnect-Tasty; Get-TastySimulator | Connect-Tasty -Scope Read");

        Assert.Empty(Session.Run($"Close-TastyPosition SPY ({Account}) -WhatIf").Errors);
        var refused = Assert.Single(Session.Run($"Close-TastyPosition SPY ({Account}) -Confirm:$false").Errors);
        Assert.Equal("TastyScopeMissing", IdOf(refused));
    }

    [Fact]
    public void Without_a_mark_nothing_is_guessed()
    {
        PlanFault("Status('/market-data/by-type', 404)", times: null);

        var result = Session.Run($"Close-TastyPosition SPY ({Account}) -Confirm:$false");

        Assert.Contains(result.Errors, error => IdOf(error) == "TastyMarkMissing");
        Assert.Empty(result.Output);
    }

    [Fact]
    public void A_token_that_is_refused_on_the_way_is_told_as_such_and_nothing_is_closed()
    {
        PlanFault($"Status('/accounts/{Texts(Account)[0]}/orders', 401)", after: 1); // Behind the dry run.

        var refused = Session.Run($"Close-TastyPosition SPY ({Account}) -Confirm:$false");

        var error = Assert.Single(refused.Errors);
        Assert.Equal("TastyAuthenticationFailed", IdOf(error));
        Assert.StartsWith("Run the command again", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(Texts($"Get-TastyOrder -AccountNumber ({Account}) -Live"));
    }

    // The middle of no quotes is 0: shares are not sold for the least there is.
    [Fact]
    public void What_nobody_quotes_for_a_while_has_no_mark()
    {
        Session.Run("Set-TastySimulator SPY -Bid 0 -Ask 0");

        var refused = Session.Run($"Close-TastyPosition SPY ({Account}) -Confirm:$false");

        Assert.Equal("TastyMarkMissing", IdOf(Assert.Single(refused.Errors)));
        Assert.Empty(refused.Output);
    }

    // Sold while somebody bid for it; on its last day, out of the money, nobody does, and the last price is an old one.
    [Theory]
    [InlineData("", "TastyMarkMissing")]
    [InlineData("-Market", "TastySpreadTooWide")]
    public void An_option_that_nobody_bids_for_is_closed_at_a_given_price_only(string terms, string refusal)
    {
        const string Call = "'SPY   261123C00688000'";
        Session.Run($"Set-TastySimulator -Time ([datetimeoffset] '2026-11-23T15:00:00Z'); Set-TastySimulator {Call} -Bid 2.40 -Ask 2.42");
        Session.Run($"New-TastyOrder {Call} SellToOpen 1 -Price 2.40 -Credit | Submit-TastyOrder -AccountNumber ({Account}) -Wait -Confirm:$false; Set-TastySimulator {Call} -Release");

        var refused = Session.Run($"Close-TastyPosition {Call} ({Account}) {terms} -Confirm:$false");
        var closed = Session.Run($"Close-TastyPosition {Call} ({Account}) -Price 0.01 -Confirm:$false");

        Assert.Equal(refusal, IdOf(Assert.Single(refused.Errors)));
        Assert.Contains("-Price", Assert.Single(refused.Errors).ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Empty(refused.Output);
        Assert.Empty(closed.Errors);
    }

    // One cent is asked for it, and a hundred shares belong to it: 1.00.
    [Theory]
    [InlineData("100000", null)]
    [InlineData("1", null)]
    [InlineData("0.5", "TastyOrderLimit")]
    public void What_nobody_bids_for_is_sold_under_a_cap_that_allows_its_ask(string cap, string? refusal)
    {
        const string Call = "'SPY   261123C00688000'";
        Session.Run($"Set-TastySimulator -Time ([datetimeoffset] '2026-11-23T15:00:00Z'); Set-TastySimulator {Call} -Bid 2.40 -Ask 2.42");
        Session.Run($"New-TastyOrder {Call} BuyToOpen 1 -Price 2.42 -Debit | Submit-TastyOrder -AccountNumber ({Account}) -Wait -Confirm:$false; Set-TastySimulator {Call} -Release");

        var closed = Session.Run($"Set-TastyOrderLimit -MaxNotional {cap}; Close-TastyPosition {Call} ({Account}) -Price 0.01 -Confirm:$false");

        Assert.Equal(refusal is null ? [] : [refusal], closed.Errors.Select(IdOf));
        Assert.Equal(refusal is null ? 1 : 0, closed.Output.Count);
    }

    [Fact]
    public void Two_ways_of_pricing_exclude_each_other()
    {
        var refused = Assert.Single(Session.Run($"Close-TastyPosition SPY ({Account}) -Market -Price 5 -Confirm:$false").Errors);

        Assert.Equal("TastyClosingTermsInvalid", IdOf(refused));
    }

    [Fact]
    public void An_offset_that_leaves_no_price_is_refused()
    {
        var refused = Assert.Single(Session.Run($"Close-TastyPosition F ({Account}) -Offset 20 -Confirm:$false").Errors);

        Assert.Equal("TastyClosingTermsInvalid", IdOf(refused));
        Assert.Equal("The offset 20 is not less than the mark of F: no price is left.", refused.ToString());
    }

    [Fact]
    public void What_covers_a_short_call_that_was_not_named_is_not_sold()
    {
        var longs = $"Get-TastyPosition ({Account}) | Where-Object {{ $_.UnderlyingSymbol -eq 'AAPL' -and $_.Quantity -gt 0 }} | Close-TastyPosition -Confirm:$false";

        var refused = Session.Run(longs);
        Assert.StartsWith("Sell to Close 2 AAPL", Assert.Single(refused.Output).ToString(), StringComparison.Ordinal); // The calls, as the shares cover.
        var error = Assert.Single(refused.Errors);
        Assert.Equal("TastyPositionCoversShort", IdOf(error));
        Assert.Contains("-Force", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);

        Assert.Contains("Sell to Close 100 AAPL limit", Texts(longs + " -Force | ForEach-Object { \"$_\" }")[^1], StringComparison.Ordinal);
    }

    [Fact]
    public void What_was_piped_minutes_ago_is_sold_only_as_far_as_it_is_still_there()
    {
        Session.Run($"$old = Get-TastyPosition ({Account}) | Where-Object Symbol -eq F; New-TastyOrder F SellToClose 40 -OrderType Market | Submit-TastyOrder -AccountNumber ({Account}) -Wait -Confirm:$false");

        Assert.Equal(["Sell to Close 60 F market, Day"], Texts("$old | Close-TastyPosition -Market -Confirm:$false | ForEach-Object { \"$_\" }"));
    }

    [Fact]
    public void The_price_of_a_spread_says_whether_it_is_paid()
    {
        Assert.Equal("TastyClosingTermsInvalid", IdOf(Assert.Single(Session.Run($"Close-TastyPosition SPX ({Account}) -Price 5 -Confirm:$false").Errors)));

        Assert.Contains("limit 5 debit", Assert.Single(Session.Run($"Close-TastyPosition SPX ({Account}) -Price 5 -Debit -Confirm:$false").Output).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_price_may_not_contradict_what_is_closed() =>
        Assert.Equal("TastyOrderEffectInvalid", IdOf(Assert.Single(Session.Run($"Close-TastyPosition F ({Account}) -Price 5 -Debit -Confirm:$false").Errors)));

    [Theory]
    [InlineData("-Price 5 -Debit -Credit")]
    [InlineData("-Credit")]
    public void Debit_and_credit_belong_to_a_price(string terms) =>
        Assert.Equal("TastyClosingTermsInvalid", IdOf(Assert.Single(Session.Run($"Close-TastyPosition F ({Account}) {terms} -Confirm:$false").Errors)));

    [Fact]
    public void A_price_between_ticks_is_rounded_on_demand()
    {
        Assert.Equal("TastyOrderPriceOffTick", IdOf(Assert.Single(Session.Run($"Close-TastyPosition SPY ({Account}) -Price 700.005 -Confirm:$false").Errors)));

        Assert.Equal(["Sell to Close 200 SPY limit 700.01 credit, Day"], Texts($"Close-TastyPosition SPY ({Account}) -Price 700.005 -RoundToTick -Confirm:$false | ForEach-Object {{ \"$_\" }}"));
    }

    [Fact]
    public void A_closing_order_stays_strict_when_its_price_is_moved()
    {
        Session.Run($"$resting = Close-TastyPosition F ({Account}) -Price 50 -Confirm:$false; New-TastyOrder F SellToClose 100 -OrderType Market | Submit-TastyOrder -AccountNumber ({Account}) -Wait -Confirm:$false");

        var refused = Assert.Single(Session.Run("$resting | Set-TastyOrder -Price 51 -Confirm:$false").Errors);

        Assert.Equal("TastyOrderRefused", IdOf(refused)); // Else 100 shares would be sold short.
        Assert.Contains("closing_with_no_position", refused.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_symbol_that_is_not_held_is_an_error_beside_others_that_are()
    {
        var result = Session.Run($"Close-TastyPosition F, NOSUCH, NO* ({Account}) -Confirm:$false");

        Assert.StartsWith("Sell to Close 100 F limit", Assert.Single(result.Output).ToString());
        var refused = Assert.Single(result.Errors);
        Assert.Equal("TastyPositionNotFound", IdOf(refused));
        Assert.Matches(@"^The account 5WT\w+ has no open position of NOSUCH\.$", refused.ToString());
    }

    [Fact]
    public void A_position_that_is_not_held_is_an_error()
    {
        var refused = Assert.Single(Session.Run($"Close-TastyPosition NOSUCH ({Account}) -Confirm:$false").Errors);

        Assert.Equal("TastyPositionNotFound", IdOf(refused));
    }

    private void HoldPuts() => Session.Run(
        $$"""
        $chain = Get-TastyOptionChain QQQ -MinDte 20 -MaxDte 60 -StrikeCount 6
        $chain = $chain | Where-Object Expiration -eq $chain[0].Expiration
        $puts = @(($chain | Where-Object OptionType -eq Put)[0..2].Symbol)
        $calls = @(($chain | Where-Object OptionType -eq Call)[0, 2].Symbol)
        foreach ($bought in $puts[0], $calls[0], $calls[1]) { New-TastyOrder $bought BuyToOpen -OrderType Market | Submit-TastyOrder -AccountNumber ({{Account}}) -Wait -Confirm:$false }
        foreach ($sold in $puts[1], $puts[2]) { New-TastyOrder $sold SellToOpen -OrderType Market | Submit-TastyOrder -AccountNumber ({{Account}}) -Wait -Confirm:$false }
        """);

    private void BuyMoreShares() => Session.Run($"New-TastyOrder AAPL BuyToOpen 200 -OrderType Market | Submit-TastyOrder -AccountNumber ({Account}) -Wait -Confirm:$false");
}
