using System.Management.Automation;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.OptionChain;

public sealed class BadInputTests : ModuleTest
{
    public BadInputTests() => ConnectToTable();

    [Theory]
    [InlineData("Get-TastyOptionExpiration", 3)]
    [InlineData("Get-TastyOptionChain", QuoteTable.Contracts)]
    public void An_unknown_symbol_is_told_and_the_next_one_delivered(string command, int expected)
    {
        var result = Session.Run($"'NOSUCH', 'SPX' | {command}");

        var error = Assert.Single(result.Errors);
        Assert.Equal("TastySymbolNotFound", IdOf(error));
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Equal("NOSUCH", error.TargetObject);
        Assert.Contains("$SPX", error.ErrorDetails.RecommendedAction);
        Assert.Equal(expected, result.Output.Count);
    }

    [Theory]
    [InlineData("NOPE", "'NOPE'", "Check the spelling")]
    [InlineData("$SPX", "'$SPX'", "not $SPX")]
    [InlineData("BRK.B", "'BRK.B'", "BRK/B")]
    [InlineData("spxw", "SPXW is a root of SPX", "Get-TastyOptionChain SPX -Root SPXW")]
    [InlineData("SPXW  230915C04500000", "option's symbol", "Get-TastyOptionChain SPX -Root SPXW")]
    [InlineData("AAPL  230915C00150000", "option's symbol", "e.g. AAPL")]
    [InlineData(".SPXW230915C4500", "option's symbol", "Get-TastyOptionChain SPX -Root SPXW")]
    public void A_symbol_without_a_chain_is_told_as_that_with_a_strike_count_too(string symbol, string message, string recommendation)
    {
        foreach (var command in new[] { "Get-TastyOptionChain -StrikeCount 2", "Get-TastyOptionChain -ContractOnly -Unordered -StrikeCount 2", "Get-TastyOptionExpiration" })
        {
            var error = Assert.Single(Session.Run($"param($Symbol) {command} -Symbol $Symbol", new { Symbol = symbol }).Errors);

            Assert.Equal("TastySymbolNotFound", IdOf(error));
            Assert.Contains(message, error.Exception.Message);
            Assert.Contains(recommendation, error.ErrorDetails.RecommendedAction);
        }
    }

    [Theory]
    [InlineData("Get-TastyOptionExpiration", 3)]
    [InlineData("Get-TastyOptionChain", QuoteTable.Contracts)]
    public void A_blank_symbol_is_told_and_the_next_one_delivered(string command, int expected)
    {
        var result = Session.Run($"' ', 'SPX' | {command}");

        Assert.Equal(("TastySymbolInvalid", ErrorCategory.InvalidArgument), (IdOf(Assert.Single(result.Errors)), result.Errors[0].CategoryInfo.Category));
        Assert.Equal(expected, result.Output.Count);
    }

    [Fact]
    public void ErrorAction_Stop_ends_at_the_unknown_symbol()
    {
        var error = Assert.ThrowsAny<RuntimeException>(() => Session.Run("'NOSUCH', 'SPX' | Get-TastyOptionChain -ErrorAction Stop")).ErrorRecord;

        Assert.Equal("TastySymbolNotFound", IdOf(error));
    }

    [Fact]
    public void A_token_that_expires_on_the_way_loses_nothing()
    {
        PlanFault("ExpireTokens('/api-quote-tokens')");

        var result = Session.Run("Get-TastyOptionChain SPX -CoverageVariable c");

        Assert.Empty(result.Errors);
        Assert.Equal(QuoteTable.Contracts, result.Output.Count);
        Assert.Equal(["0"], Texts("$c.Missing"));
    }

    [Fact]
    public void A_passing_failure_is_tried_again_without_a_word()
    {
        PlanFault("Status('/market-data', 502)");

        var result = Session.Run("Get-TastyOptionChain SPX");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(QuoteTable.Contracts, result.Output.Count);
    }

    [Theory]
    [InlineData("Truncate('/option-chains')", "TastyReplyUnreadable", ErrorCategory.ProtocolError)]
    [InlineData("Html('/option-chains')", "TastyReplyUnreadable", ErrorCategory.ProtocolError)]
    [InlineData("Status('/option-chains', 429, 600)", "TastyRateLimited", ErrorCategory.LimitsExceeded)]
    [InlineData("Status('/option-chains', 502)", "TastyServiceUnavailable", ErrorCategory.ResourceUnavailable)]
    [InlineData("Status('/option-chains', 403)", "TastyPermissionDenied", ErrorCategory.PermissionDenied)]
    public void A_chain_that_cannot_be_had_is_one_clear_error_and_the_next_command_works(string fault, string id, ErrorCategory category)
    {
        PlanFault(fault, times: null);

        var result = Session.Run("'SPX' | Get-TastyOptionExpiration; (Get-TastySimulator)[0].Faults.Clear(); Get-TastyOptionExpiration SPX");

        var error = Assert.Single(result.Errors);
        Assert.Equal((id, category), (IdOf(error), error.CategoryInfo.Category));
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        Assert.Equal("SPX", error.TargetObject);
        Assert.Equal(3, result.Output.Count);
    }

