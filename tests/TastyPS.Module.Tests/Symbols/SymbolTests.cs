using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Symbols;

public sealed class SymbolTests : ModuleTest
{
    [Theory]
    [InlineData("'SPXW  261218C06000000'", "SPXW  261218C06000000|.SPXW261218C6000|SPXW|2026-12-18|Call|6000")]
    [InlineData("'.F250620C2.02'", "F     250620C00002020|.F250620C2.02|F|2025-06-20|Call|2.02")]
    [InlineData("-Root SPY -Expiration 2026-12-18 -OptionType Put -Strike 580.5", "SPY   261218P00580500|.SPY261218P580.5|SPY|2026-12-18|Put|580.5")]
    [InlineData("-Root BRK/B -Expiration 2026-12-18 -OptionType Call -Strike 500", "BRKB  261218C00500000|.BRKB261218C500|BRKB|2026-12-18|Call|500")]
    public void Options_convert_both_ways(string arguments, string expected) =>
        Assert.Equal([expected], Texts($"$s = ConvertTo-TastySymbol {arguments}; $s.Symbol, $s.StreamerSymbol, $s.Root, $s.Expiration, $s.OptionType, (\"{{0:0.###}}\" -f $s.Strike) -join '|'"));

    [Fact]
    public void Symbols_come_from_the_pipeline_and_a_bad_one_does_not_end_it()
    {
        var result = Session.Run("'SPXW  261218C06000000', 'no symbol', '.SPY261218P580.5' | ConvertTo-TastySymbol");

        Assert.Equal("TastySymbolInvalid", IdOf(Assert.Single(result.Errors)));
        Assert.Equal("no symbol", result.Errors[0].TargetObject);
        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public void Rows_of_a_chain_convert_by_their_parts()
    {
        ConnectToTable();

        Assert.Equal(["True"], Texts("Get-TastyOptionChain SPX -ContractOnly | ForEach-Object { (ConvertTo-TastySymbol -Root $_.Root -Expiration $_.Expiration -OptionType $_.OptionType -Strike $_.Strike).Symbol -ceq $_.Symbol }").Distinct());
    }

    [Theory]
    [InlineData("-Root SPY -Expiration 2026-12-18 -OptionType Put -Strike 0.0005")]
    [InlineData("-Root TOOLONGROOT -Expiration 2026-12-18 -OptionType Put -Strike 5")]
    public void Parts_that_make_no_symbol_are_told(string parts) =>
        Assert.Equal("TastySymbolInvalid", IdOf(Assert.Single(Session.Run($"ConvertTo-TastySymbol {parts}").Errors)));

    [Fact]
    public void A_future_gets_its_streamer_symbol_with_the_exchange_code() =>
        Assert.Equal([":XCME"], Texts("(ConvertTo-TastySymbol /ESZ6 -StreamerExchangeCode XCME).StreamerSymbol.Substring(6)"));
}
