using System.Management.Automation;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Orders;

/// <summary>Positions closed from the pipeline, against the simulator's broker.</summary>
public sealed class CloseTests : ModuleTest
{
    private const string Account = "(Get-TastyAccount)[0].AccountNumber";

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

        var result = Session.Run($"Get-TastyPosition ({Account}) | Where-Object UnderlyingSymbol -eq AAPL | Close-TastyPosition -TimeoutSeconds 1 -Confirm:$false");

        var error = Assert.Single(result.Errors);
        Assert.Equal("TastyCoverStaysOpen", IdOf(error));
        Assert.Contains("Get-TastyOrder", error.ErrorDetails.RecommendedAction, StringComparison.Ordinal);
        Assert.Single(result.Output);
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
    public void Two_ways_of_pricing_exclude_each_other()
    {
        var refused = Assert.Single(Session.Run($"Close-TastyPosition SPY ({Account}) -Market -Price 5 -Confirm:$false").Errors);

        Assert.Equal("TastyClosingTermsInvalid", IdOf(refused));
    }

    [Fact]
    public void A_position_that_is_not_held_is_an_error()
    {
        var refused = Assert.Single(Session.Run($"Close-TastyPosition NOSUCH ({Account}) -Confirm:$false").Errors);

        Assert.Equal("TastyPositionNotFound", IdOf(refused));
    }
}
