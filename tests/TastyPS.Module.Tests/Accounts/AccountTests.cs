using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Accounts;

/// <summary>Accounts, balances, positions and quotes in the pipeline, compared with what is on the wire.</summary>
public sealed class AccountTests : ModuleTest
{
    private const string WireNumbers = "(Invoke-TastyApi /customers/me/accounts).account.'account-number'";

    public AccountTests() => ConnectAt();

    [Fact]
    public void Without_arguments_every_account_is_given()
    {
        var numbers = Texts("(Get-TastyAccount).AccountNumber");

        Assert.Equal(Texts(WireNumbers), numbers);
        Assert.True(numbers.Length > 1);
    }

    [Fact]
    public void Accounts_are_chosen_by_number_and_wildcard_from_arguments_and_the_pipeline()
    {
        var numbers = Texts(WireNumbers);

        Assert.Equal([numbers[1]], Texts("param($Number) (Get-TastyAccount $Number).AccountNumber", new { Number = numbers[1] }));
        Assert.Equal([numbers[1]], Texts("param($Number) ($Number.ToLower() | Get-TastyAccount).AccountNumber", new { Number = numbers[1] }));
        Assert.Equal(numbers, Texts("(Get-TastyAccount *).AccountNumber"));
        Assert.Empty(Texts("Get-TastyAccount nothing*"));
    }

    [Theory]
    [InlineData("Get-TastyAccount")]
    [InlineData("Get-TastyBalance")]
    [InlineData("Get-TastyPosition")]
    public void An_unknown_account_is_an_error_of_its_own_and_the_others_are_given(string command)
    {
        var result = Session.Run($"param($Number) {command} 'XX00000', $Number", new { Number = Texts(WireNumbers)[0] });

        var error = Assert.Single(result.Errors);
        Assert.Equal("TastyAccountNotFound", IdOf(error));
        Assert.Equal("XX00000", error.TargetObject);
        Assert.Contains("Get-TastyAccount", error.ErrorDetails.RecommendedAction);
        Assert.NotEmpty(result.Output);
    }

    [Theory]
    [InlineData("Get-TastyBalance")]
    [InlineData("Get-TastyPosition")]
    public void Text_that_leads_to_another_route_is_no_account(string command)
    {
        var result = Session.Run($"{command} '../customers/me'");

        var error = Assert.Single(result.Errors);
        Assert.Equal("TastyAccountNotFound", IdOf(error));
        Assert.DoesNotContain("arameter", $"{error.Exception.Message} {error}");
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("Get-TastyAccount", 1)]
    [InlineData("Get-TastyBalance", 1)]
    [InlineData("Get-TastyPosition -NoMark", 2)]
    public void An_account_named_twice_is_given_once(string command, int atLeast)
    {
        var number = Texts(WireNumbers)[0];
        var once = Texts($"param($Number) {command} -AccountNumber $Number", new { Number = number });

        Assert.True(once.Length >= atLeast);
        Assert.Equal(once, Texts($"param($Number) {command} -AccountNumber $Number, $Number.ToLower()", new { Number = number }));
        Assert.Equal(once, Texts($"param($Number) $Number, \" $Number\" | {command}", new { Number = number }));
    }

    [Theory]
    [InlineData("Get-TastyBalance")]
    [InlineData("Get-TastyPosition -NoMark")]
    public void Wildcards_choose_among_the_open_accounts(string command)
    {
        var numbers = Texts(WireNumbers);
        Assert.Equal(numbers.Length, numbers.Select(number => number[^2..]).Distinct().Count());

        Assert.Equal([numbers[1]], Texts($"param($Pattern) {command} $Pattern | ForEach-Object AccountNumber", new { Pattern = "*" + numbers[1][^2..] }).Distinct());
        Assert.Equal(numbers, Texts($"{command} * | ForEach-Object AccountNumber").Distinct());
        Assert.Empty(Texts($"{command} nothing*"));
    }

    [Theory]
    [InlineData("Get-TastyAccount")]
    [InlineData("Get-TastyBalance")]
    [InlineData("Get-TastyPosition")]
    public void An_empty_pipeline_asks_for_no_account(string command)
    {
        var before = RequestCount();

        Assert.Empty(Texts($"Get-TastyAccount nothing* | {command}"));
        Assert.Equal(1, RequestCount() - before);
    }

