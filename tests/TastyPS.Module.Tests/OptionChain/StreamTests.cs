using System.Management.Automation;
using TastyPS.Module.Tests.Engine;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.OptionChain;

/// <summary>A chain with all its facts: what comes by the stream, what by REST, and what is said when something is missing.</summary>
public sealed class StreamTests : ModuleTest
{
    private const string Facts = "$c.Facts | ForEach-Object { \"$($_.Fact) $($_.Asked) $($_.Answered) $($_.Missing)\" }";

    // 47,160 items, nearly all that a budget of 50,000 a minute allows.
    private const string NearlyTheBudget = "Get-TastyOptionChain SPX -MaxDaysToExpiration 60 -Include Quote, Summary, Greeks";

    // The first five of the eight contracts, in order.
    private const string FirstFive =
        "SPX   230915C04500000, SPX   230915P04500000, SPX   230915C04512500, SPX   230915P04512500, SPXW  230915C04500000";

    [Fact]
    public void Greeks_come_without_being_asked_for()
    {
        ConnectToTable();

        var rows = Session.Run("Get-TastyOptionChain SPX -CoverageVariable c");

        Assert.Equal(QuoteTable.Contracts, rows.Output.Count);
        Assert.Empty(rows.Warnings);
        Assert.All(rows.Output, row => Assert.Equal(("Feed", "Feed", "Feed"), (Text(row, "QuoteSource"), Text(row, "SummarySource"), Text(row, "GreeksSource"))));

        // Volatility and delta of the table's first call and its put.
        Assert.Equal([(0.1525, 0.5512), (0.1498, -0.4488)], rows.Output.Take(2).Select(row => ((double)row.Properties["ImpliedVolatility"].Value, (double)row.Properties["Delta"].Value)));
        Assert.Equal(["Quote 8 8 0", "Trade 8 8 0", "Summary 8 8 0", "Greeks 8 8 0"], Texts(Facts));
        Assert.Equal(["True"], Texts("$c.Sessions -gt 0 -and $c.Events -ge 32 -and $c.Reconnects -eq 0 -and $c.Notices.Count -eq 0"));
    }

    [Fact]
    public void Only_what_is_included_is_asked_for_and_counted()
    {
        ConnectToTable();

        var rows = Session.Run("Get-TastyOptionChain SPX -Include Greeks, Quote -CoverageVariable c").Output;

        Assert.All(rows, row => Assert.Equal(("Feed", "", "Feed"), (Text(row, "QuoteSource"), Text(row, "SummarySource"), Text(row, "GreeksSource"))));
        Assert.Equal(["Quote 8 8 0", "Greeks 8 8 0"], Texts(Facts));
    }

    [Fact]
    public void Contracts_alone_include_nothing()
    {
        ConnectToTable();

        var error = Session.RunExpectingTermination("Get-TastyOptionChain SPX -ContractOnly -Include Quote");

        Assert.Equal("TastyFilterContradiction", IdOf(error));
    }

    [Fact]
    public void An_unknown_fact_is_refused_with_the_known_ones()
    {
        ConnectToTable();

        var error = Session.RunExpectingTermination("Get-TastyOptionChain SPX -Include Gamma");

        Assert.Contains("Quote, Trade, Summary, Greeks", error.Exception.Message);
    }

