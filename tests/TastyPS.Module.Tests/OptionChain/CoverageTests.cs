using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.OptionChain;

public sealed class CoverageTests : ModuleTest
{
    private const string Sums = "\"$($c.Contracts) $($c.Asked) $($c.Answered) $($c.Missing)\"";

    [Fact]
    public void The_report_goes_to_a_variable_and_stays_with_the_connection()
    {
        ConnectToTable();

        Session.Run("$null = Get-TastyOptionChain SPX -CoverageVariable c");

        // Four facts (quote, trade, summary, Greeks) of each contract.
        Assert.Equal(["8 32 32 0"], Texts(Sums));
        Assert.Equal(["True"], Texts("[object]::ReferenceEquals($c, (Get-TastyConnection).LastCoverage)"));
        Assert.Equal(["Quote 8 8", "Trade 8 8", "Summary 8 8", "Greeks 8 8"], Texts("$c.Facts | ForEach-Object { \"$($_.Fact) $($_.Asked) $($_.Answered)\" }"));
    }

    [Fact]
    public void Several_symbols_give_several_reports()
    {
        ConnectAt();

        Assert.Equal(["F", "XSP"], Texts("$null = 'F', 'XSP' | Get-TastyOptionChain -Expiration Next -StrikeCount 1 -CoverageVariable c; $c.Underlying"));
    }

    [Fact]
    public void Contracts_alone_ask_for_no_fact()
    {
        ConnectToTable();

        Assert.Equal(["8 0 0 0"], Texts("$null = Get-TastyOptionChain SPX -ContractOnly -CoverageVariable c; " + Sums));
    }

    [Fact]
    public void What_was_not_answered_is_named_once_and_its_row_is_there()
    {
        ConnectToTable();
        TakeStream();
        PlanFault("DropItems('/market-data', 3)", after: 1);

        var result = Session.Run("Get-TastyOptionChain SPX -CoverageVariable c");

        // Every third of the eight items is missing: the third and the sixth. Greeks went with the stream, which has a warning of its own.
        Assert.Equal(QuoteTable.Contracts, result.Output.Count);
        var warning = Assert.Single(result.Warnings, text => !text.Contains("TastyStreamUnavailable", StringComparison.Ordinal));
        Assert.Contains("No Quote, Trade, Summary of 2 of 8 contracts: SPX   230915C04512500, SPXW  230915P04500000.", warning);
        Assert.Equal(["8 32 18 14"], Texts(Sums));
        Assert.Equal(["SPX   230915C04512500", "SPXW  230915P04500000"], Texts("$c.Facts[0].MissingSymbol"));
    }

    [Fact]
    public void The_warning_names_the_connection_that_was_given()
    {
        ConnectToTable();
        TakeStream();
        PlanFault("DropItems('/market-data', 3)", after: 1);
        Session.Run("$given = (Get-TastySimulator)[0] | Connect-Tasty -Name \"the table's\" -PassThru; $null = Start-TastySimulator | Connect-Tasty -Name other");

        var warning = Assert.Single(Session.Run("$null = Get-TastyOptionChain SPX -Include Quote -Connection $given").Warnings, text => !text.Contains("TastyStreamUnavailable", StringComparison.Ordinal));

        Assert.Contains("(Get-TastyConnection 'the table''s').LastCoverage.MissingSymbol", warning);
        Assert.Equal(["2"], Texts("(Get-TastyConnection 'the table''s').LastCoverage.MissingSymbol.Count"));
    }

    [Fact]
    public void The_report_of_an_earlier_run_does_not_stay_behind()
    {
        ConnectToTable();

        Session.Run("$null = Get-TastyOptionChain SPX; $null = Get-TastyOptionChain NOSUCH");

        Assert.Equal(["True"], Texts("$null -eq (Get-TastyConnection).LastCoverage"));
    }

    [Fact]
    public void A_symbol_that_is_left_early_has_a_report_of_what_was_answered_by_then()
    {
        ConnectToTable();

        var result = Session.Run("Get-TastyOptionChain SPX -CoverageVariable c | Select-FirstStandIn 3");

        // Rows leave expiration by expiration, so at least these three were counted, and all that were have been answered.
        Assert.Equal(3, result.Output.Count);
        Assert.Empty(result.Warnings);
        Assert.Equal(["True"], Texts("$c.LeftEarly"));
        Assert.Equal(["True True 0"], Texts("\"$($c.Contracts -ge 3) $($c.Answered -eq 4 * $c.Contracts) $($c.Missing)\""));
        Assert.Equal(["True"], Texts("[object]::ReferenceEquals($c[0], (Get-TastyConnection).LastCoverage)"));
    }

    [Fact]
    public void A_symbol_that_is_left_early_keeps_the_reports_of_those_before_it()
    {
        ConnectToTable();

        Session.Run($"$c = 'old'; 'SPX', 'SPX' | Get-TastyOptionChain -CoverageVariable c | Select-FirstStandIn {QuoteTable.Contracts + 1}");

        Assert.Equal(["8 False", "True"], Texts("\"$($c[0].Contracts) $($c[0].LeftEarly)\"; $c[1].LeftEarly"));
        Assert.Equal(["2"], Texts("$c.Count"));
    }

    [Fact]
    public void A_run_that_comes_to_its_end_is_not_left_early()
    {
        ConnectToTable();

        Assert.Equal(["8 False"], Texts("$null = Get-TastyOptionChain SPX -CoverageVariable c | Select-FirstStandIn 100; \"$($c.Contracts) $($c.LeftEarly)\""));
    }

    [Fact]
    public void An_error_downstream_leaves_early_as_well()
    {
        ConnectToTable();

        Session.RunExpectingTermination("Get-TastyOptionChain SPX | ForEach-Object { throw 'enough' }");

        Assert.Equal(["True"], Texts("(Get-TastyConnection).LastCoverage.LeftEarly"));
    }

    [Fact]
    public void What_was_answered_without_a_value_is_empty_and_not_missing()
    {
        ConnectToTable();
        Session.Run("(Get-TastySimulator)[0].DxLink.Faults.Feed.EmptyEventEvery = 1");

        var result = Session.Run("$null = Get-TastyOptionChain SPX -CoverageVariable c; $c");

        Assert.Empty(result.Warnings);
        Assert.Equal(0, result.Output.Single().Properties["Missing"].Value);
        Assert.True((int)result.Output.Single().Properties["Empty"].Value > 0);
    }

    [Theory]
    [InlineData("2026-06-14T15:30:00Z", "2026-06-12")]
    [InlineData("2026-06-13T02:00:00Z", "2026-06-12")]
    [InlineData("2026-06-19T15:30:00Z", "2026-06-18")]
    public void A_closed_market_is_told_once_for_each_symbol_with_the_day_of_the_values(string instant, string day)
    {
        // A Sunday, a Friday night in New York, and Juneteenth.
        ConnectAt(instant);

        var result = Session.Run("Get-TastyOptionChain XSP -StrikeCount 1");

        Assert.Empty(result.Errors);
        Assert.NotEmpty(result.Output);
        var warning = Assert.Single(result.Warnings);
        Assert.Contains("market is closed", warning);
        Assert.Contains(day, warning);
    }

    [Fact]
    public void An_open_market_needs_no_warning()
    {
        ConnectAt();

        Assert.Empty(Session.Run("Get-TastyOptionChain XSP -Expiration Next").Warnings);
    }

    [Fact]
    public void Progress_is_shown_only_where_the_limits_make_it_long()
    {
        ConnectAt();

        Assert.Empty(Session.Run("Get-TastyOptionChain XSP -MaxDte 5").Progress);
    }
}
