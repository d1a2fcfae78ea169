using System.Management.Automation;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.OptionChain;

/// <summary>On 12 June 2026 the June future of the E-mini S&amp;P has six days to live; the September one is next.</summary>
public sealed class FuturesTests : ModuleTest
{
    private const string Keys = " | ForEach-Object { \"$($_.Underlying) $($_.Root) $($_.Expiration) $($_.SettlementType)\" }";

    public FuturesTests() => ConnectAt();

    [Theory]
    [InlineData("/ES")]
    [InlineData("/es")]
    [InlineData(" /ES ")]
    public void A_product_gives_the_expirations_on_all_its_futures_in_the_order_of_their_dates(string symbol)
    {
        var rows = Texts("param($Symbol) Get-TastyOptionExpiration $Symbol" + Keys, new { Symbol = symbol });

        Assert.Contains("/ESU6 ES 2026-09-18 AM", rows);
        Assert.Contains("/ESZ6 ES 2026-12-18 AM", rows);
        var days = rows.Select(row => row.Split(' ')[2]).ToList();
        Assert.Equal(days.Order(StringComparer.Ordinal), days);
    }

    [Theory]
    [InlineData("/ESZ6")]
    [InlineData("/esz26")]
    [InlineData("/ESZ26:XCME")]
    public void A_future_gives_its_own_expirations_alone(string symbol)
    {
        var ofProduct = Texts("Get-TastyOptionExpiration /ES" + Keys);

        Assert.Equal(ofProduct.Where(row => row.StartsWith("/ESZ6 ", StringComparison.Ordinal)), Texts("param($Symbol) Get-TastyOptionExpiration $Symbol" + Keys, new { Symbol = symbol }));
    }

    [Fact]
    public void Contracts_come_by_expiration_root_strike_and_type_with_what_the_chain_says_of_them()
    {
        var result = Session.Run("Get-TastyOptionChain /ESU6 -Root ES -ContractOnly");

        Assert.Empty(result.Errors);
        Assert.NotEmpty(result.Output);
        var strikes = result.Output.Select(row => (decimal)row.Properties["Strike"].Value).ToList();
        Assert.Equal(strikes.Order(), strikes);
        var call = Assert.Single(result.Output, row => (decimal)row.Properties["Strike"].Value == 7000m && row.Properties["OptionType"].Value.ToString() == "Call");
        Assert.Equal("./ESU6 ESU6  260918C7000", call.Properties["Symbol"].Value);
        Assert.Equal("./ESU26C7000:XCME", call.Properties["StreamerSymbol"].Value);
        Assert.Equal(("/ESU6", 50), (call.Properties["Underlying"].Value, call.Properties["Multiplier"].Value));
    }

