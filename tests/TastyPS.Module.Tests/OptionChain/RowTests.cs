using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.OptionChain;

public sealed class RowTests : ModuleTest
{
    [Fact]
    public void A_row_holds_what_the_table_says()
    {
        ConnectToTable(sendGreeks: true);

        Assert.Equal(
            ["SPX   230915C04500000", "SPX", "SPX", "2023-09-15", "1", "Regular", "AM", "4500", "Call", "11.5", "12.9", "12.3", "1520", "20340", "0.1525", "0.5512", "0.0091", "4505.1", "Standard"],
            Texts(
                """
                $row = @(Get-TastyOptionChain SPX)[0]
                'Symbol', 'Underlying', 'Root', 'Expiration', 'DaysToExpiration', 'ExpirationType', 'SettlementType', 'Strike', 'OptionType',
                'Bid', 'Ask', 'Last', 'Volume', 'OpenInterest', 'ImpliedVolatility', 'Delta', 'Gamma', 'UnderlyingPrice', 'ChainType' | ForEach-Object { "$($row.$_)" }
                """));
    }

    [Fact]
    public void A_value_that_does_not_exist_is_empty_and_not_zero()
    {
        ConnectToTable(sendGreeks: true);

        var row = Session.Run("Get-TastyOptionChain SPX -Expiration 2023-12-29 -OptionType Put").Output.Single();

        foreach (var name in new[] { "Bid", "Last", "ImpliedVolatility", "Delta", "Gamma" })
            Assert.Null(row.Properties[name].Value);
        Assert.Equal(0.05m, row.Properties["Ask"].Value);
        Assert.Equal(0L, row.Properties["OpenInterest"].Value);
    }

    [Fact]
    public void Quotes_are_dated_by_the_same_clock_as_the_rows()
    {
        ConnectAt();

        Assert.Equal(["Feed True"], Texts(
            """
            $row = @(Get-TastyOptionChain XSP -Expiration Next -StrikeCount 1)[0]
            $age = $row.SnapshotTime - $row.QuoteTime
            "$($row.QuoteSource) $($age -ge [timespan]0 -and $age -lt [timespan]'00:05:00')"
            """));
    }

    [Fact]
    public void Contracts_alone_cost_one_request_and_have_no_prices()
    {
        ConnectToTable();
        var before = RequestCount();

        var rows = Session.Run("Get-TastyOptionChain SPX -ContractOnly").Output;

        Assert.Equal(before + 1, RequestCount());
        Assert.Equal(QuoteTable.Contracts, rows.Count);
        Assert.All(rows, row => Assert.All(["Bid", "Ask", "Last", "Volume", "OpenInterest", "QuoteTime", "QuoteSource"], name => Assert.Null(row.Properties[name].Value)));
    }

    [Fact]
    public void Every_contract_of_both_roots_comes_once_whatever_the_order()
    {
        ConnectAt();
        const string Keys = " | ForEach-Object { \"$($_.Root) $($_.Expiration) $($_.Strike) $($_.OptionType)\" }";
        var expected = Session.Run("(Get-TastyOptionExpiration SPX -MaxDte 7).Contracts").Output.Sum(count => (int)count.BaseObject);

        var ordered = Texts("Get-TastyOptionChain SPX -MaxDte 7" + Keys);
        var unordered = Texts("Get-TastyOptionChain SPX -MaxDte 7 -Unordered" + Keys);

        Assert.Equal(expected, ordered.Length);
        Assert.Equal(["SPX", "SPXW"], ordered.Select(key => key.Split(' ')[0]).Distinct().Order());
        Assert.Equal(ordered.Length, ordered.Distinct().Count());
        Assert.Equal(ordered.Order(), unordered.Order());
    }

    [Fact]
    public void Contracts_alone_are_the_same_set_in_any_order()
    {
        ConnectAt();

        Assert.Equal(Texts("Get-TastyOptionChain XSP -ContractOnly").Order(), Texts("Get-TastyOptionChain XSP -ContractOnly -Unordered").Order());
    }

    [Fact]
    public void Rows_come_in_the_order_expiration_root_strike_call_before_put()
    {
        ConnectAt();

        var rows = Session.Run("Get-TastyOptionChain SPX -MaxDte 7 -StrikeCount 30").Output
            .Select(row => (Expiration: row.Properties["Expiration"].Value.ToString()!, Root: (string)row.Properties["Root"].Value, Strike: (decimal)row.Properties["Strike"].Value, IsPut: row.Properties["OptionType"].Value.ToString() == "Put"))
            .ToList();

        Assert.Equal(6 * 30 * 2, rows.Count);
        Assert.Equal(rows.OrderBy(row => row.Expiration, StringComparer.Ordinal).ThenBy(row => row.Root, StringComparer.Ordinal).ThenBy(row => row.Strike).ThenBy(row => row.IsPut), rows);
    }

    [Fact]
    public void Adjusted_series_come_on_request_only()
    {
        ConnectAt();

        Assert.Equal(["F"], Texts("Get-TastyOptionChain F -ContractOnly | ForEach-Object Root").Distinct());
        Assert.Equal(["F", "F1"], Texts("Get-TastyOptionChain F -ContractOnly -IncludeNonStandard | ForEach-Object Root").Distinct().Order());
        Assert.Equal(["Non-standard"], Texts("Get-TastyOptionExpiration F -Root F1 -IncludeNonStandard | ForEach-Object ChainType").Distinct());
    }

    [Fact]
    public void Share_classes_have_a_slash_in_the_symbol_and_none_in_the_root()
    {
        ConnectAt();

        Assert.Equal(["BRK/B BRKB"], Texts("Get-TastyOptionExpiration BRK/B | ForEach-Object { \"$($_.Underlying) $($_.Root)\" }").Distinct());
    }
}
