using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Completion;

public sealed class CompletionTests : ModuleTest
{
    [Fact]
    public void Symbols_complete_by_their_beginning()
    {
        ConnectAt();

        Assert.Contains("SPX", Offers("Get-TastyOptionChain SP"));
        Assert.Contains("SPY", Offers("Get-TastyOptionChain -Symbol sp"));
        Assert.All(Offers("Get-TastyOptionExpiration SP"), offer => Assert.StartsWith("SP", offer));
    }

    [Fact]
    public void Underlyings_of_positions_complete_like_symbols()
    {
        ConnectAt();

        Assert.Contains("SPX", Offers("Get-TastyPosition -UnderlyingSymbol SP"));
    }

    [Fact]
    public void Symbols_and_accounts_of_orders_complete()
    {
        ConnectAt();
        var account = Texts("(Get-TastyAccount)[0].AccountNumber").Single();

        Assert.Contains("SPX", Offers("New-TastyOrderLeg SP"));
        Assert.Contains("SPY", Offers("New-TastyOrder -Symbol SP"));
        Assert.Contains("SPY", Offers("Set-TastyOrderLimit -AllowedSymbol SP"));
        Assert.Contains(account, Offers($"Set-TastyOrderLimit -AllowedAccount {account[..3]}"));
    }

    [Fact]
    public void A_share_class_completes_as_it_stands()
    {
        ConnectAt();

        Assert.Equal(["BRK/B"], Offers("Get-TastyOptionChain BRK"));
    }

    [Fact]
    public void Roots_complete_from_the_chain_of_the_symbol()
    {
        ConnectAt();

        Assert.Equal(["SPX", "SPXW"], Offers("Get-TastyOptionChain SPX -Root "));
        Assert.Equal(["SPXW"], Offers("Get-TastyOptionChain -Symbol SPX -Root SPXW"));
        Assert.Equal(["VIX", "VIXW"], Offers("Get-TastyOptionExpiration VIX -Root v"));
    }

    [Fact]
    public void Expirations_complete_in_the_order_of_their_dates_after_Next()
    {
        ConnectToTable();

        Assert.Equal(["Next", "2023-09-15", "2023-12-29"], Offers("Get-TastyOptionChain SPX -Expiration "));
        Assert.Equal(["2023-12-29"], Offers("Get-TastyOptionChain SPX -Expiration 2023-12"));
        Assert.Contains("SPX AM, SPXW PM", Session.Complete("Get-TastyOptionChain SPX -Expiration 2023-09")[0].ToolTip);
    }

    [Fact]
    public void Connection_names_complete_and_are_quoted_where_a_script_needs_it()
    {
        Session.Run("$s = Start-TastySimulator; 'calm', 'two words', \"it's\" | ForEach-Object { $s | Connect-Tasty -Name $_ }");

        Assert.Equal(["calm", "'two words'", "'it''s'"], Offers("Get-TastyConnection "));
        Assert.Equal(["'two words'"], Offers("Disconnect-Tasty -Name tw"));
        Assert.Equal(["'two words'"], Offers("Disconnect-Tasty -Name 'tw"));
        Assert.Equal(["calm"], Offers("Get-TastyBalance -Connection ca"));
        Assert.Equal(["calm"], Offers("Disconnect-Tasty -Connection ca"));
        Assert.Equal(["calm"], Offers("Test-TastyConnection -Connection ca"));
    }

    [Fact]
    public void A_chain_is_downloaded_once_however_often_Tab_is_pressed()
    {
        ConnectToTable();
        Offers("Get-TastyOptionChain SPX -Root ");
        var before = RequestCount();

        Offers("Get-TastyOptionChain SPX -Root ");
        Offers("Get-TastyOptionChain spx -Expiration ");

        Assert.Equal(before, RequestCount());
    }

    [Fact]
    public void The_connection_given_is_the_one_asked()
    {
        ConnectAt();
        Session.Run("param($File) $table = Start-TastySimulator -ChainFile $File | Connect-Tasty -Name table -PassThru; (Get-TastyConnection Simulator)", new { File = QuoteTable.WriteTo(Folder) });

        Assert.Equal(["Next", "2023-09-15", "2023-12-29"], Offers("Get-TastyOptionChain SPX -Connection $table -Expiration "));
        Assert.Equal(["Next", "2023-09-15", "2023-12-29"], Offers("Get-TastyOptionChain SPX -Connection table -Expiration "));
    }

