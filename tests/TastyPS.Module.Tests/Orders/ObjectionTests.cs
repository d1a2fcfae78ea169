using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Orders;

/// <summary>What a service says of an order in a reply of success.</summary>
public sealed class ObjectionTests : SignInTest
{
    private const string Submit = "New-TastyOrder SPY BuyToOpen 1 -Price 100 -Debit | Submit-TastyOrder -AccountNumber 5WT00001 -Confirm:$false";

    private const string Send =
        "Invoke-TastyApi /accounts/5WT00001/orders -Method Post -Force -Confirm:$false -Body "
            + "@{ 'order-type' = 'Limit'; 'time-in-force' = 'Day'; price = '100.00'; 'price-effect' = 'Debit'; legs = @(@{ 'instrument-type' = 'Equity'; symbol = 'SPY'; action = 'Buy to Open'; quantity = 1 }) }";

    [Theory]
    [InlineData(Submit)]
    [InlineData(Send)]
    public void An_order_whose_dry_run_is_objected_to_is_not_sent(string script)
    {
        using var service = new ObjectingService { ObjectsToDryRuns = true };
        Connect(service);

        var error = Assert.Single(Session.Run(script).Errors);

        Assert.Equal("TastyOrderRefused", IdOf(error));
        Assert.Contains("The service refused: This is odd (odd_lot).", error.ToString());
        Assert.Equal(0, service.Placed);
    }

    [Fact]
    public void What_is_said_of_an_order_that_was_placed_is_told()
    {
        using var service = new ObjectingService();
        Connect(service);

        var result = Session.Run(Submit);

        Assert.Equal(1, service.Placed);
        Assert.Equal("The order is placed, but the service objects: This is odd. (odd_lot) (TastyOrderWarning)", Assert.Single(result.Warnings));
        Assert.Contains("The service notes: Take note. (hint)", Session.Screen.TakeText());
    }

    [Theory]
    [InlineData(Submit)]
    [InlineData(Send)]
    public void A_token_that_lost_the_scope_on_the_way_is_told_with_the_command_that_grants_it_to_this_connection(string script)
    {
        using var service = new ObjectingService();
        Connect(service, " -Name Own");
        service.Scope = "read";

        var error = Assert.Single(Session.Run(script).Errors);

        Assert.Equal("TastyScopeMissing", IdOf(error));
        Assert.Equal($"Run Connect-Tasty -BaseUri {service.Address} -Name 'Own' -Scope Read, Trade -Force.", error.ErrorDetails.RecommendedAction);
        Assert.Equal(0, service.Placed);
    }

    private void Connect(ObjectingService service, string more = "") => Session.Run(
        "param($Address, $Secret, $Token, $File) Connect-Tasty -BaseUri $Address -ClientSecret $Secret -RefreshToken $Token -Scope Read, Trade -Limits None -SecretsPath $File" + more,
        new { service.Address, Secret = Secure("a-client-secret"), Token = Secure("a-refresh-token"), File = SecretsPath });
}
