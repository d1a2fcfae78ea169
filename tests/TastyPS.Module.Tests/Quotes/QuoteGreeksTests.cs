using System.Management.Automation;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Quotes;

/// <summary>Quotes with the Greeks of the stream.</summary>
public sealed class QuoteGreeksTests : ModuleTest
{
    private const string Call = "SPX   230915C04500000";

    public QuoteGreeksTests() => ConnectToTable();

    [Fact]
    public void Options_have_the_Greeks_of_the_stream_and_others_none()
    {
        var result = Session.Run($"'SPX', '{Call}' | Get-TastyQuote -Greeks");

        Assert.Equal([("SPX", null, null, null), (Call, "Feed", 0.1525, 0.5512)], result.Output.Select(Greeks));
        Assert.Equal(11.5m, result.Output[1].Properties["Bid"].Value);
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void Without_the_switch_the_stream_is_not_asked()
    {
        var result = Session.Run($"Get-TastyQuote '{Call}'; (Get-TastySimulator)[0].DxLink.SessionCount");

        Assert.Equal((Call, null, null, null), Greeks(result.Output[0]));
        Assert.Equal(0, result.Output[1].BaseObject);
    }

    [Fact]
    public void The_columns_end_with_where_the_Greeks_came_from_and_when()
    {
        var names = Texts($"(Get-TastyQuote '{Call}' -Greeks).PSObject.Properties.Name");

        Assert.Equal(["ImpliedVolatility", "Delta", "Gamma", "Theta", "Vega", "Rho", "TheoreticalPrice", "GreeksSource", "UpdatedAt", "ReceivedAt"], names[^10..]);
    }

    [Fact]
    public void Without_the_stream_the_quotes_come_with_one_warning()
    {
        TakeStream();

        var result = Session.Run($"Get-TastyQuote SPX, '{Call}' -Greeks");

        Assert.Contains("(TastyStreamUnavailable)", Assert.Single(result.Warnings));
        Assert.Equal((Call, null, null, null), Greeks(result.Output[1]));
        Assert.Empty(result.Errors);
    }

    [Fact]
    public void Greeks_that_do_not_come_are_warned_of_by_name()
    {
        Session.Run("(Get-TastySimulator)[0].DxLink.Faults.Feed.WithheldTypes = [string[]]@('Greeks')");

        var result = Session.Run($"Get-TastyQuote SPX, '{Call}' -Greeks");

        Assert.Contains($"no Greeks of {Call}.", Assert.Single(result.Warnings));
        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public void An_unknown_option_is_one_error_and_no_warning()
    {
        var result = Session.Run("Get-TastyQuote SPX, 'SPX   230915C04567000' -Greeks");

        Assert.Equal("TastySymbolNotFound", IdOf(Assert.Single(result.Errors)));
        Assert.Single(result.Output);
        Assert.Empty(result.Warnings);
    }

    private static (string Symbol, string? Source, double? Volatility, double? Delta) Greeks(PSObject quote) => (
        (string)quote.Properties["Symbol"].Value, quote.Properties["GreeksSource"].Value?.ToString(), (double?)quote.Properties["ImpliedVolatility"].Value, (double?)quote.Properties["Delta"].Value);
}
