using System.Text.RegularExpressions;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Views;

/// <summary>
/// What holds for every table, so that a new one is held to it without a test of its own. The engine squeezes the column in which the screen ends down to a single character,
/// with dots in place of the figures, and drops it only where nothing at all is left for it. It leaves the last column of a screen free.
/// </summary>
public sealed class TableRuleTests : ModuleTest
{
    private const int UsualScreen = 80;
    private const int RoomForText = 40;

    private static readonly Regex CutFigure = new(@"…[\d.,]|[\d.,]…");

    public static TheoryData<string> Tables => [.. TableView.All.Select(view => view.TypeName)];

    /// <summary>A line for each table of the format file, and the type that it shows.</summary>
    public static TheoryData<string, string> Samples => new()
    {
        { "TastyPS.Client.OptionChains.OptionRow", "Get-TastyOptionChain SPX -Expiration Next -StrikeCount 4" },
        { "TastyPS.Client.OptionChains.OptionExpiration", "Get-TastyOptionExpiration SPX" },
        { "TastyPS.Connections.TastyConnection", "Get-TastyConnection" },
        { "TastyPS.Simulator.TastySimulator", "Get-TastySimulator" },
        { "TastyPS.Client.Symbology.TastySymbol", "'SPXW  261218C06000000', '.F250620P2.02', 'SPY' | ConvertTo-TastySymbol" },
        { "TastyPS.Client.OptionChains.Snapshot.SnapshotCoverage", "$null = Get-TastyOptionChain SPX; (Get-TastyConnection).LastCoverage" },
        { "TastyPS.Client.OptionChains.Snapshot.FactCoverage", "$null = Get-TastyOptionChain SPX; (Get-TastyConnection).LastCoverage.Facts" },
        { "TastyPS.Client.Accounts.Account", "Get-TastyAccount" },
        { "TastyPS.Client.Accounts.Balance", "Get-TastyBalance" },
        { "TastyPS.Client.Accounts.Position", "Get-TastyPosition" },
        {
            "TastyPS.Client.Orders.Order",
            """
            $account = (Get-TastyAccount)[0].AccountNumber
            $legs = Get-TastyOptionChain SPX -Expiration Next -StrikeCount 2 -OptionType Put | Select-FirstStandIn 2
            $spread = @($legs[0] | New-TastyOrderLeg -Action BuyToOpen -Quantity 12) + @($legs[1] | New-TastyOrderLeg -Action SellToOpen -Quantity 12) | New-TastyOrder -Price 500 -Credit -GtcDate 2026-12-18
            $market = New-TastyOrder SPY BuyToOpen 10 -OrderType Market
            $ratio = New-TastyComplexOrder PAIRS (New-TastyOrder SPY BuyToOpen 10 -Price 100 -Debit), (New-TastyOrder QQQ SellToOpen 10 -Price 900 -Credit) -RatioThreshold 5 -RatioComparator AtLeast
            $pair = New-TastyComplexOrder OTO -Trigger (New-TastyOrder SPY BuyToOpen 10 -Price 100 -Debit) -Order (New-TastyOrder SPY SellToClose 10 -Price 800.25 -Credit)
            $null = $market, $spread, $pair, $ratio | Submit-TastyOrder -AccountNumber $account -Confirm:$false
            Get-TastyOrder
            Get-TastyOrder -Complex
            """
        },
        { "TastyPS.Client.MarketData.Quote", "Get-TastyPosition -NoMark | Get-TastyQuote" },
        { "TastyPS.Client.Diagnostics.ConnectionCheck", "Test-TastyConnection" },
        {
            "TastyPS.Client.Streaming.Events.QuoteEvent",
            "Get-TastyOptionChain SPX -Expiration Next -StrikeCount 1 -ContractOnly | Watch-TastyMarketData -Type Quote, Trade, Summary, Greeks -Count 8"
                + "; Watch-TastyMarketData SPX, BRK/B, /ESU6, BTC/USD -Type Trade, Summary -Count 8"
        },
        {
            "TastyPS.Client.Streaming.AccountStreams.Updates.AccountOrderUpdate",
            """
            $account = (Get-TastyAccount)[0].AccountNumber
            $legs = Get-TastyOptionChain SPX -Expiration Next -StrikeCount 2 -OptionType Put | Select-FirstStandIn 2
            $spread = @($legs[0] | New-TastyOrderLeg -Action BuyToOpen -Quantity 12) + @($legs[1] | New-TastyOrderLeg -Action SellToOpen -Quantity 12) | New-TastyOrder -Price 500 -Credit -GtcDate 2026-12-18
            $pair = New-TastyComplexOrder PAIRS (New-TastyOrder SPY BuyToOpen 10 -Price 100 -Debit), (New-TastyOrder QQQ SellToOpen 10 -Price 900 -Credit) -RatioThreshold 5 -RatioComparator AtLeast
            $null = (New-TastyOrder SPY BuyToOpen 10 -OrderType Market), $spread, $pair | Submit-TastyOrder -AccountNumber $account -Confirm:$false
            Watch-TastyAccount $account -Type Order, ComplexOrder, Position, Balance -Count 12
            """
        },
        { "TastyPS.Client.Orders.OrderLegRequest", "Get-TastyPosition | New-TastyOrderLeg -Action BuyToClose; New-TastyOrderLeg './ESU6 E1AN6 260706C6260.25' BuyToOpen 123456" },
        { "TastyPS.Client.Streaming.Candles.Candle", "Get-TastyCandle SPX, AAPL 1h -Since 2026-06-10" },
    };

