using System.Globalization;
using TastyPS.Module.Tests.Engine;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Output;

/// <summary>What commands give is plain in CSV, JSON and Clixml.</summary>
public sealed class CleanOutputTests : ModuleTest
{
    /// <summary>Every kind of object that a command gives, by the script that gets one.</summary>
    public static TheoryData<string> Objects =>
    [
        "Get-TastyOptionChain SPX -CoverageVariable c",
        "Get-TastyOptionChain SPX -ContractOnly",
        "Get-TastyOptionExpiration SPX",
        "ConvertTo-TastySymbol 'SPXW  261218C06000000'",
        "Get-TastyAccount",
        "Get-TastyBalance",
        "Get-TastyPosition",
        "Get-TastyQuote SPX",
        "Test-TastyConnection",
    ];

    [Theory]
    [MemberData(nameof(Objects))]
    public void Cells_hold_values_and_no_type_names(string script)
    {
        foreach (var culture in new[] { "en-US", "de-DE" })
        {
            UseCulture(culture);
            ConnectToTable(sendGreeks: true);

            var rows = Session.Run(script + " | ConvertTo-CsvCellsStandIn").Output;

            Assert.NotEmpty(rows);
            Assert.All(rows.SelectMany(row => (string[])row.BaseObject), cell => Assert.DoesNotMatch(@"^(TastyPS|System)\.|\[\]$|@\{", cell));
            Session.Run("Disconnect-Tasty -All; Stop-TastySimulator");
        }
    }

    [Theory]
    [InlineData("en-US", "4512.5", "0.3104")]
    [InlineData("de-DE", "4512,5", "0,3104")]
    public void Cells_show_days_in_one_way_and_numbers_in_the_users(string culture, string strike, string delta)
    {
        UseCulture(culture);
        ConnectToTable(sendGreeks: true);

        var names = Texts("$rows = Get-TastyOptionChain SPX; $rows[2].PSObject.Properties.Name");
        var cells = (string[])Session.Run("$rows[2] | ConvertTo-CsvCellsStandIn").Output.Single().BaseObject;
        string Cell(string name) => cells[Array.IndexOf(names, name)];

        Assert.Equal("2023-09-15", Cell("Expiration"));
        Assert.Equal("2023-09-14", Cell("OpenInterestDate"));
        Assert.Equal(strike, Cell("Strike"));
        Assert.Equal(delta, Cell("Delta"));
        Assert.Equal("234567", Cell("Volume"));
        Assert.Equal("Call", Cell("OptionType"));
        Assert.Equal("Feed", Cell("QuoteSource"));
    }

    [Theory]
    [MemberData(nameof(Objects))]
    [InlineData("Get-TastyConnection")]
    [InlineData("$null = Get-TastyOptionChain SPX; (Get-TastyConnection).LastCoverage")]
    public void Objects_are_plain_data_for_JSON(string script)
    {
        ConnectToTable(sendGreeks: true);

        var objects = Session.Run(script).Output;

        Assert.NotEmpty(objects);
        Assert.All(objects, item => Assert.Empty(JsonFriendliness.Offences(item)));
    }

    [Fact]
    public void A_row_survives_Clixml_with_its_values()
    {
        ConnectToTable(sendGreeks: true);

        var texts = Texts(
            """
            $row = @(Get-TastyOptionChain SPX)[2]
            $back = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($row))
            foreach ($name in 'Symbol', 'Strike', 'Expiration', 'ExpiresAt', 'OptionType', 'Bid', 'OpenInterest', 'Delta', 'QuoteTime', 'OpenInterestDate') {
                "$name $($row.$name)" -ceq "$name $($back.$name)"
            }
            """);

        Assert.Equal(10, texts.Length);
        Assert.All(texts, text => Assert.Equal("True", text));
    }

    [Fact]
    public void A_day_that_came_back_from_Clixml_still_compares()
    {
        ConnectToTable();

        Assert.Equal(["True", "True"], Texts(
            """
            $row = @(Get-TastyOptionExpiration SPX)[2]
            $back = [System.Management.Automation.PSSerializer]::Deserialize([System.Management.Automation.PSSerializer]::Serialize($row))
            $back.Expiration -eq '2023-12-29'
            $back.Expiration -gt [datetime]'2023-10-01'
            """));
    }

    [Theory]
    [InlineData("Get-TastyOptionChain SPX", "TastyPS.Client.OptionChains.OptionRow")]
    [InlineData("Get-TastyOptionChain SPX -ContractOnly", "TastyPS.Client.OptionChains.OptionRow")]
    [InlineData("Get-TastyOptionExpiration SPX", "TastyPS.Client.OptionChains.OptionExpiration")]
    [InlineData("Get-TastyConnection -All", "TastyPS.Connections.TastyConnection")]
    [InlineData("Connect-Tasty -Simulator -PassThru", "TastyPS.Connections.TastyConnection")]
    [InlineData("Get-TastyAccount", "TastyPS.Client.Accounts.Account")]
    [InlineData("Get-TastyBalance", "TastyPS.Client.Accounts.Balance")]
    [InlineData("Get-TastyPosition", "TastyPS.Client.Accounts.Position")]
    [InlineData("Get-TastyQuote SPX", "TastyPS.Client.MarketData.Quote")]
    [InlineData("Test-TastyConnection", "TastyPS.Client.Diagnostics.ConnectionCheck")]
    [InlineData("ConvertTo-TastySymbol SPY", "TastyPS.Client.Symbology.TastySymbol")]
    [InlineData("Start-TastySimulator", "TastyPS.Simulator.TastySimulator")]
    [InlineData("Get-TastySimulator", "TastyPS.Simulator.TastySimulator")]
    [InlineData("Get-TastyOptionExpiration SPX | Export-TastyData $File -PassThru", "System.IO.FileInfo")]
    public void A_command_declares_what_it_gives(string script, string type)
    {
        ConnectToTable();

        var given = Session.Run("param($File) " + script, new { File = Path.Combine(Folder.FullName, "out.csv") }).Output;
        var command = script.Split('|')[^1].Trim().Split(' ')[0];

        Assert.All(given, item => Assert.Equal(type, item.BaseObject.GetType().FullName));
        Assert.NotEmpty(given);
        Assert.Equal([type], Texts($"(Get-Command {command}).OutputType.Name"));
    }

    [Theory]
    [InlineData("Disconnect-Tasty")]
    [InlineData("Stop-TastySimulator")]
    public void A_command_that_gives_nothing_declares_nothing(string command)
    {
        ConnectToTable();

        Assert.Equal(["0"], Texts($"@((Get-Command {command}).OutputType).Count"));
        Assert.Empty(Session.Run(command).Output);
    }

    [Fact]
    public void Columns_measure_and_compare_as_numbers()
    {
        ConnectToTable();

        var sum = Session.Run("Get-TastyOptionChain SPX").Output.Sum(row => Convert.ToInt64(row.Properties["OpenInterest"].Value, CultureInfo.InvariantCulture));

        Assert.Equal(20340 + 15200 + 31 + 4 + 9100 + 8800 + 2750 + 0, sum);
        Assert.All(Session.Run("Get-TastyOptionChain SPX | ForEach-Object Strike").Output, strike => Assert.IsType<decimal>(strike.BaseObject));
    }
}