    [Theory]
    [InlineData("Truncate('/market-data')", "TastyReplyUnreadable")]
    [InlineData("Html('/market-data')", "TastyReplyUnreadable")]
    [InlineData("Status('/market-data', 429, 600)", "TastyRateLimited")]
    public void Without_market_data_the_contracts_are_still_delivered(string fault, string id)
    {
        TakeStream();
        PlanFault(fault, times: null, after: 1);

        var result = Session.Run("Get-TastyOptionChain SPX -CoverageVariable c");

        Assert.Equal(id, IdOf(Assert.Single(result.Errors)));
        Assert.Equal(QuoteTable.Contracts, result.Output.Count);
        Assert.All(result.Output, row => Assert.Null(row.Properties["Bid"].Value));
        Assert.Single(result.Warnings, warning => warning.StartsWith("SPX: No Quote, Trade, Summary of 8 of 8 contracts: ", StringComparison.Ordinal));
        Assert.Equal(["32"], Texts("$c.Missing"));
    }

    [Theory]
    [InlineData("Get-TastyOptionChain SPX")]
    [InlineData("Get-TastyOptionChain SPX -ContractOnly")]
    [InlineData("Get-TastyOptionChain SPX -ContractOnly -Unordered")]
    public void A_strike_without_symbols_is_told_and_all_others_are_delivered(string command)
    {
        PlanFault("OmitSymbols('/option-chains', 2)");

        var result = Session.Run(command);

        // One error for the call, one for the put.
        Assert.Equal(2, result.Errors.Count);
        Assert.All(result.Errors, error => Assert.Equal(("TastyStrikeIncomplete", ErrorCategory.InvalidData), (IdOf(error), error.CategoryInfo.Category)));
        Assert.All(result.Errors, error => Assert.Contains("4512.5", error.Exception.Message));
        Assert.Equal(QuoteTable.Contracts - 2, result.Output.Count);
    }

    [Fact]
    public void A_revoked_grant_says_so()
    {
        Session.Run("$s = (Get-TastySimulator)[0]; $s.RevokeGrant(); $s.ExpireAccessTokens()");

        var error = Assert.Single(Session.Run("Get-TastyOptionExpiration SPX").Errors);

        Assert.Equal("TastyGrantRevoked", IdOf(error));
    }

    [Fact]
    public void A_stopped_simulator_is_a_failed_connection()
    {
        Session.Run("Stop-TastySimulator");

        var error = Assert.Single(Session.Run("Get-TastyOptionExpiration SPX").Errors);

        Assert.Equal("TastyConnectionFailed", IdOf(error));
    }

    [Fact]
    public void Too_little_time_gives_what_is_there_and_names_the_rest()
    {
        PlanFault("Hang('/api-quote-tokens')", times: null);

        var result = Session.Run("Get-TastyOptionChain SPX -TimeoutSeconds 1 -CoverageVariable c");

        Assert.Equal(QuoteTable.Contracts, result.Output.Count);
        Assert.Contains("No Quote, Trade, Summary, Greeks of 8 of 8 contracts", Assert.Single(result.Warnings));
        Assert.Contains("The time was up.", result.Warnings[0]);
        Assert.Equal(["True 32"], Texts("\"$($c.TimedOut) $($c.Missing)\""));
    }

    [Theory]
    [InlineData("Drip('/option-chains', [timespan]'01:00:00')", "-StrikeCount 1")]
    [InlineData("Hang('/option-chains')", "")]
    [InlineData("Hang('/option-chains')", "-ContractOnly -Unordered")]
    [InlineData("Hang('/market-data')", "-StrikeCount 1")]
    public void A_chain_that_does_not_come_in_time_is_one_error_and_the_next_symbol_is_tried(string fault, string arguments)
    {
        PlanFault(fault);

        var result = Session.Run($"'SPX', 'SPX' | Get-TastyOptionChain -TimeoutSeconds 1 {arguments}");

        var error = Assert.Single(result.Errors);
        Assert.Equal(("TastyTimedOut", ErrorCategory.OperationTimeout), (IdOf(error), error.CategoryInfo.Category));
        Assert.Contains("within 1 s", error.Exception.Message);
        Assert.Equal(arguments.Contains("StrikeCount") ? 6 : QuoteTable.Contracts, result.Output.Count);
    }
}