    [Fact]
    public void Working_orders_complete_by_their_numbers_and_say_what_they_are()
    {
        PlaceOrders();
        var (single, complex) = (Texts("$single.Id")[0], Texts("$complex.Id")[0]);

        var offer = Assert.Single(Session.Complete("Stop-TastyOrder " + single));
        Assert.Equal((single, "Buy to Open 1 SPY limit 100 debit, Day"), (offer.CompletionText, offer.ToolTip));
        Assert.Equal(3, Offers("Set-TastyOrder -Id ").Length);
        Assert.Contains(single, Offers("Get-TastyOrder -Id "));
        Assert.Equal([complex], Offers("Get-TastyOrder -Complex -Id "));
        Assert.Contains(single, Offers("Confirm-TastyOrder "));
        Assert.Equal([complex], Offers("Stop-TastyOrder -Complex -Id "));
        Assert.Equal([complex], Offers("Set-TastyComplexOrder "));
        Assert.StartsWith("OTO: ", Session.Complete("Set-TastyComplexOrder ")[0].ToolTip, StringComparison.Ordinal);
    }

    [Fact]
    public void Orders_and_symbols_complete_of_the_account_that_is_named()
    {
        PlaceOrders();
        var accounts = Texts("(Get-TastyAccount).AccountNumber");
        var single = Texts("$single.Id")[0];

        Assert.Equal([true, false], accounts.Take(2).Select(account => Offers($"Stop-TastyOrder -AccountNumber {account} -Id ").Contains(single)));
        Assert.Contains(single, Offers($"Stop-TastyOrder -AccountNumber {accounts[0].ToLowerInvariant()[..^1]}* -Id "));
        foreach (var account in accounts.Take(2))
        {
            var held = Texts($"Get-TastyPosition {account} | ForEach-Object {{ $_.UnderlyingSymbol; $_.Symbol }}").Distinct();
            Assert.Equal(held.Order(), Offers($"Close-TastyPosition -AccountNumber {account} -Symbol ").Select(offer => offer.Trim('\'')).Order());
        }
    }

    [Fact]
    public void Symbols_that_are_held_complete_after_their_underlyings()
    {
        ConnectAt();

        Assert.Contains("SPY", Offers("Close-TastyPosition S"));
        Assert.Equal(Texts("Get-TastyPosition | ForEach-Object { $_.UnderlyingSymbol; $_.Symbol }").Distinct().Count(), Offers("Close-TastyPosition ").Length);
        Assert.Contains(Session.Complete("Close-TastyPosition SPY"), offer => offer.ToolTip.Contains("SPY"));
    }

    [Theory]
    [InlineData("Get-TastyOptionChain SPX -Root ")]
    [InlineData("Get-TastyOptionChain SPX -Expiration 2")]
    [InlineData("Stop-TastyOrder 5")]
    [InlineData("Close-TastyPosition SP")]
    public void Without_a_connection_there_is_nothing_to_offer_and_no_error(string line)
    {
        Session.Run("$Error.Clear()");

        Assert.DoesNotContain(Offers(line), offer => offer is "SPX" or "SPXW" || offer.StartsWith("2026", StringComparison.Ordinal));
        Assert.Equal(["0"], Texts("$Error.Count"));
    }

    [Fact]
    public void A_service_that_fails_offers_nothing_and_no_error()
    {
        ConnectToTable();
        PlanFault("Status('/option-chains', 404)", times: null);
        Session.Run("$Error.Clear()");

        Assert.Empty(Offers("Get-TastyOptionChain SPX -Root SPX"));
        Assert.Equal(["0"], Texts("$Error.Count"));
    }

    [Theory]
    [InlineData("Get-TastyOptionChain SPX -ExpirationType ", "End-Of-Month", "Quarterly", "Regular", "Weekly")]
    [InlineData("Get-TastyOptionChain SPX -OptionType ", "Call", "Put")]
    [InlineData("Connect-Tasty -Environment ", "Production", "Sandbox")]
    public void Fixed_sets_complete(string line, params string[] expected) => Assert.Equal(expected, Offers(line).Order());

    private void PlaceOrders() => Session.Run(
        $$"""
        Start-TastySimulator -At {{OpenMarket}} | Connect-Tasty -Scope Read, Trade
        $account = (Get-TastyAccount)[0].AccountNumber
        $order = New-TastyOrder SPY BuyToOpen -Price 100 -Debit
        $single = $order | Submit-TastyOrder -AccountNumber $account -Confirm:$false
        $complex = New-TastyComplexOrder OTO -Trigger $order -Order (New-TastyOrder SPY SellToClose -Price 800 -Credit) | Submit-TastyOrder -AccountNumber $account -Confirm:$false
        """);

    private string[] Offers(string line) => [.. Session.Complete(line).Select(match => match.CompletionText)];
}
