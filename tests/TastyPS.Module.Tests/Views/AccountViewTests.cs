using System.Text.RegularExpressions;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Views;

/// <summary>
/// Accounts, balances, positions and quotes on screens of 80 and 120 columns. In a market of <see cref="QuoteTable"/> nothing but the call of 4550 can be held:
/// its last price is 101.50 and 8.00 above the close before, at which it was bought, and its mark lies in the middle of 100.90 and 102.10. So the account of 400,000
/// with two of them has 400,000 − 2 × 9,350 in cash and 2 × 10,150 in options, and that of 100,000 half of both.
/// </summary>
public sealed class AccountViewTests : ModuleTest
{
    private const string Held = "$n = (Get-TastyAccount).AccountNumber; $n | ForEach-Object { Invoke-TastyApi \"/accounts/$_/positions\" } | ForEach-Object { \"$($_.quantity) $($_.symbol)\" }";

    [Theory]
    [InlineData(80)]
    [InlineData(120)]
    public void Accounts_are_a_table(int columns)
    {
        ConnectToTable();

        Assert.Equal(
            """

            Account    Nickname     Type         Margin Authority  OptionsLevel
            -------    --------     ----         ------ ---------  ------------
            5WT#####   Individual   Individual   Margin owner      No Restrictions
            5WT#####   Roth IRA     Roth IRA     Cash   owner      Covered And Cash Secured


            """,
            Screen("Get-TastyAccount", columns));
    }

    // Shares may be bought for twice the cash in the margin account; options lend nothing and ask for nothing.
    [Theory]
    [InlineData(80, "en-US")]
    [InlineData(120, "en-US")]
    [InlineData(80, "de-DE")]
    public void Balances_are_a_table(int columns, string culture)
    {
        UseCulture(culture);
        ConnectToTable();

        Assert.Equal(["2 SPXW  231229C04550000", "1 SPXW  231229C04550000"], Texts(Held));
        Assert.Equal(
            InCulture(
                """

                Account    Cur       NetLiq         Cash      StockBP     OptionBP  Maintenance
                -------    ---       ------         ----      -------     --------  -----------
                5WT#####   USD   401,600.00   381,300.00   762,600.00   381,300.00         0.00
                5WT#####   USD   100,800.00    90,650.00    90,650.00    90,650.00         0.00


                """,
                culture),
            Screen("Get-TastyBalance", columns));
    }

    [Theory]
    [InlineData(80, "en-US")]
    [InlineData(120, "en-US")]
    [InlineData(80, "de-DE")]
    public void Positions_are_a_table_by_account(int columns, string culture)
    {
        UseCulture(culture);
        ConnectToTable();

        Assert.Equal(
            InCulture(
                """

                   AccountNumber: 5WT#####

                Symbol                        Qty     Mark       Value        Gain     DayGain
                ------                        ---     ----       -----        ----     -------
                SPXW  231229C04550000           2   101.50   20,300.00   +1,600.00   +1,600.00

                   AccountNumber: 5WT#####

                Symbol                        Qty     Mark       Value        Gain     DayGain
                ------                        ---     ----       -----        ----     -------
                SPXW  231229C04550000           1   101.50   10,150.00     +800.00     +800.00


                """,
                culture),
            Screen("Get-TastyPosition", columns));
    }

    // The longest symbols the exchanges list, and more money than the columns have room for.
    [Fact]
    public void No_screen_from_79_to_130_columns_cuts_a_figure_or_a_symbol_of_a_position()
    {
        const string Book =
            """
            $rows = @(
                @('./ESU6 E1AQ6 260814C7000', -12, 101.25, -60750, -1250.5, 99999.99),
                @('./BTCU6 BTCU6 260814C98000', 1000000, 12345.6789, 61728394.5, -61728394.5, 123456789),
                @('BTC/USD', 1.23456789, 67000.123456, 82714.35, 100000, -100000),
                @('SPXW  261218C06000000', -150, 1234.5, -18517500, -123456.78, -1234567.89)
            )
            foreach ($row in $rows) {
                $o = [pscustomobject]@{
                    AccountNumber = 'A'; Symbol = $row[0]; Quantity = [decimal]$row[1]; Mark = [decimal]$row[2]
                    MarketValue = [decimal]$row[3]; UnrealizedGain = [decimal]$row[4]; DayGain = [decimal]$row[5]
                }
                $o.PSTypeNames.Insert(0, 'TastyPS.Client.Accounts.Position')
                $o
            }
            """;
        foreach (var columns in Enumerable.Range(79, 130 - 79 + 1))
        {
            Assert.Equal(
                """

                   AccountNumber: A

                Symbol                        Qty     Mark       Value        Gain     DayGain
                ------                        ---     ----       -----        ----     -------
                ./ESU6 E1AQ6 260814C7000      -12   101.25  -60,750.00   -1,250.50  +99,999.99
                ./BTCU6 BTCU6 260814C98000  1000k 12345.68  61,728,395 -61,728,395   +123,457k
                BTC/USD                    1.2346 67000.12   82,714.35 +100,000.00 -100,000.00
                SPXW  261218C06000000        -150  1234.50 -18,517,500 -123,456.78  -1,234,568


                """,
                Screen(Book, columns));
        }
    }

