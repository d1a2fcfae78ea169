using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.OptionChain;

public sealed class BindingTests : ModuleTest
{
    private const string Keys = " | ForEach-Object { \"$($_.Root) $($_.Expiration) $($_.Strike) $($_.OptionType)\" }";

    public BindingTests() => ConnectAt();

    [Theory]
    [InlineData("Get-TastyOptionExpiration SPY, QQQ -MaxDte 0")]
    [InlineData("'SPY', 'QQQ' | Get-TastyOptionExpiration -MaxDaysToExpiration 0")]
    [InlineData("[pscustomobject]@{ Underlying = 'SPY' }, [pscustomobject]@{ UnderlyingSymbol = 'QQQ' } | Get-TastyOptionExpiration -MaxDte 0")]
    [InlineData("' spy ', 'qqq' | Get-TastyOptionExpiration -MaxDte 0")]
    public void Symbols_come_as_arguments_or_from_the_pipeline(string script) =>
        Assert.Equal(["SPY 2026-06-12 PM", "QQQ 2026-06-12 PM"], Texts(script));

    [Fact]
    public void An_expiration_pipes_its_underlying_its_root_and_its_day()
    {
        var keys = Texts("Get-TastyOptionExpiration SPX -Root SPX -MaxDte 40 | Get-TastyOptionChain -StrikeCount 1" + Keys);

        Assert.Equal(["SPX 2026-06-18", "SPX 2026-06-18", "SPX 2026-07-17", "SPX 2026-07-17"], keys.Select(key => string.Join(' ', key.Split(' ')[..2])));
        Assert.Equal(["Call", "Put", "Call", "Put"], keys.Select(key => key.Split(' ')[3]));
    }

    [Fact]
    public void The_expirations_of_an_underlying_cost_one_chain_together_and_give_one_report()
    {
        Session.Run("Disconnect-Tasty -All; Stop-TastySimulator");
        ConnectAt("2026-06-14T15:30:00Z");
        var expirations = Texts("Get-TastyOptionExpiration SPX -MaxDte 40 | ForEach-Object { \"$($_.Root) $($_.Expiration)\" }");
        var before = RequestCount();

        var result = Session.Run("Get-TastyOptionExpiration SPX -MaxDte 40 | Get-TastyOptionChain -StrikeCount 1 -CoverageVariable c");

        // The chain twice, the price, the stream's token, and the one session that so few contracts are worth.
        Assert.Equal(before + 5, RequestCount());
        Assert.Equal(expirations, result.Output.Select(row => $"{row.Properties["Root"].Value} {row.Properties["Expiration"].Value}").Distinct());
        Assert.Contains("market is closed", Assert.Single(result.Warnings));
        Assert.Equal([$"SPX {2 * expirations.Length}"], Texts("$c | ForEach-Object { \"$($_.Underlying) $($_.Contracts)\" }"));
        Assert.Equal([$"{2 * expirations.Length}"], Texts("(Get-TastyConnection).LastCoverage.Contracts"));
    }

    [Fact]
    public void Piped_roots_and_days_go_together_and_underlyings_come_in_turn() =>
        Assert.Equal(
            ["SPX 2026-07-17", "SPXW 2026-06-18", "XSP 2026-06-18"],
            Texts(
                """
                [pscustomobject]@{ Symbol = 'SPX'; Root = 'SPXW'; Expiration = '2026-06-18' },
                [pscustomobject]@{ Symbol = 'SPX'; Root = 'SPX'; Expiration = '2026-07-17' },
                [pscustomobject]@{ Symbol = 'XSP'; Root = 'XSP'; Expiration = '2026-06-18' } |
                    Get-TastyOptionChain -ContractOnly | ForEach-Object { "$($_.Root) $($_.Expiration)" }
                """).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("'2026-06-18'")]
    [InlineData("'20260618'")]
    [InlineData("([datetime]'2026-06-18')")]
    [InlineData("([TastyPS.Client.CalendarDate]'2026-06-18')")]
    [InlineData("2026-06-18, '2026-06-18'")]
    public void A_day_comes_as_text_or_as_a_date(string day) =>
        Assert.Equal(["SPY 2026-06-18"], Texts($"Get-TastyOptionChain SPY -Expiration {day} -ContractOnly | ForEach-Object {{ \"$($_.Root) $($_.Expiration)\" }}").Distinct());

    [Fact]
    public void Next_is_the_nearest_expiration_that_the_other_criteria_accept()
    {
        Assert.Equal(["SPXW 2026-06-12"], Texts("Get-TastyOptionChain SPX -Expiration next -ContractOnly | ForEach-Object { \"$($_.Root) $($_.Expiration)\" }").Distinct());
        Assert.Equal(["SPX 2026-06-18"], Texts("Get-TastyOptionChain SPX Next -SettlementType AM -ContractOnly | ForEach-Object { \"$($_.Root) $($_.Expiration)\" }").Distinct());
    }

    [Fact]
    public void Next_and_days_add_up() =>
        Assert.Equal(["2026-06-12", "2026-07-17"], Texts("Get-TastyOptionChain SPY -Expiration Next, 2026-07-17 -ContractOnly | ForEach-Object Expiration").Distinct());

    [Theory]
    [InlineData("'next week'")]
    [InlineData("'18.06.2026'")]
    public void Text_that_is_no_day_is_refused_when_binding(string day) =>
        Assert.Equal("CannotConvertArgumentNoMessage", IdOf(Session.RunExpectingTermination($"Get-TastyOptionChain SPY -Expiration {day}")));

    [Theory]
    [InlineData("-MinDte 5 -MaxDte 4")]
    [InlineData("-MinStrike 100 -MaxStrike 99.5")]
    public void A_range_that_nothing_can_match_ends_the_command(string range)
    {
        var before = RequestCount();

        var error = Session.RunExpectingTermination("Get-TastyOptionChain SPY " + range);

        Assert.Equal("TastyFilterContradiction", IdOf(error));
        Assert.Contains("Get-TastyOptionExpiration", error.ErrorDetails.RecommendedAction);
        Assert.Equal(before, RequestCount());
    }

    [Fact]
    public void A_range_of_one_value_is_none() =>
        Assert.Equal(["2026-06-18"], Texts("Get-TastyOptionExpiration SPY -MinDte 6 -MaxDte 6 | ForEach-Object Expiration"));
}