    [Fact]
    public void Every_table_has_a_sample() => Assert.Equal(TableView.All.Select(view => view.TypeName).Order(), Samples.Select(sample => sample.Data.Item1).Order());

    [Theory]
    [MemberData(nameof(Tables))]
    public void Every_header_fits_its_column(string type) =>
        Assert.All(TableView.Of(type).Columns, column => Assert.InRange(column.Label.Length, 1, column.Width ?? RoomForText));

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_column_ends_where_a_screen_of_80_columns_ends(string type)
    {
        var view = TableView.Of(type);
        var boundaries = view.Boundaries().ToList();

        if (boundaries.Count < view.Columns.Count)
        {
            Assert.Equal(view.Columns.Count - 1, boundaries.Count);
            Assert.InRange(boundaries[^1], 0, UsualScreen - 1 - 1 - RoomForText);
        }
        else if (boundaries[^1] > UsualScreen - 1)
        {
            Assert.Contains(UsualScreen - 1, boundaries);
        }
    }

    [Theory]
    [MemberData(nameof(Tables))]
    public void Headers_stand_in_one_line_unbroken(string type)
    {
        var labels = TableView.Of(type).Columns.Select(column => column.Label).ToList();

        foreach (var screen in (int[])[UsualScreen, 120])
        {
            Session.Screen.Width = screen;
            var lines = Session.Render("param($Type) $o = [pscustomobject]@{ Nothing = 0 }; $o.PSTypeNames.Insert(0, $Type); $o", new { Type = type }).Split('\n');
            var dashes = Array.FindIndex(lines, line => line.TrimStart().StartsWith("--", StringComparison.Ordinal));
            var shown = labels.TakeWhile(label => lines[dashes - 1].Contains(label, StringComparison.Ordinal)).ToList();

            Assert.Equal(string.Concat(shown.Select(label => label.Replace(" ", ""))), lines[dashes - 1].Replace(" ", ""));
            Assert.Equal("", lines[dashes - 2].Trim());
            Assert.True(shown.Count * 2 >= labels.Count, $"{shown.Count} of {labels.Count} columns on {screen}");
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void No_value_is_cut_short(string type, string script)
    {
        foreach (var culture in (string[])["en-US", "de-DE"])
        {
            UseCulture(culture);
            ConnectAt();
            foreach (var screen in (int[])[UsualScreen, 120])
            {
                Session.Screen.Width = screen;
                var text = Session.Render(script);

                Assert.Contains(TableView.Of(type).Columns[0].Label, text);
                Assert.DoesNotContain("…", text);
                Assert.DoesNotContain("...", text);
            }
            Session.Run("Disconnect-Tasty -All; Stop-TastySimulator");
        }
    }

    // A screen may end anywhere, and figures that lack their first or last digits mislead. An instant at the edge may lose its end.
    [Theory]
    [MemberData(nameof(Samples))]
    public void No_figure_is_cut_on_any_screen(string type, string script)
    {
        ConnectAt();
        Session.Run($"$rows = @(& {{ {script} }})");
        var cut = new List<string>();
        foreach (var screen in Enumerable.Range(79, 130 - 79 + 1))
        {
            Session.Screen.Width = screen;
            cut.AddRange(Session.Render("$rows").Split('\n').Where(line => CutFigure.IsMatch(Regex.Replace(line.TrimEnd(), @" 2[\d :+-]*…$", ""))).Take(1).Select(line => $"{screen}: {line}"));
        }

        Assert.NotEmpty(TableView.Of(type).Columns);
        Assert.True(cut.Count == 0, string.Join('\n', cut));
    }
}