    [Theory]
    [InlineData("-Root ew4", "EW4")]
    [InlineData("-MaxDte 7", "2026-06-")]
    [InlineData("-ExpirationType Regular", " ES ")]
    [InlineData("-SettlementType AM", " AM")]
    [InlineData("-MaxDte 40 -ExpirationType End-Of-Month", "EW 2026-06-30")]
    public void The_filters_are_those_of_equities(string filter, string common)
    {
        var rows = Texts($"Get-TastyOptionExpiration /ES {filter}" + Keys);

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Contains(common, row));
    }

    [Fact]
    public void Strikes_types_and_the_next_expiration_are_chosen_as_of_equities()
    {
        var next = Texts("(Get-TastyOptionExpiration /ES)[0].Expiration");

        var rows = Texts("Get-TastyOptionChain /ES -Expiration Next -MinStrike 6000 -MaxStrike 6100 -OptionType Put -ContractOnly | ForEach-Object { \"$($_.Expiration) $($_.Strike -ge 6000 -and $_.Strike -le 6100) $($_.OptionType)\" }");

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal($"{next[0]} True Put", row));
    }

    [Fact]
    public void Rows_have_prices_and_each_the_price_of_its_own_future()
    {
        var result = Session.Run("Get-TastyOptionChain /ES -Root ES -MaxDte 200 -StrikeCount 2 -CoverageVariable c");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.All(result.Output, row => Assert.True((decimal)row.Properties["Ask"].Value > 0));
        Assert.All(result.Output, row => Assert.Equal("American", row.Properties["ExerciseStyle"].Value));
        foreach (var future in result.Output.GroupBy(row => (string)row.Properties["Underlying"].Value))
        {
            var last = (decimal)Session.Run("param($Symbol) (Get-TastyQuote $Symbol).Last", new { Symbol = future.Key }).Output.Single().BaseObject;
            Assert.All(future, row => Assert.Equal(last, row.Properties["UnderlyingPrice"].Value));
            Assert.All(future, row => Assert.InRange(Math.Abs((decimal)row.Properties["Strike"].Value - last), 0m, 100m));
        }

        Assert.Equal(["0"], Texts("$c.Missing"));
    }

    [Fact]
    public void Expirations_pipe_their_future_into_the_chain()
    {
        var keys = Texts("Get-TastyOptionExpiration /ES -ExpirationType Regular -MaxDte 200 | Get-TastyOptionChain -ContractOnly" + Keys).Distinct();

        Assert.Equal(Texts("Get-TastyOptionExpiration /ES -ExpirationType Regular -MaxDte 200" + Keys), keys);
    }

    [Theory]
    [InlineData("/", "TastySymbolInvalid", ErrorCategory.InvalidArgument, "'/' is no futures product", "such as /ES")]
    [InlineData("//ES", "TastySymbolInvalid", ErrorCategory.InvalidArgument, "'//ES' is no futures product", "such as /ES")]
    [InlineData("/E-S", "TastySymbolInvalid", ErrorCategory.InvalidArgument, "'/E-S' is no futures product", "such as /ES")]
    [InlineData("/XX", "TastySymbolNotFound", ErrorCategory.ObjectNotFound, "'/XX': there is no such futures product", "such as /ES")]
    [InlineData("/XXZ6", "TastySymbolNotFound", ErrorCategory.ObjectNotFound, "'/XXZ6': there is no such futures product", "such as /ES")]
    [InlineData("/ESX6", "TastySymbolNotFound", ErrorCategory.ObjectNotFound, "There is no /ESX6; listed are /ES", "Get-TastyOptionExpiration /ES")]
    [InlineData("./ESU6 ESU6  260918C7000", "TastySymbolNotFound", ErrorCategory.ObjectNotFound, "an option's symbol", "e.g. /ESU6")]
    public void A_wrong_symbol_is_told_and_the_next_one_delivered(string symbol, string id, ErrorCategory category, string message, string recommendation)
    {
        foreach (var command in new[] { "Get-TastyOptionExpiration", "Get-TastyOptionChain -ContractOnly", "Get-TastyOptionChain -ContractOnly -Unordered" })
        {
            var result = Session.Run($"param($Symbol) $Symbol, '/MES' | {command} -MaxDte 3", new { Symbol = symbol });

            var error = Assert.Single(result.Errors);
            Assert.Equal((id, category), (IdOf(error), error.CategoryInfo.Category));
            Assert.Contains(message, error.Exception.Message);
            Assert.Contains(recommendation, error.ErrorDetails.RecommendedAction);
            Assert.Equal(symbol, error.TargetObject);
            Assert.NotEmpty(result.Output);
        }
    }

    [Fact]
    public void A_strike_without_symbols_is_told_and_all_others_are_delivered()
    {
        var whole = Session.Run("Get-TastyOptionChain /ESU6 -ContractOnly").Output.Count;
        PlanFault("OmitSymbols('/futures-option-chains', 100)");

        var result = Session.Run("Get-TastyOptionChain /ESU6 -ContractOnly");

        Assert.NotEmpty(result.Errors);
        Assert.All(result.Errors, error => Assert.Equal("TastyStrikeIncomplete", IdOf(error)));
        Assert.Equal(whole - result.Errors.Count, result.Output.Count);
    }

    [Theory]
    [InlineData("Get-TastyOptionExpiration /ES -MaxDte 30")]
    [InlineData("Get-TastyOptionChain /ES -Expiration Next -ContractOnly")]
    [InlineData("Get-TastyOptionChain /ZN -Expiration Next -ContractOnly")]
    public void The_tables_cut_nothing_short_on_80_columns(string script)
    {
        Session.Screen.Width = 80;

        var text = Session.Render(script);

        Assert.Contains("Underlying: /", text);
        Assert.DoesNotContain("…", text);
        Assert.DoesNotContain("...", text);
    }

    [Fact]
    public void Products_complete_behind_a_slash_and_futures_behind_a_product()
    {
        Assert.Equal(["/MES", "/MGC", "/MNQ"], Offers("Get-TastyOptionChain /M").Order(StringComparer.Ordinal));
        Assert.Contains("/ESZ6", Offers("Get-TastyOptionChain /es"));
        Assert.All(Offers("Get-TastyOptionExpiration -Symbol /ESZ"), offer => Assert.StartsWith("/ESZ", offer));
        Assert.Equal("E Mini S&P, expires 2026-12-18", Assert.Single(Session.Complete("Get-TastyOptionChain /ESZ6")).ToolTip);
    }

    [Fact]
    public void Roots_and_expirations_complete_from_the_chain_of_the_future()
    {
        Assert.Equal(["ES"], Offers("Get-TastyOptionChain /ESU6 -Root ES"));
        Assert.Contains("2026-09-18", Offers("Get-TastyOptionChain /ESU6 -Expiration 2026-09"));
    }

    private IReadOnlyList<string> Offers(string line) => [.. Session.Complete(line).Select(offer => offer.CompletionText)];
}
