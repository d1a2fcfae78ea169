using System.Text.RegularExpressions;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Views;

/// <summary>The views on a screen of 120 columns: what stands where, aligned how, in whose culture.</summary>
public sealed class ViewTests : ModuleTest
{
    [Fact]
    public void A_chain_is_a_table_by_underlying()
    {
        ConnectToTable(sendGreeks: true);

        Assert.Equal(
            """

               Underlying: SPX

            Root  Expiration  DTE   Strike Type     Bid     Ask Volume OpenInt    IV Delta
            ----  ----------  ---   ------ ----     ---     --- ------ -------    -- -----
            SPX   2023-09-15    1  4500.00 Call   11.50   12.90   1520   20340 15.3%  0.55
            SPX   2023-09-15    1  4500.00 Put     6.90    7.30    980   15200 15.0% -0.45
            SPX   2023-09-15    1  4512.50 Call    5.00    5.40 234567      31 12.0%  0.31
            SPX   2023-09-15    1  4512.50 Put    14.10   15.30     12       4 11.9% -0.69
            SPXW  2023-09-15    1  4500.00 Call   16.00   16.80   2210    9100 14.1%  0.56
            SPXW  2023-09-15    1  4500.00 Put    10.70   11.20   1870    8800 14.0% -0.44
            SPXW  2023-12-29  106  4550.00 Call  100.90  102.10     45    2750 13.3%  0.47
            SPXW  2023-12-29  106  4550.00 Put             0.05      0       0


            """,
            Screen("Get-TastyOptionChain SPX"));
    }

    [Fact]
    public void A_chain_shows_numbers_in_the_users_culture_and_days_in_one_way()
    {
        UseCulture("de-DE");
        ConnectToTable(sendGreeks: true);

        Assert.Equal(
            """

               Underlying: SPX

            Root  Expiration  DTE   Strike Type     Bid     Ask Volume OpenInt    IV Delta
            ----  ----------  ---   ------ ----     ---     --- ------ -------    -- -----
            SPX   2023-09-15    1  4512,50 Call    5,00    5,40 234567      31 12,0%  0,31
            SPX   2023-09-15    1  4512,50 Put    14,10   15,30     12       4 11,9% -0,69


            """,
            Screen("Get-TastyOptionChain SPX -MinStrike 4501 -MaxStrike 4520"));
    }

    [Theory]
    [InlineData("en-US", "4500.00", "4512.50", "4550.00")]
    [InlineData("de-DE", "4500,00", "4512,50", "4550,00")]
    public void Expirations_are_a_table_by_underlying(string culture, string first, string second, string third)
    {
        UseCulture(culture);
        ConnectToTable();

        Assert.Equal(
            $"""

               Underlying: SPX

            Root   Expiration  DTE Type         Settles Contracts MinStrike MaxStrike
            ----   ----------  --- ----         ------- --------- --------- ---------
            SPX    2023-09-15    1 Regular      AM              4   {first}   {second}
            SPXW   2023-09-15    1 Regular      PM              2   {first}   {first}
            SPXW   2023-12-29  106 Quarterly    PM              2   {third}   {third}


            """,
            Screen("Get-TastyOptionExpiration SPX"));
    }

    [Fact]
    public void A_connection_shows_where_it_leads_and_nothing_secret()
    {
        ConnectToTable();

        Assert.Equal(
            """

            Name        Environment BaseUri                       Scope             Current Limits   Open
            ----        ----------- -------                       -----             ------- ------   ----
            Simulator   Simulator   http://localhost:#####/       read trade openid True    None     True


            """,
            Screen("Get-TastyConnection"));
    }

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public void A_simulator_shows_its_market_and_its_time(string culture)
    {
        UseCulture(culture);
        ConnectToTable();

        Assert.Equal(
            """

            BaseUri                  Market             QuoteTime                  Requests
            -------                  ------             ---------                  --------
            http://localhost:#####/  SPX of 2023-09-14  2023-09-14 11:30:00 -04:00        1


            """,
            Screen("Get-TastySimulator"));
    }