    [Fact]
    public void A_position_without_a_mark_leaves_value_and_gains_empty()
    {
        ConnectToTable();

        Assert.Equal(
            """

               AccountNumber: 5WT#####

            Symbol                        Qty     Mark       Value        Gain     DayGain
            ------                        ---     ----       -----        ----     -------
            SPXW  231229C04550000           2


            """,
            Screen("Get-TastyPosition (Get-TastyAccount)[0].AccountNumber -NoMark", 120));
    }

    [Fact]
    public void Every_line_of_a_mixed_book_has_the_signed_figures_of_the_wire()
    {
        ConnectAt();
        var expected = Texts(
            """
            $en = [cultureinfo]::InvariantCulture
            foreach ($n in (Invoke-TastyApi /customers/me/accounts).account.'account-number') {
                foreach ($p in Invoke-TastyApi "/accounts/$n/positions") {
                    $sign = @{ Long = 1; Short = -1; Zero = 0 }[$p.'quantity-direction']
                    $kind = if ($p.'instrument-type' -eq 'Equity Option') { 'equity-option' } else { 'equity' }
                    [decimal]$mark = (Invoke-TastyApi "/market-data/by-type?$kind=$([uri]::EscapeDataString($p.symbol))").mark
                    [decimal]$realized = $p.'realized-day-gain'
                    if ($p.'realized-day-gain-effect' -eq 'Debit') { $realized = -$realized }
                    $units = $sign * [decimal]$p.quantity * [decimal]$p.multiplier
                    $signed = '{0:+#,0.00;-#,0.00;0.00}'
                    (@(
                        $p.symbol -replace ' +', ' '
                        [string]::Format($en, '{0:0.####}', $sign * [decimal]$p.quantity)
                        [string]::Format($en, '{0:0.00##}', $mark)
                        [string]::Format($en, '{0:#,0.00}', $units * $mark)
                        [string]::Format($en, $signed, $units * ($mark - [decimal]$p.'average-open-price'))
                        [string]::Format($en, $signed, $units * ($mark - [decimal]$p.'average-daily-market-close-price') + $realized)
                    ) | ForEach-Object { if ($_ -match '\.\d\d$' -and $_.Length -gt 11) { throw "$_ has no room for its cents: choose another book." } else { $_ } }) -join ' '
                }
            }
            """);

        var lines = Screen("Get-TastyPosition", 80).Split('\n').Where(line => Regex.IsMatch(line, @"\d\.\d\d")).Select(line => Regex.Replace(line, " +", " "));

        Assert.Equal(expected, lines);
        Assert.Contains(expected, line => Regex.IsMatch(line, @" -\d+ \S+ -"));
        Assert.Contains(expected, line => line.Contains('+', StringComparison.Ordinal));
    }

    // The index has no volume, and nobody bids for the put or has ever traded it.
    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public void Quotes_are_a_table(string culture)
    {
        UseCulture(culture);
        ConnectToTable();

        Assert.Equal(
            InCulture(
                """

                Symbol                           Bid       Ask      Last      Mark       Volume UpdatedAt
                ------                           ---       ---      ----      ----       ------ ---------
                SPX                          4504.25   4505.95   4505.10   4505.10              2023-09-14 15:30:00 +00:00
                SPX   230915C04500000          11.50     12.90     12.30     12.20         1520 2023-09-14 15:30:00 +00:00
                SPXW  231229P04550000                     0.05                                0 2023-09-14 15:30:00 +00:00


                """,
                culture),
            Screen("Get-TastyQuote SPX, 'SPX   230915C04500000', 'SPXW  231229P04550000'", 120));
    }

    [Fact]
    public void Quotes_on_a_screen_of_80_columns_end_with_the_volume()
    {
        ConnectToTable();

        Assert.Equal(
            """

            Symbol                           Bid       Ask      Last      Mark       Volume
            ------                           ---       ---      ----      ----       ------
            SPX                          4504.25   4505.95   4505.10   4505.10
            SPX   230915C04500000          11.50     12.90     12.30     12.20         1520


            """,
            Screen("Get-TastyQuote SPX, 'SPX   230915C04500000'", 80));
    }

    [Fact]
    public void The_list_of_a_simulator_has_its_clock_and_what_is_planned_and_failed()
    {
        ConnectAt();
        PlanFault("Hang('/nowhere')");

        var labels = Screen("Get-TastySimulator | Format-ListStandIn", 80)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(" : ", 2))
            .ToDictionary(parts => parts[0].Trim(), parts => parts[1]);

        Assert.Equal(["BaseUri", "Market", "QuoteTime", "Clock", "StartedAt", "RequestCount", "Faults", "Failures"], labels.Keys);
        Assert.Equal("2026-06-12 15:30:00 +00:00", labels["QuoteTime"]);
        Assert.Equal("2026-06-12 15:30:00 +00:00", labels["Clock"]);
        Assert.Matches(@"^http://localhost:\d+/$", labels["BaseUri"]);
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d\d:\d\d$", labels["StartedAt"]);
        Assert.Equal(("1", "0"), (labels["Faults"], labels["Failures"]));
        Assert.Equal("1", labels["RequestCount"]);
    }

    // Points and commas change their parts; days and times have neither.
    private static string InCulture(string english, string culture) =>
        culture == "en-US" ? english : Regex.Replace(english, @"[.,](?=\d)", match => match.Value == "." ? "," : ".");

    // Account numbers are drawn; the engine pads the last cell of a line.
    private string Screen(string script, int columns)
    {
        Session.Screen.Width = columns;
        return Regex.Replace(Regex.Replace(Session.Render(script), @"5WT\d{5}", "5WT#####"), " +\n", "\n");
    }
}
