using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Api;

/// <summary>Routes of orders with -Force, held to what every order is held to.</summary>
public sealed class InvokeOrderApiTests : ModuleTest
{
    private const int No = 2;

    private const string Limit = "Invoke-TastyApi /accounts/$account/orders -Method Post -Body $limit -Force -Confirm:$false";

    [Fact]
    public void An_order_is_placed_once_with_a_name_of_its_own()
    {
        Connect();

        var order = Assert.Single(Session.Run($"({Limit}).order").Output);

        Assert.Equal("500", order.Properties["price"].Value.ToString()!.TrimEnd('0').TrimEnd('.'));
        Assert.NotEmpty((string)order.Properties["external-identifier"].Value);
        Assert.Equal(["1"], Texts("@(Get-TastyOrder -Live).Count"));
    }

    [Fact]
    public void The_question_shows_the_order_of_the_body_with_its_money()
    {
        Connect();
        Session.Screen.Choices.Enqueue(No);

        Assert.Empty(Session.Run("$limit.'partition-key' = 'main'; Invoke-TastyApi /accounts/$account/orders -Method Post -Body $limit -Force").Output);

        Assert.Matches(
            @"^Submit order \(Simulator\) Submit order in account 5WT\w+ \(Simulator\): Buy to Open 1 SPY limit 500 debit, Day\. Pays 500\.00, fees under 0\.01, buying power -250\.00, "
                + @"which leaves [\d,]+\.\d\d\. SPY is at \d+\.\d+\. Sent along as it is: partition-key ""main""\. Sent as POST /accounts/5WT\w+/orders\. Submit it\?$",
            Assert.Single(Session.Screen.Questions));
        Assert.Equal(["0"], Texts("@(Get-TastyOrder -Live).Count"));
    }

    [Theory]
    [InlineData("$null", "Day\\. ")]
    [InlineData("$false", "Day\\. .*Sent along as it is: advanced-instructions \\{\"strict-position-effect-validation\":false\\}\\. ")]
    [InlineData("$true", "Day \\(strict position effect\\)\\. ")]
    public void The_question_promises_to_keep_to_closing_only_where_the_body_demands_it(string demand, string told)
    {
        Connect("Read");
        Session.Run($"$limit.legs[0].action = 'Sell to Close'; $limit.'price-effect' = 'Credit'; if ($null -ne {demand}) {{ $limit.'advanced-instructions' = @{{ 'strict-position-effect-validation' = {demand} }} }}");

        var question = Session.Render("Invoke-TastyApi /accounts/$account/orders -Method Post -Body $limit -Force -WhatIf");

        Assert.Matches($@": Sell to Close 1 SPY limit 500 credit, {told}", question);
        Assert.Equal(demand == "$null" ? 0 : 1, question.Split("strict").Length - 1);
    }

    [Fact]
    public void The_question_of_a_change_shows_what_is_changed()
    {
        Connect();
        Session.Run($"(Get-TastySimulator).Broker.RouteDelay = 0; $id = ({Limit}).order.id; do {{ $order = Get-TastyOrder -Id $id -AccountNumber $account }} until ($order.Status -eq 'Live')");
        for (var i = 0; i < 3; i++)
            Session.Screen.Choices.Enqueue(No);

        Session.Run(
            """
            Invoke-TastyApi /accounts/$account/orders/$id -Method Put -Body @{ 'order-type' = 'Limit'; 'time-in-force' = 'GTC'; price = '490.00'; 'price-effect' = 'Debit' } -Force
            Invoke-TastyApi /accounts/$account/orders/$id -Method Patch -Body @{ price = '480.00'; 'price-effect' = 'Debit' } -Force
            Invoke-TastyApi /accounts/$account/orders/$id -Method Delete -Force
            """);

        Assert.Collection(
            Session.Screen.Questions,
            put => Assert.Matches(@"Replace order \d+ in .*: Buy to Open 1 SPY limit 500 debit, Day, by Buy to Open 1 SPY limit 490 debit, GTC\. Pays 490\.00, .* Sent as PUT /accounts/.*Replace it\?$", put),
            patch => Assert.Matches(@"Replace order \d+ in .*: Buy to Open 1 SPY limit 500 debit, Day, by Buy to Open 1 SPY limit 480 debit, Day\. Pays 480\.00, .* Sent as PATCH /accounts/.*Replace it\?$", patch),
            delete => Assert.Matches(@"Cancel order \d+ in .*: Buy to Open 1 SPY limit 500 debit, Day\. Sent as DELETE /accounts/.*Cancel it\?$", delete));
        Assert.Equal(["500"], Texts("(Get-TastyOrder -Live).Price.ToString('0.##')"));
    }