    [Theory]
    [InlineData("en-US", "100.0%")]
    [InlineData("de-DE", "100,0%")]
    public void The_coverage_is_a_table(string culture, string all)
    {
        // The one option without a price has no Greeks; the one request is that for the price of the index.
        UseCulture(culture);
        ConnectToTable();

        Assert.Equal(
            $"""

            Underlying Contracts    Asked Answered  Empty Missing Coverage Requests Seconds
            ---------- ---------    ----- --------  ----- ------- -------- -------- -------
            SPX                8       32       32      1       0   {all}        1     #.#


            """,
            Screen("$null = Get-TastyOptionChain SPX; (Get-TastyConnection).LastCoverage"));
    }

    [Fact]
    public void The_facts_of_a_coverage_are_a_table()
    {
        ConnectToTable();

        Assert.Equal(
            """

            Fact         Asked  Answered    Empty  Missing
            ----         -----  --------    -----  -------
            Quote            8         8        0        0
            Trade            8         8        0        0
            Summary          8         8        0        0
            Greeks           8         8        1        0


            """,
            Screen("$null = Get-TastyOptionChain SPX -CoverageVariable c; $c.Facts"));
    }

    [Fact]
    public void Symbols_are_a_table()
    {
        Assert.Equal(
            """

            Symbol                  StreamerSymbol     Type         Expiration C/P   Strike Root
            ------                  --------------     ----         ---------- ---   ------ ----
            SPXW  261218C06000000   .SPXW261218C6000   EquityOption 2026-12-18 Call    6000 SPXW
            F     250620P00002020   .F250620P2.02      EquityOption 2025-06-20 Put     2.02 F
            SPY                     SPY                Equity


            """,
            Screen("'SPXW  261218C06000000', '.F250620P2.02', 'SPY' | ConvertTo-TastySymbol"));
    }

    [Fact]
    public void The_list_of_a_row_leaves_out_what_it_does_not_have()
    {
        ConnectToTable(sendGreeks: true);

        var labels = Screen("Get-TastyOptionChain SPX -MinDte 2 -OptionType Put | Format-ListStandIn")
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(" : ", 2))
            .ToDictionary(parts => parts[0].Trim(), parts => parts[1]);

        Assert.Equal("SPXW  231229P04550000", labels["Symbol"]);
        Assert.Equal("4550.00", labels["Strike"]);
        Assert.Equal("2023-12-29", labels["Expiration"]);
        Assert.Equal("0.05", labels["Ask"]);
        Assert.Equal("0", labels["OpenInterest"]);
        Assert.Empty(labels.Keys.Intersect(["Bid", "Last", "Delta", "ImpliedVolatility", "ExerciseStyle", "TheoreticalPrice"]));
    }

    [Fact]
    public void The_list_of_a_row_shows_Greeks_with_more_digits()
    {
        ConnectToTable(sendGreeks: true);

        var text = Screen("Get-TastyOptionChain SPX -Root SPX -MaxStrike 4500 -OptionType Call | Format-ListStandIn");

        Assert.Matches(@"\nImpliedVolatility +: 15\.25%\n", text);
        Assert.Matches(@"\nDelta +: 0\.5512\n", text);
        Assert.Matches(@"\nGamma +: 0\.009100\n", text);
        Assert.Matches(@"\nVolume +: 1,520\n", text);
    }

    [Fact]
    public void An_error_is_shown_with_its_recommendation()
    {
        var text = Screen("Get-TastyOptionChain SPX");

        Assert.Contains("There is no connection to tastytrade.", text);
        Assert.Contains("Recommendation: Run Connect-Tasty", text);
    }

    // Ports and durations differ from run to run; the engine pads the last cell of a line.
    private string Screen(string script) =>
        Regex.Replace(
            Regex.Replace(
                Regex.Replace(Session.Render(script), @"localhost:\d{5}/", "localhost:#####/"),
                @"(?<=  )\d[.,]\d(?=\n\n)", "#.#"),
            " +\n", "\n");
}
