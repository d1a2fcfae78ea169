using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.OptionChain;

/// <summary>Each filter against the whole chain of a known table: what passes is computed here from the rows without the filter.</summary>
public sealed class FilterTests : ModuleTest
{
    private const string Text = " | ForEach-Object { \"$($_.Root) $($_.Expiration) $([int]($_.Strike * 10)) $($_.OptionType)\" }";

    private static readonly string[] WholeChain =
    [
        "SPX 2023-09-15 45000 Call", "SPX 2023-09-15 45000 Put",
        "SPX 2023-09-15 45125 Call", "SPX 2023-09-15 45125 Put",
        "SPXW 2023-09-15 45000 Call", "SPXW 2023-09-15 45000 Put",
        "SPXW 2023-12-29 45500 Call", "SPXW 2023-12-29 45500 Put",
    ];

    public FilterTests() => ConnectToTable();

    [Fact]
    public void The_whole_chain_comes_in_the_order_expiration_root_strike_call_before_put() =>
        Assert.Equal(WholeChain, Texts("Get-TastyOptionChain SPX" + Text));

    [Theory]
    [InlineData("-Root SPX", "SPX ", true)]
    [InlineData("-Root spxw", "SPXW ", true)]
    [InlineData("-Root SPX, SPXW", "SPX", true)]
    [InlineData("-OptionType Put", " Put", true)]
    [InlineData("-OptionType Call", " Call", true)]
    [InlineData("-SettlementType AM", "SPX 2023-09-15", true)]
    [InlineData("-SettlementType PM", "SPXW ", true)]
    [InlineData("-MinStrike 4512.5", " 45000 ", false)]
    [InlineData("-MaxStrike 4512.5", " 45500 ", false)]
    [InlineData("-MinStrike 4501 -MaxStrike 4549.99", " 45125 ", true)]
    [InlineData("-MaxDte 1", "2023-09-15", true)]
    [InlineData("-MinDte 2", "2023-12-29", true)]
    [InlineData("-Expiration 2023-12-29", "2023-12-29", true)]
    [InlineData("-Expiration Next", "2023-09-15", true)]
    [InlineData("-ExpirationType Regular", "2023-09-15", true)]
    [InlineData("-ExpirationType Quarterly, End-Of-Month", "2023-12-29", true)]
    [InlineData("-Root NDX", "NDX", true)]
    public void A_filter_keeps_what_it_says(string filter, string mark, bool keeps)
    {
        var expected = WholeChain.Where(key => key.Contains(mark) == keeps);

        Assert.Equal(expected, Texts($"Get-TastyOptionChain SPX {filter}" + Text));
        Assert.Equal(expected, Texts($"Get-TastyOptionChain SPX {filter} -ContractOnly" + Text));
    }

    [Fact]
    public void The_strikes_nearest_the_price_are_chosen_in_each_series() =>
        // The underlying stands at 4505.10: 4500 is 5.10 away, 4512.50 is 7.40.
        Assert.Equal(WholeChain.Where(key => !key.Contains(" 45125 ")), Texts("Get-TastyOptionChain SPX -StrikeCount 1" + Text));

    [Fact]
    public void The_strike_count_counts_among_the_strikes_that_the_other_filters_accept() =>
        Assert.Equal(
            ["SPX 2023-09-15 45125 Put", "SPXW 2023-12-29 45500 Put"],
            Texts("Get-TastyOptionChain SPX -StrikeCount 1 -MinStrike 4510 -OptionType Put" + Text));

    [Fact]
    public void Expirations_are_filtered_in_the_same_way()
    {
        Assert.Equal(["SPX 2023-09-15 AM", "SPXW 2023-09-15 PM", "SPXW 2023-12-29 PM"], Texts("Get-TastyOptionExpiration SPX"));
        Assert.Equal(["SPXW 2023-12-29 PM"], Texts("Get-TastyOptionExpiration SPX -MinDte 2"));
        Assert.Equal(["SPX 2023-09-15 AM"], Texts("Get-TastyOptionExpiration SPX -Root SPX"));
        Assert.Equal(["4 4500 4512.5"], Texts("$e = @(Get-TastyOptionExpiration SPX)[0]; \"$($e.Contracts) $($e.MinStrike) $($e.MaxStrike)\""));
    }

    [Theory]
    [InlineData("Get-TastyOptionChain SPX -MinStrike 9000", 0, "SPX: nothing matches: no listed contract meets all criteria.")]
    [InlineData("Get-TastyOptionChain SPX -MinStrike 9000 -StrikeCount 2", 0, "nothing matches: no listed contract")]
    [InlineData("Get-TastyOptionChain SPX -Expiration 2020-01-01", 0, "SPX: nothing matches: 2020-01-01 is not listed.")]
    [InlineData("Get-TastyOptionChain SPX -Expiration 2020-01-01 -ContractOnly -Unordered", 0, "SPX: nothing matches: 2020-01-01 is not listed.")]
    [InlineData("Get-TastyOptionChain SPX -Root NDX, RUT", 0, "SPX: nothing matches: NDX, RUT are not listed.")]
    [InlineData("Get-TastyOptionChain SPX -Expiration Next, 2020-01-01", 6, "SPX: 2020-01-01 is not listed.")]
    [InlineData("Get-TastyOptionExpiration SPX -Root NDX", 0, "SPX: nothing matches: NDX is not listed.")]
    [InlineData("Get-TastyOptionExpiration SPX -MinDte 9000", 0, "SPX: nothing matches: no listed contract meets all criteria.")]
    public void What_nothing_matches_is_told_once_by_name(string command, int rows, string expected)
    {
        var result = Session.Run(command);

        var warning = Assert.Single(result.Warnings);
        Assert.Contains(expected, warning);
        Assert.EndsWith("Get-TastyOptionExpiration SPX shows what is listed.", warning);
        Assert.Equal(rows, result.Output.Count);
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void Nothing_has_no_values_that_a_closed_market_could_make_old()
    {
        ConnectAt("2026-06-14T15:30:00Z");

        Assert.Contains("nothing matches", Assert.Single(Session.Run("Get-TastyOptionChain SPX -MinStrike 90000").Warnings));
    }

    [Fact]
    public void A_strike_count_without_a_price_of_the_underlying_is_told_and_the_next_symbol_still_delivered()
    {
        PlanFault("DropItems('/market-data', 1)");
        TakeStream(times: 1);

        var result = Session.Run("'SPX', 'SPX' | Get-TastyOptionChain -StrikeCount 1");

        Assert.Equal("TastyUnderlyingPriceMissing", IdOf(Assert.Single(result.Errors)));
        Assert.Equal(6, result.Output.Count);
    }

    [Fact]
    public void A_price_of_the_underlying_that_REST_does_not_have_comes_by_the_stream()
    {
        PlanFault("DropItems('/market-data', 1)");

        var result = Session.Run("Get-TastyOptionChain SPX -StrikeCount 1");

        Assert.Empty(result.Errors);
        Assert.Equal(6, result.Output.Count);
    }
}
