using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Sandbox;

/// <summary>The sandbox has market data by the stream alone: what can be given is given, with one warning if something lacks, the rest is one error, and nothing is asked twice.</summary>
public sealed class SandboxTests : ModuleTest
{
    public SandboxTests() =>
        Session.Run("param($File) Start-TastySimulator -ChainFile $File -Sandbox | Connect-Tasty", new { File = QuoteTable.WriteTo(Folder) });

    [Fact]
    public void A_simulator_says_that_it_is_one()
    {
        Assert.Equal(["True"], Texts("(Get-TastySimulator).IsSandbox"));
        Assert.Equal(["False"], Texts("(Start-TastySimulator).IsSandbox"));
    }

    [Fact]
    public void Quotes_fail_once_and_nothing_more_is_asked()
    {
        var before = RequestCount();

        var result = Session.Run("1..250 | ForEach-Object { \"SYM$_\" } | Get-TastyQuote");

        var error = Assert.Single(result.Errors);
        Assert.Equal("TastyServiceNotInSandbox", IdOf(error));
        Assert.Contains("Connect-Tasty -Simulator", error.ErrorDetails.RecommendedAction);
        Assert.Empty(result.Output);
        Assert.Equal(1, RequestCount() - before);
    }

    [Fact]
    public void A_chain_comes_by_the_stream_without_a_warning()
    {
        var result = Session.Run("Get-TastyOptionChain SPX -CoverageVariable c");

        Assert.Equal(QuoteTable.Contracts, result.Output.Count);
        Assert.All(result.Output, row => Assert.Equal("Feed", row.Properties["GreeksSource"].Value.ToString()));
        Assert.Equal(11.5m, result.Output[0].Properties["Bid"].Value);
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(["32 32 0"], Texts("\"$($c.Asked) $($c.Answered) $($c.Missing)\""));
    }

    [Fact]
    public void The_nearest_strikes_need_no_more_than_the_stream()
    {
        var result = Session.Run("Get-TastyOptionChain SPX -Root SPX -StrikeCount 1");

        // The index stands at 4505.10; of 4500 and 4512.50 the first is nearer.
        Assert.Equal([4500m, 4500m], result.Output.Select(row => (decimal)row.Properties["Strike"].Value));
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void A_chain_gives_its_contracts_with_one_warning_if_there_is_no_stream_either()
    {
        TakeStream();

        var result = Session.Run("Get-TastyOptionChain SPX");

        Assert.Equal(QuoteTable.Contracts, result.Output.Count);
        Assert.All(result.Output, row => Assert.Null(row.Properties["Bid"].Value));
        Assert.Empty(result.Errors);
        Assert.Contains("(TastyStreamUnavailable)", Assert.Single(result.Warnings));
        Assert.Contains("sandbox", result.Warnings[0]);
    }

    // Without a price nobody knows which strikes are the nearest, and all of them are not what was asked for.
    [Theory]
    [InlineData("Get-TastyOptionChain SPX -StrikeCount 5")]
    [InlineData("Get-TastyOptionChain SPX -StrikeCount 5 -ContractOnly")]
    public void The_nearest_strikes_are_an_error_that_names_the_way_without_a_price(string script)
    {
        TakeStream();

        var result = Session.Run(script);

        var error = Assert.Single(result.Errors);
        Assert.Equal("TastyUnderlyingPriceMissing", IdOf(error));
        Assert.Contains("sandbox", error.Exception.Message);
        Assert.Contains("-MinStrike", error.ErrorDetails.RecommendedAction);
        Assert.Empty(result.Output);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Strikes_within_bounds_need_no_price()
    {
        TakeStream();

        var result = Session.Run("Get-TastyOptionChain SPX -MinStrike 4500 -MaxStrike 4500");

        Assert.NotEmpty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Single(result.Warnings);
    }

    [Fact]
    public void Contracts_alone_come_without_a_warning() =>
        Assert.Empty(Session.Run("Get-TastyOptionChain SPX -ContractOnly").Warnings);

    [Fact]
    public void Positions_come_without_marks_with_one_warning()
    {
        Session.Run("Disconnect-Tasty; Stop-TastySimulator; Start-TastySimulator -Sandbox | Connect-Tasty");

        var result = Session.Run("Get-TastyPosition");

        Assert.NotEmpty(result.Output);
        Assert.All(result.Output, position => Assert.Null(position.Properties["Mark"].Value));
        Assert.Empty(result.Errors);
        Assert.Contains("TastyServiceNotInSandbox", Assert.Single(result.Warnings));
    }

    [Fact]
    public void Quotes_with_Greeks_fail_once_as_quotes_do()
    {
        var result = Session.Run("Get-TastyQuote SPX, 'SPX   230915C04500000' -Greeks");

        Assert.Equal("TastyServiceNotInSandbox", IdOf(Assert.Single(result.Errors)));
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Accounts_and_balances_are_as_anywhere()
    {
        var result = Session.Run("Get-TastyAccount; Get-TastyBalance");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.NotEmpty(result.Output);
    }
}