    [Theory]
    [InlineData("Get-TastyAccount")]
    [InlineData("Get-TastyBalance")]
    [InlineData("Get-TastyPosition")]
    [InlineData("Get-TastyQuote")]
    [InlineData("Get-TastyOptionChain")]
    [InlineData("Invoke-TastyApi")]
    public void A_connection_is_not_taken_for_text(string command)
    {
        var result = Session.Run($"Get-TastyConnection | {command}");

        Assert.Contains("-Connection", Assert.Single(result.Errors).Exception.Message);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("Get-TastyBalance")]
    [InlineData("Get-TastyPosition")]
    public void A_token_without_the_scope_is_told_from_an_account_of_somebody_else(string command)
    {
        var number = Texts(WireNumbers)[0];
        ConnectWithScope("openid");

        var error = Assert.Single(Session.Run($"param($Number) {command} $Number", new { Number = number }).Errors);

        Assert.Equal("TastyPermissionDenied", IdOf(error));
        Assert.Contains("scope", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Balances_of_all_accounts_come_in_the_order_of_the_accounts_with_the_figures_of_the_wire()
    {
        var wire = Texts($"foreach ($n in {WireNumbers}) {{ (Invoke-TastyApi \"/accounts/$n/balances\").'net-liquidating-value' }}");

        Assert.Equal(Texts(WireNumbers), Texts("(Get-TastyBalance).AccountNumber"));
        Assert.Equal(wire.Select(decimal.Parse), Session.Run("(Get-TastyBalance).NetLiquidatingValue").Output.Select(value => (decimal)value.BaseObject));
        Assert.Equal(Texts("(Get-TastyBalance).NetLiquidatingValue"), Texts("(Get-TastyAccount | Get-TastyBalance).NetLiquidatingValue"));
    }

    [Fact]
    public void Short_positions_have_a_negative_quantity_and_value()
    {
        var wire = Texts($"foreach ($n in {WireNumbers}) {{ Invoke-TastyApi \"/accounts/$n/positions\" | Where-Object 'quantity-direction' -eq Short | ForEach-Object symbol }}");

        Assert.NotEmpty(wire);
        Assert.Equal(wire, Texts("Get-TastyPosition | Where-Object Quantity -lt 0 | ForEach-Object Symbol"));
        Assert.Equal(wire, Texts("Get-TastyPosition | Where-Object MarketValue -lt 0 | ForEach-Object Symbol"));
    }

    [Fact]
    public void Gains_follow_from_quantity_multiplier_and_prices()
    {
        var off = Texts(
            """
            foreach ($p in Get-TastyPosition) {
                $perUnit = $p.Quantity * $p.Multiplier
                if ($p.MarketValue -ne $perUnit * $p.Mark) { "$p value" }
                if ($p.UnrealizedGain -ne $perUnit * ($p.Mark - $p.AverageOpenPrice)) { "$p gain" }
                if ($p.DayGain -ne $perUnit * ($p.Mark - $p.AverageDailyMarketClosePrice) + $p.RealizedDayGain) { "$p day" }
            }
            """);

        Assert.Empty(off);
        Assert.NotEmpty(Texts("Get-TastyPosition | Where-Object RealizedDayGain -ne 0"));
    }

    [Fact]
    public void The_marks_of_all_accounts_cost_one_request_and_the_order_is_that_of_the_accounts()
    {
        var numbers = Texts(WireNumbers);
        var before = RequestCount();

        var accounts = Texts("(Get-TastyPosition).AccountNumber");

        Assert.Equal(1 + numbers.Length + 1, RequestCount() - before);
        Assert.Equal(numbers, accounts.Distinct());
        Assert.Equal(accounts.OrderBy(number => Array.IndexOf(numbers, number)), accounts);
    }

    [Fact]
    public void NoMark_asks_nothing_of_the_market()
    {
        var before = RequestCount();

        var result = Session.Run("Get-TastyPosition -NoMark | Where-Object { $null -ne $_.Mark -or $null -ne $_.DayGain }");

        Assert.Empty(result.Output);
        Assert.Equal(1 + Texts(WireNumbers).Length, RequestCount() - before - 1);
    }

    [Fact]
    public void Positions_are_chosen_by_symbol_and_underlying()
    {
        Assert.All(Texts("(Get-TastyPosition -UnderlyingSymbol spx).Symbol"), symbol => Assert.StartsWith("SPX", symbol, StringComparison.Ordinal));
        Assert.Equal(["SPY"], Texts("(Get-TastyPosition -Symbol sp?).Symbol"));
        Assert.NotEmpty(Texts("Get-TastyPosition -UnderlyingSymbol spx"));
    }

    [Fact]
    public void A_missing_mark_is_warned_of_and_leaves_value_and_gains_empty()
    {
        PlanFault("DropItems('/market-data', 1)", times: null);

        var result = Session.Run("Get-TastyPosition -Symbol SPY");

        Assert.Equal(["SPY  "], result.Output.Select(p => $"{p.Properties["Symbol"].Value} {p.Properties["Mark"].Value} {p.Properties["DayGain"].Value}"));
        Assert.Contains("SPY", Assert.Single(result.Warnings));
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void A_mark_that_is_answered_empty_is_warned_of_like_one_that_is_not_answered()
    {
        PlanFault("EmptyItems('/market-data', 1)", times: null);

        var result = Session.Run("Get-TastyAccount | Get-TastyPosition -Symbol SPY, AAPL");

        Assert.NotEmpty(result.Output);
        Assert.All(result.Output, position => Assert.Null(position.Properties["Mark"].Value));
        var symbols = result.Output.Select(position => (string)position.Properties["Symbol"].Value).Distinct();
        Assert.Equal($"No mark for {string.Join(", ", symbols)}; their value and gains are empty.", Assert.Single(result.Warnings));
    }

    [Fact]
    public void Without_market_data_all_positions_come_and_the_failure_is_told_once()
    {
        PlanFault("Status('/market-data', 422)", times: null);

        var result = Session.Run("Get-TastyPosition");

        Assert.Equal("TastyRequestRefused", IdOf(Assert.Single(result.Errors)));
        Assert.NotEmpty(result.Output);
        Assert.All(result.Output, position => Assert.Null(position.Properties["Mark"].Value));
    }

    [Theory]
    [InlineData("Get-TastyAccount")]
    [InlineData("Get-TastyBalance")]
    [InlineData("Get-TastyPosition")]
    public void A_service_that_fails_is_told_with_its_id(string command)
    {
        PlanFault("Status('/customers/me/accounts', 403)", times: null);

        Assert.Equal("TastyPermissionDenied", IdOf(Session.RunExpectingTermination(command)));
    }

    [Fact]
    public void Quotes_of_any_kinds_come_in_the_order_asked_for()
    {
        var option = Texts("(Get-TastyPosition -UnderlyingSymbol SPX -NoMark)[0].Symbol").Single();

        Assert.Equal(["SPY", option, "SPX"], Texts("param($Option) ('spy', $Option, 'SPX' | Get-TastyQuote).Symbol", new { Option = option }).Select(symbol => symbol.ToUpperInvariant()));
    }

    [Fact]
    public void A_symbol_without_a_quote_is_an_error_of_its_own()
    {
        var result = Session.Run("Get-TastyQuote SPY, NOSUCH, SPX");

        var error = Assert.Single(result.Errors);
        Assert.Equal("TastySymbolNotFound", IdOf(error));
        Assert.Equal("NOSUCH", error.TargetObject);
        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public void The_same_failure_of_several_requests_is_told_once()
    {
        Session.Run("$symbols = Get-TastyOptionChain SPY -ContractOnly | Select-FirstStandIn 250 | ForEach-Object Symbol");
        PlanFault("Status('/market-data', 422)", times: null);
        var before = RequestCount();

        var result = Session.Run("$symbols | Get-TastyQuote");

        Assert.Equal("TastyRequestRefused", IdOf(Assert.Single(result.Errors)));
        Assert.Empty(result.Output);
        Assert.Equal(3, RequestCount() - before);
    }

    /// <summary>Connects to the simulator at hand with a grant of these scopes.</summary>
    private void ConnectWithScope(string scope) => Session.Run(
        """
        param($Scope)
        $s = (Get-TastySimulator)[0]
        $secret = [System.Net.NetworkCredential]::new('', $s.Credentials.ClientSecret).SecurePassword
        $token = [System.Net.NetworkCredential]::new('', $s.CreateGrant($Scope)).SecurePassword
        Connect-Tasty -BaseUri $s.BaseUri -ClientSecret $secret -RefreshToken $token -NoSave -Name narrow
        """,
        new { Scope = scope });
}
