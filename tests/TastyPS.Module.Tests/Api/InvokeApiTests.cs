using System.Management.Automation;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Api;

/// <summary>Any route: reading is easy, changing asks, and an order never leaves by accident.</summary>
public sealed class InvokeApiTests : ModuleTest
{
    public InvokeApiTests() => ConnectAt();

    [Fact]
    public void A_list_comes_item_by_item_with_the_names_of_the_wire()
    {
        var items = Session.Run("Invoke-TastyApi /customers/me/accounts").Output;

        Assert.True(items.Count > 1);
        Assert.All(items, item => Assert.Equal(["account", "authority-level"], item.Properties.Select(property => property.Name)));
    }

    [Fact]
    public void Anything_else_is_one_object_whose_dates_stay_text()
    {
        var customer = Session.Run("Invoke-TastyApi customers/me").Output.Single();

        Assert.IsType<string>(customer.Properties["created-at"].Value);
        Assert.Equal(false, customer.Properties["has-delayed-quotes"].Value);
        Assert.IsType<PSObject>(customer.Properties["address"].Value);
        Assert.IsType<object[]>(customer.Properties["permitted-account-types"].Value);
    }

    [Fact]
    public void Numbers_are_numbers()
    {
        var strike = Session.Run("(Invoke-TastyApi /option-chains/SPY/nested)[0].expirations[0].'days-to-expiration'").Output.Single();

        Assert.IsType<long>(strike.BaseObject);
    }

    [Theory]
    [InlineData("@{ index = 'SPX', 'VIX' }", "SPX VIX")]
    [InlineData("@{ equity = 'BRK/B'; 'unset' = $null }", "BRK/B")]
    public void A_query_repeats_the_name_of_an_array_and_is_encoded(string query, string symbols) =>
        Assert.Equal(symbols.Split(' '), Texts($"(Invoke-TastyApi /market-data/by-type -Query {query}).symbol").Order());

    [Fact]
    public void Raw_gives_the_JSON_as_it_came() =>
        Assert.Matches("""^\{"data":\{.*"has-delayed-quotes":\s*false""", Texts("Invoke-TastyApi /customers/me -Raw").Single());

    [Fact]
    public void All_pages_are_read_to_the_last()
    {
        var first = Session.Run("Invoke-TastyApi /instruments/equities/active -Query @{ 'per-page' = 1000 }").Output;
        var all = Texts("(Invoke-TastyApi /instruments/equities/active -Query @{ 'per-page' = 1000 } -AllPages).symbol");
        var total = Session.Run("(Invoke-TastyApi /instruments/equities/active -Query @{ 'per-page' = 1000 } -Raw) -match '\"total-items\":\\s*(\\d+)' > $null; [int]$Matches[1]").Output.Single().BaseObject;

        Assert.Equal(1000, first.Count);
        Assert.Equal(total, all.Length);
        Assert.Equal(all.Length, all.Distinct().Count());
    }

    [Fact]
    public void An_unknown_route_is_not_found_and_the_next_is_read()
    {
        var result = Session.Run("'/no/such/route', '/customers/me' | Invoke-TastyApi");

        var error = Assert.Single(result.Errors);
        Assert.Equal("TastyNotFound", IdOf(error));
        Assert.Equal("/no/such/route", error.TargetObject);
        Assert.Single(result.Output);
    }

    [Theory]
    [InlineData("Invoke-TastyApi https://evil.example.com/x")]
    [InlineData("Invoke-TastyApi /watchlists -Method Post -Body '{no json' -Confirm:$false")]
    public void What_cannot_be_sent_is_refused_before_it_is_sent(string script)
    {
        var before = RequestCount();

        var error = Assert.Single(Session.Run(script).Errors);
        Assert.Equal("TastyRequestRefused", IdOf(error));
        Assert.DoesNotContain("arameter", $"{error.Exception.Message} {error}");
        Assert.Equal(before, RequestCount());
    }

    [Theory]
    [InlineData("Invoke-TastyApi /customers/me -Body @{ a = 1 }")]
    [InlineData("Invoke-TastyApi /watchlists -Method Post -AllPages")]
    public void What_contradicts_itself_ends_the_command(string script) =>
        Assert.Equal("TastyRequestRefused", IdOf(Session.RunExpectingTermination(script)));

    [Theory]
    [InlineData("/accounts/5WT00001/orders", "Post")]
    [InlineData("/accounts/5WT00001/orders/dry-run", "Post")]
    [InlineData("/accounts/5WT00001/complex-orders/7", "Delete")]
    [InlineData("/accounts/5WT00001/%6Frders/7", "Put")]
    public void Routes_of_orders_are_refused_whatever_was_confirmed(string path, string method)
    {
        var before = RequestCount();

        var error = Session.RunExpectingTermination("param($Path, $Method) Invoke-TastyApi $Path -Method $Method -Body @{ a = 1 } -Confirm:$false", new { Path = path, Method = method });

        Assert.Equal("TastyOrderRouteRefused", IdOf(error));
        Assert.Equal(ErrorCategory.PermissionDenied, error.CategoryInfo.Category);
        Assert.Equal(before, RequestCount());
    }

    [Fact]
    public void A_call_that_changes_something_asks_first_and_a_no_sends_nothing()
    {
        var before = RequestCount();
        Session.Screen.Choices.Enqueue(2);

        var result = Session.Run("Invoke-TastyApi /watchlists -Method Post -Body @{ name = 'Mine' }");

        Assert.Contains("POST /watchlists", Assert.Single(Session.Screen.Questions));
        Assert.Empty(result.Errors);
        Assert.Equal(before, RequestCount());
    }

    [Fact]
    public void WhatIf_sends_nothing()
    {
        var before = RequestCount();

        Assert.Contains("DELETE /watchlists/Mine", Session.Render("Invoke-TastyApi /watchlists/Mine -Method Delete -WhatIf"));
        Assert.Equal(before, RequestCount());
    }

    [Theory]
    [InlineData("@{ name = 'Mine'; count = 2; rate = 0.5; deep = @{ list = 1, 'two', $null, $true } }")]
    [InlineData("[pscustomobject]@{ name = 'Mine'; count = 2; rate = 0.5; deep = [pscustomobject]@{ list = 1, 'two', $null, $true } }")]
    [InlineData("'{ \"name\": \"Mine\", \"count\": 2, \"rate\": 0.5, \"deep\": { \"list\": [1, \"two\", null, true] } }'")]
    public async Task A_body_arrives_as_the_JSON_it_means_in_every_culture(string body)
    {
        UseCulture("de-DE");
        using var service = new BodyKeeper();
        Session.Run("param($Address, $Secret) Connect-Tasty -BaseUri $Address -ClientSecret $Secret -RefreshToken $Secret -NoSave", new { service.Address, Secret = Secure("secret") });

        var result = Session.Run($"Invoke-TastyApi /watchlists -Method Post -Confirm:$false -Body ({body})");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
        Assert.True(System.Text.Json.Nodes.JsonNode.DeepEquals(
            System.Text.Json.Nodes.JsonNode.Parse("""{ "name": "Mine", "count": 2, "rate": 0.5, "deep": { "list": [1, "two", null, true] } }"""),
            System.Text.Json.Nodes.JsonNode.Parse(await service.Body.WaitAsync(TestContext.Current.CancellationToken))));
    }

    [Fact]
    public void Without_a_connection_it_says_what_to_run()
    {
        Session.Run("Disconnect-Tasty -All");

        Assert.Equal("TastyNotConnected", IdOf(Session.RunExpectingTermination("Invoke-TastyApi /customers/me")));
    }
}