    [Fact]
    public void A_fact_that_does_not_come_is_warned_of_once_with_its_name_and_those_of_the_first_five_contracts()
    {
        ConnectToTable();
        Withhold("Greeks");

        var result = Session.Run("Get-TastyOptionChain SPX -QuietSeconds 1 -CoverageVariable c");

        Assert.Equal(QuoteTable.Contracts, result.Output.Count);
        Assert.Equal(
            $"SPX: No Greeks of 8 of 8 contracts: {FirstFive} and 3 more. (Get-TastyConnection).LastCoverage.MissingSymbol names them all, .Facts one kind at a time.",
            Assert.Single(result.Warnings));
        Assert.Equal(["Quote 8 8 0", "Trade 8 8 0", "Summary 8 8 0", "Greeks 8 0 8"], Texts(Facts));
        Assert.Equal(["8"], Texts("$c.Facts[3].MissingSymbol.Count"));
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void What_the_stream_leaves_out_comes_by_REST_without_a_word()
    {
        ConnectToTable();
        Withhold("Trade");

        var result = Session.Run("Get-TastyOptionChain SPX -QuietSeconds 1");

        Assert.Empty(result.Warnings);
        Assert.Equal(12.3m, result.Output[0].Properties["Last"].Value);
        Assert.Equal("Feed", Text(result.Output[0], "GreeksSource"));
    }

    [Fact]
    public void Without_the_stream_one_warning_says_what_is_lost_and_REST_gives_the_rest()
    {
        ConnectToTable();
        TakeStream();

        var result = Session.Run("Get-TastyOptionChain SPX -CoverageVariable c");

        var warning = Assert.Single(result.Warnings);
        Assert.Contains("Greeks will be missing", warning);
        Assert.Contains("(TastyStreamUnavailable)", warning);
        Assert.Contains("Test-TastyConnection", warning);
        Assert.All(result.Output, row => Assert.Equal(("Rest", "Rest", ""), (Text(row, "QuoteSource"), Text(row, "SummarySource"), Text(row, "GreeksSource"))));
        Assert.Equal(["Quote 8 8 0", "Trade 8 8 0", "Summary 8 8 0", "Greeks 8 0 8"], Texts(Facts));
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void A_stream_that_cannot_be_had_is_no_matter_where_Greeks_are_not_wanted()
    {
        ConnectToTable();
        TakeStream();

        var warning = Assert.Single(Session.Run("Get-TastyOptionChain SPX -Include Quote, Summary -CoverageVariable c").Warnings);

        Assert.DoesNotContain("missing", warning);
        Assert.Equal(["Quote 8 8 0", "Summary 8 8 0"], Texts(Facts));
    }

    [Fact]
    public async Task A_run_that_finds_the_streams_budget_used_waits_and_says_so()
    {
        Session.Run("param($At) Start-TastySimulator -At $At | Connect-Tasty -Limits Assumed", new { At = OpenMarket });
        await UseBudgetAsync();
        using var running = Session.Start(NearlyTheBudget + " -Verbose 4>&1");

        await running.UntilAsync(() => FirstWait(running) is not null, TestContext.Current.CancellationToken);
        var progress = FirstWait(running)!;
        await running.StopAsync(TestContext.Current.CancellationToken);

        Assert.Matches("^0 of 15720 contracts; waits [1-5]?[0-9] s for the stream's budget$", progress.StatusDescription);
        Assert.InRange(progress.SecondsRemaining, 1, 60);
        Assert.Single(running.Output, line => line.ToString().StartsWith("SPX: waits ", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_column_of_a_chain_with_Greeks_is_in_its_file()
    {
        ConnectToTable();
        var file = Path.Combine(Folder.FullName, "spx.csv");

        Session.Run("param($File) Get-TastyOptionChain SPX | Export-TastyData $File", new { File = file });

        var lines = File.ReadAllLines(file).Select(line => line.Split(',')).ToList();
        Assert.Equal(QuoteTable.Contracts + 1, lines.Count);
        Assert.Equal(Texts("(Get-TastyOptionChain SPX -ContractOnly)[0].PSObject.Properties.Name"), lines[0]);
        Assert.All(lines, line => Assert.Equal(lines[0].Length, line.Length));
        string Cell(int row, string column) => lines[row][Array.IndexOf(lines[0], column)];
        Assert.Equal(("11.5", "12.9", "1520", "20340", "0.1525", "0.5512", "Feed"), (Cell(1, "Bid"), Cell(1, "Ask"), Cell(1, "Volume"), Cell(1, "OpenInterest"), Cell(1, "ImpliedVolatility"), Cell(1, "Delta"), Cell(1, "GreeksSource")));
    }

    private static string Text(PSObject row, string column) => row.Properties[column].Value?.ToString() ?? "";

    private static ProgressRecord? FirstWait(RunningScript running) =>
        running.Progress.FirstOrDefault(record => record.StatusDescription.Contains("waits", StringComparison.Ordinal));

    // A fifth of it is soon used and a fifteenth is missed, so that it does not matter how much of it a machine uses in a minute.
    private async Task UseBudgetAsync()
    {
        var feed = PSObject.AsPSObject(Simulator.Properties["DxLink"].Value);
        using var running = Session.Start(NearlyTheBudget);
        await running.UntilAsync(() => (int)feed.Properties["ItemCount"].Value >= 10_000, TestContext.Current.CancellationToken);
        await running.StopAsync(TestContext.Current.CancellationToken);
    }

    private void Withhold(string eventType) =>
        Session.Run("param($Type) (Get-TastySimulator)[0].DxLink.Faults.Feed.WithheldTypes = [string[]]@($Type)", new { Type = eventType });
}