    [Theory]
    [InlineData("orders -Method Post -Body $limit")]
    [InlineData("orders/dry-run -Method Post -Body $limit")]
    public void Where_nobody_can_be_asked_nothing_is_sent(string request)
    {
        Connect();

        Assert.Equal("TastyOrderNotConfirmed", IdOf(Session.RunExpectingTermination($"Invoke-TastyApi /accounts/$account/{request} -Force")));
        Assert.Equal(["0"], Texts("@(Get-TastyOrder -Live).Count"));
    }

    [Fact]
    public void A_limit_far_from_the_market_is_warned_of_though_nobody_is_asked()
    {
        Connect();
        Session.Run("$limit.price = '6940.00'");

        Assert.Equal("The limit of 6940 is far above the market. (TastyOrderWarning)", Assert.Single(Session.Run(Limit).Warnings));
    }

    [Theory]
    [InlineData("OrderPlacedBroken")]
    [InlineData("OrderPlacedUnavailable")]
    public void An_order_whose_reply_is_lost_is_found_by_its_name(string fault)
    {
        Connect();
        Session.Run("param($Fault) Set-TastySimulator -Fault $Fault; $limit['external-identifier'] = 'mine'", new { Fault = fault });

        var result = Session.Run($"({Limit}).order.'external-identifier'");

        Assert.Equal("mine", Assert.Single(result.Output).ToString());
        Assert.Equal("The reply to the order was lost, but the order was found by its identifier mine: it is placed, once. (TastyOrderLookedUp)", Assert.Single(result.Warnings));
        Assert.Equal(["1"], Texts("@(Get-TastyOrder -Live).Count"));
    }

    [Fact]
    public void An_order_is_replaced_and_cancelled()
    {
        Connect();
        Session.Run("(Get-TastySimulator).Broker.RouteDelay = 0");

        Assert.Equal(
            ["490", "Cancelled"],
            Texts(
                $$"""
                $id = ({{Limit}}).order.id
                $change = @{ 'order-type' = 'Limit'; 'time-in-force' = 'Day'; price = '490.00'; 'price-effect' = 'Debit' }
                $next = (Invoke-TastyApi /accounts/$account/orders/$id -Method Put -Body $change -Force -Confirm:$false).id
                do { $order = Get-TastyOrder -Id $next -AccountNumber $account } until ($order.Status -eq 'Live')
                $order.Price.ToString('0.##')
                $null = Invoke-TastyApi /accounts/$account/orders/$next -Method Delete -Force -Confirm:$false
                do { $order = Get-TastyOrder -Id $next -AccountNumber $account } until ($order.Status.IsTerminal)
                $order.StatusText
                """));
    }

    [Theory]
    [InlineData("orders/17/reconfirm -Method Post -Body @{}", "Run Confirm-TastyOrder 17 5WT")]
    [InlineData("complex-orders/9 -Method Patch -Body @{ 'ratio-price-threshold' = 2 }", "Run Set-TastyComplexOrder 9 5WT")]
    public void What_another_command_does_is_named_by_it(string request, string recommendation)
    {
        Connect();

        var error = Assert.Single(Session.Run($"Invoke-TastyApi /accounts/$account/{request} -Force -Confirm:$false").Errors);

        Assert.Equal("TastyRequestRefused", IdOf(error));
        Assert.StartsWith(recommendation, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dry_run_places_nothing()
    {
        Connect();

        Assert.NotEmpty(Session.Run("(Invoke-TastyApi /accounts/$account/orders/dry-run -Method Post -Body $limit -Force -Confirm:$false).'buying-power-effect'").Output);
        Assert.Equal(["0"], Texts("@(Get-TastyOrder -Live).Count"));
    }

    [Theory]
    [InlineData("Set-TastyOrderLimit -Off", "TastyOrderLimit")]
    [InlineData("Set-TastyOrderLimit -MaxNotional 499", "TastyOrderLimit")]
    [InlineData("Set-TastyOrderLimit -AllowedSymbol QQQ", "TastyOrderLimit")]
    [InlineData("$limit.legs = @()", "TastyOrderLegInvalid")]
    [InlineData("$limit.price = '-1'", "TastyOrderTermsInvalid")]
    [InlineData("$limit.'order-type' = 'Brand New'", "TastyRequestRefused")]
    [InlineData("$limit = '{\"price\":1,\"price\":2}'", "TastyRequestRefused")]
    [InlineData("$limit.'account-number' = '5WT99999'", "TastyRequestRefused")]
    public void What_no_other_command_would_send_is_not_sent(string preparation, string id)
    {
        Connect();
        Session.Run(preparation);
        var before = RequestCount();

        Assert.Equal(id, IdOf(Assert.Single(Session.Run(Limit).Errors)));
        Assert.Equal(before, RequestCount());
    }

    // Puts far in the money bring what their strikes are apart, however low the limit is, and those far out of it next to nothing.
    [Fact]
    public void A_spread_is_held_to_the_cap_at_marks_that_its_body_does_not_tell()
    {
        Connect();
        Session.Run(
            """
            $puts = @(Get-TastyOptionChain SPY -MaxDaysToExpiration 40 | Where-Object OptionType -eq Put)
            $puts = @($puts | Where-Object { $_.Expiration -eq $puts[-1].Expiration -and $_.Mark -gt 0 })
            function Spread($Sold, $Bought) {
                $limit.price = '0.01'
                $limit.'price-effect' = 'Credit'
                $limit.legs = @(
                    @{ 'instrument-type' = 'Equity Option'; symbol = $Sold.Symbol; action = 'Sell to Open'; quantity = 1 }
                    @{ 'instrument-type' = 'Equity Option'; symbol = $Bought.Symbol; action = 'Buy to Open'; quantity = 1 })
            }
            Set-TastyOrderLimit -MaxNotional 100
            """);

        Assert.Equal("TastyOrderLimit", IdOf(Assert.Single(Session.Run($"Spread $puts[-1] $puts[-3]; {Limit}").Errors)));
        Assert.Equal(["0"], Texts("@(Get-TastyOrder -Live).Count"));
        Assert.Empty(Session.Run($"Spread $puts[2] $puts[0]; {Limit}").Errors);
        Assert.Equal(["1"], Texts("@(Get-TastyOrder -Live).Count"));
    }

    [Fact]
    public void A_body_that_lacks_what_an_order_needs_is_told_what()
    {
        Connect();
        Session.Run("$limit.Remove('order-type')");

        Assert.Contains("cannot be held to the order limits: the order names no order type. Nothing was sent.", Assert.Single(Session.Run(Limit).Errors).ToString());
    }

    [Theory]
    [InlineData("price", "'5,00'", "The price of the body is no number: \"5,00\".")]
    [InlineData("value", "'viel'", "The value of the body is no number: \"viel\".")]
    public void A_text_that_is_no_number_is_not_told_as_missing(string name, string value, string told)
    {
        Connect();
        Session.Run($"$limit.'{name}' = {value}");

        var error = Assert.Single(Session.Run(Limit).Errors);

        Assert.Equal("TastyRequestRefused", IdOf(error));
        Assert.StartsWith(told, error.ToString());
    }

    [Theory]
    [InlineData("orders -Method Post -Body $limit")]
    [InlineData("orders/dry-run -Method Post -Body $limit")]
    [InlineData("orders/7 -Method Patch -Body @{ price = '480.00'; 'price-effect' = 'Debit' }")]
    [InlineData("orders/7 -Method Delete")]
    [InlineData("complex-orders/7 -Method Delete")]
    public void An_account_that_is_not_ones_own_is_told_from_a_refused_order(string request)
    {
        Connect();

        var error = Assert.Single(Session.Run($"Invoke-TastyApi /accounts/5WT99999/{request} -Force -Confirm:$false").Errors);

        Assert.Equal("TastyAccountNotFound", IdOf(error));
        Assert.Equal($"The account '5WT99999' is none of this connection, whose accounts are {string.Join(", ", Texts("(Get-TastyAccount).AccountNumber"))}. Nothing was placed or changed.", error.ToString());
    }

    [Theory]
    [InlineData("401", "TastyAuthenticationFailed", "Run the command again: nothing has been placed or changed, ")]
    [InlineData("404", "TastyNotFound", "Check the path against the documentation of the API")]
    public void A_refusal_that_is_none_of_the_order_has_the_id_that_other_commands_give_it(string status, string id, string recommendation)
    {
        Connect();
        PlanFault($"Status('/accounts/{Texts("$account")[0]}/orders', {status})", after: 1); // Behind the dry run.

        var error = Assert.Single(Session.Run(Limit).Errors);

        Assert.Equal(id, IdOf(error));
        Assert.StartsWith(recommendation, error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Contains("othing has been placed or changed", error.ErrorDetails.RecommendedAction);
        Assert.Equal(["0"], Texts("@(Get-TastyOrder -Live).Count"));
    }

    [Theory]
    [InlineData("$limit.price = '1,5'")]
    [InlineData("$limit = '{\"price\":1,\"price\":2}'")]
    [InlineData("$limit = '[]'")]
    [InlineData("$limit.Remove('order-type')")]
    [InlineData("$limit.'account-number' = '5WT99999'")]
    public void What_is_wrong_with_the_body_is_mended_in_the_body(string preparation)
    {
        Connect();
        Session.Run(preparation);

        Assert.StartsWith("Give the body as the documentation of the API has it", Assert.Single(Session.Run(Limit).Errors).ErrorDetails.RecommendedAction, StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_that_is_nearly_that_of_a_field_is_refused_with_the_right_one()
    {
        Connect();
        Session.Run("$limit.legs[0].'Quantity ' = 1000");
        var before = RequestCount();

        var error = Assert.Single(Session.Run(Limit).Errors);

        Assert.Equal("TastyRequestRefused", IdOf(error));
        Assert.Equal("The body names 'Quantity ', which would be sent unchecked: the field is spelled 'quantity'. Nothing was sent.", error.ToString());
        Assert.Equal(before, RequestCount());
    }

    [Theory]
    [InlineData("/accounts/$account/orders%00", "TastyOrderRouteRefused")]
    [InlineData("/accounts/$account/\uFF4Frders", "TastyOrderRouteRefused")]
    [InlineData("/watch%0Alists", "TastyRequestRefused")]
    [InlineData("/watchl\u00EFsts", "TastyRequestRefused")]
    public void A_path_that_is_not_what_it_seems_goes_nowhere(string path, string id)
    {
        Connect();
        var before = RequestCount();

        var call = $"Invoke-TastyApi \"{path}\" -Method Post -Body $limit -Confirm:$false";

        Assert.Equal(id, IdOf(id == "TastyOrderRouteRefused" ? Session.RunExpectingTermination(call) : Assert.Single(Session.Run(call).Errors)));
        Assert.Equal("TastyRequestRefused", IdOf(Assert.Single(Session.Run(call + " -Force").Errors)));
        Assert.Equal(before, RequestCount());
    }

    [Theory]
    [InlineData("/accounts/$account/orders/1/reconfirm", "Post")]
    [InlineData("/accounts/$account/%6Frders", "Post")]
    [InlineData("/accounts/$account/orders?a=b", "Post")]
    [InlineData("/accounts/$account/orders/../orders", "Post")]
    public void Other_routes_of_orders_stay_closed(string path, string method)
    {
        Connect();
        var before = RequestCount();

        Assert.Equal("TastyRequestRefused", IdOf(Assert.Single(Session.Run($"Invoke-TastyApi \"{path}\" -Method {method} -Body $limit -Force -Confirm:$false").Errors)));
        Assert.Equal(before, RequestCount());
    }

    [Fact]
    public void Without_the_scope_nothing_is_sent()
    {
        Connect("Read");
        var before = RequestCount();

        Assert.Equal("TastyScopeMissing", IdOf(Session.RunExpectingTermination(Limit)));
        Assert.Equal(before, RequestCount());
    }

    [Fact]
    public void WhatIf_sends_nothing()
    {
        Connect("Read");
        var before = RequestCount();

        Assert.Matches(
            @"^What if: Submit order in account 5WT\w+ \(Simulator\): Buy to Open 1 SPY limit 500 debit, Day\. Pays 500\.00\. No server price check: scope is read\. Sent as POST /accounts/5WT\w+/orders\.\n$",
            Session.Render("Invoke-TastyApi /accounts/$account/orders -Method Post -Body $limit -Force -WhatIf"));
        Assert.Equal(before, RequestCount());
    }

    [Fact]
    public void An_order_that_cannot_be_found_again_ends_the_command()
    {
        Connect();
        Session.Run("Set-TastySimulator -Fault OrderPlacedLate");

        var error = Session.RunExpectingTermination(Limit + " -LookUpSeconds 1");

        Assert.Equal("TastyOrderOutcomeUnknown", IdOf(error));
        Assert.Contains("Get-TastyOrder -ExternalIdentifier", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_cancellation_whose_reply_is_lost_is_told_by_the_order()
    {
        Connect();
        Session.Run($"(Get-TastySimulator).Broker.RouteDelay = 0; $id = ({Limit}).order.id; do {{ $order = Get-TastyOrder -Id $id -AccountNumber $account }} until ($order.Status -eq 'Live')");
        PlanFault($"ResetAfterwards('/accounts/{Texts("$account")[0]}/orders', 'DELETE')");

        var result = Session.Run("Invoke-TastyApi /accounts/$account/orders/$id -Method Delete -Force -Confirm:$false -LookUpSeconds 5");

        Assert.Single(result.Output);
        Assert.Equal("The reply was lost, but the order shows that the request came through, once. (TastyOrderLookedUp)", Assert.Single(result.Warnings));
    }

    [Theory]
    [InlineData("LoseReply", "The command ended, but POST /accounts/{0}/orders came through: ")]
    [InlineData("Hang", "The command ended while POST /accounts/{0}/orders was sent: it may come about. Look with Get-TastyOrder -ExternalIdentifier '")]
    public async Task Whoever_stops_the_command_is_told_what_became_of_the_order(string fault, string told)
    {
        Connect();
        var account = Texts("$account")[0];
        PlanFault(fault == "Hang" ? $"Hang('/accounts/{account}/orders')" : $"LoseReply('/accounts/{account}/orders')", after: 1); // Behind the dry run.
        var simulator = Simulator;
        Session.Screen.TakeText();
        using var running = Session.Start(Limit + " -LookUpSeconds 1");
        await HitAsync(simulator, running);

        await running.StopAsync(TestContext.Current.CancellationToken);

        Assert.Contains("WARNING: " + string.Format(System.Globalization.CultureInfo.InvariantCulture, told, account), Session.Screen.TakeText());
    }

    private void Connect(string scope = "Read, Trade") => Session.Run(
        $$"""
        param($At)
        Start-TastySimulator -At $At | Connect-Tasty -Scope {{scope}}
        Set-TastySimulator -FillMode Never
        $account = (Get-TastyAccount)[0].AccountNumber
        $limit = @{ 'order-type' = 'Limit'; 'time-in-force' = 'Day'; price = '500.00'; 'price-effect' = 'Debit'; legs = @(@{ 'instrument-type' = 'Equity'; symbol = 'SPY'; action = 'Buy to Open'; quantity = 1 }) }
        """,
        new { At = OpenMarket });
}
