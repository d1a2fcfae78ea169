using System.Management.Automation;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Export;

public sealed class ExportTests : ModuleTest
{
    private const string Rows = "[pscustomobject]@{ Day = [TastyPS.Client.CalendarDate]'2026-12-18'; Price = 1234.5; Name = 'a, \"b\"'; None = $null; On = $true }";

    [Theory]
    [InlineData("en-US")]
    [InlineData("de-DE")]
    public void CSV_reads_the_same_in_every_culture(string culture)
    {
        UseCulture(culture);

        Assert.Equal("Day,Price,Name,None,On\n2026-12-18,1234.5,\"a, \"\"b\"\"\",,true\n", Export(Rows, "x.csv"));
    }

    [Theory]
    [InlineData("en-US", "x.jsonl")]
    [InlineData("de-DE", "x.ndjson")]
    public void JSON_lines_read_the_same_in_every_culture(string culture, string file)
    {
        UseCulture(culture);

        var line = System.Text.Json.JsonDocument.Parse(Export(Rows, file)).RootElement;

        Assert.Equal(["Day", "Price", "Name", "None", "On"], line.EnumerateObject().Select(property => property.Name));
        Assert.Equal("2026-12-18", line.GetProperty("Day").GetString());
        Assert.Equal(1234.5m, line.GetProperty("Price").GetDecimal());
        Assert.Equal("a, \"b\"", line.GetProperty("Name").GetString());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, line.GetProperty("None").ValueKind);
        Assert.True(line.GetProperty("On").GetBoolean());
    }

    [Fact]
    public void A_chain_is_written_complete_with_its_values()
    {
        UseCulture("de-DE");
        ConnectToTable(sendGreeks: true);

        var lines = Export("Get-TastyOptionChain SPX", "spx.csv").TrimEnd('\n').Split('\n').Select(line => line.Split(',')).ToList();
        string Cell(int row, string column) => lines[row][Array.IndexOf(lines[0], column)];

        Assert.Equal(QuoteTable.Contracts + 1, lines.Count);
        Assert.Equal(("SPX   230915C04512500", "2023-09-15", "4512.5", "234567", "0.1201"), (Cell(3, "Symbol"), Cell(3, "Expiration"), Cell(3, "Strike"), Cell(3, "Volume"), Cell(3, "ImpliedVolatility")));
        Assert.Equal("2023-09-14T15:30:00", Cell(3, "SnapshotTime")[..19]);
        Assert.Equal(("", "0.05", ""), (Cell(8, "Bid"), Cell(8, "Ask"), Cell(8, "Last")));
    }

    [Fact]
    public void Text_and_numbers_have_one_column() => Assert.Equal("Value\none\n2\n", Export("'one', 2", "x.csv"));

    [Theory]
    [InlineData("'text'", "\"text\"")]
    [InlineData("5", "5")]
    [InlineData("[datetime]'2026-12-18'", "2026-12-18T00:00:00")]
    [InlineData("[guid]::Empty", "00000000-0000-0000-0000-000000000000")]
    [InlineData("[timespan]'01:30'", "01:30:00")]
    [InlineData("[dayofweek]'Friday'", "Friday")]
    [InlineData("[TastyPS.Client.CalendarDate]'2026-12-18'", "2026-12-18")]
    public void A_plain_value_has_one_column(string value, string cell) => Assert.Equal($"Value\n{cell.Trim('"')}\n", Export(value, "x.csv"));

    [Theory]
    [InlineData("[ordered]@{ A = 1; B = 2 }, @{ b = 4; a = 3 }", "A,B\n1,2\n3,4\n")]
    [InlineData("@{ 7 = 'seven' }", "7\nseven\n")]
    [InlineData("[System.Collections.DictionaryEntry]::new('SPX', 5)", "Name,Key,Value\nSPX,SPX,5\n")]
    [InlineData("[System.Collections.Generic.KeyValuePair[string,int]]::new('SPX', 5)", "Key,Value\nSPX,5\n")]
    public void Dictionaries_give_their_keys_and_structures_their_properties(string rows, string expected) => Assert.Equal(expected, Export(rows, "x.csv"));

    [Fact]
    public void Plain_values_among_objects_give_empty_rows_and_one_warning()
    {
        var result = Session.Run("param($File) [pscustomobject]@{ A = 1; B = 2 }, 'text', 5 | Export-TastyData $File", new { File = At("x.csv") });

        Assert.Contains("2 plain values", Assert.Single(result.Warnings));
        Assert.Equal("A,B\n1,2\n,\n,\n", Read("x.csv"));
    }

    [Theory]
    [InlineData("[pscustomobject]@{}", "has no properties")]
    [InlineData("@{}", "has no properties")]
    [InlineData("@{ '' = 1 }", "without a name")]
    public void Without_columns_there_is_no_file_and_the_error_says_why(string rows, string reason)
    {
        var error = FailureOf(rows, "x.csv");

        Assert.Equal("TastyExportFailed", IdOf(error));
        Assert.Contains(reason, error.Exception.Message);
        Assert.Empty(Folder.GetFiles());
    }

    [Fact]
    public void A_path_outside_the_file_system_is_told()
    {
        var error = Session.RunExpectingTermination("1 | Export-TastyData Env:x.csv");

        Assert.Equal("TastyExportFailed", IdOf(error));
        Assert.Equal("'Env:x.csv' is a path of Environment, not of the file system.", error.Exception.Message);
    }

    [Theory]
    [InlineData("no/such/x.csv", "Create the folder")]
    [InlineData("folder.csv", "Give a file name")]
    [InlineData("readonly.csv", "-Force")]
    public void The_recommendation_fits_the_cause(string file, string advice)
    {
        Folder.CreateSubdirectory("folder.csv");
        File.WriteAllText(At("readonly.csv"), "Value\n1\n");
        File.SetAttributes(At("readonly.csv"), FileAttributes.ReadOnly);

        var error = FailureOf("1", file);

        Assert.Equal("TastyExportFailed", IdOf(error));
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction);
        Assert.Contains($"'{At(file)}'", error.Exception.Message);
        Assert.DoesNotMatch(@"\.\.|\w The old file", error.Exception.Message);
        File.SetAttributes(At("readonly.csv"), FileAttributes.Normal);
    }

    [Fact]
    public void Force_writes_to_a_read_only_file()
    {
        Export("1", "x.csv");
        File.SetAttributes(At("x.csv"), FileAttributes.ReadOnly);

        Assert.Equal("Value\n1\n2\n", Export("2", "x.csv", "-Append -Force"));
        Assert.Equal("Value\n3\n", Export("3", "x.csv", "-Force"));
        File.SetAttributes(At("x.csv"), FileAttributes.Normal);
    }

    [Fact]
    public void Append_wins_over_NoClobber()
    {
        Export("1", "x.csv");

        Assert.Equal("Value\n1\n2\n", Export("2", "x.csv", "-Append -NoClobber"));
    }

    [Theory]
    [InlineData("x.csv", "Nan,Big\n,\n")]
    [InlineData("x.jsonl", "{\"Nan\":null,\"Big\":null}\n")]
    public void What_is_no_number_is_empty(string file, string expected) =>
        Assert.Equal(expected, Export("[pscustomobject]@{ Nan = [double]::NaN; Big = [double]::PositiveInfinity }", file));

    [Fact]
    public void JSON_lines_of_other_names_are_not_appended()
    {
        Export("[pscustomobject]@{ A = 1 }", "x.jsonl");

        Assert.Equal(("TastyExportColumnsDiffer", ErrorCategory.InvalidData), Failure("[pscustomobject]@{ B = 1 }", "x.jsonl", "-Append"));
    }

    [Fact]
    public void Append_adds_rows_and_no_second_header()
    {
        Export("[pscustomobject]@{ A = 1; B = 2 }", "x.csv");

        Assert.Equal("A,B\n1,2\n3,4\n", Export("[pscustomobject]@{ A = 3; B = 4 }", "x.csv", "-Append"));
    }

    [Fact]
    public void Append_makes_the_file_if_there_is_none() => Assert.Equal("A\n1\n", Export("[pscustomobject]@{ A = 1 }", "x.csv", "-Append"));

    [Fact]
    public void Without_Append_the_file_is_replaced()
    {
        Export("[pscustomobject]@{ A = 1 }", "x.csv");

        Assert.Equal("B\n2\n", Export("[pscustomobject]@{ B = 2 }", "x.csv"));
    }

    [Fact]
    public void Other_columns_are_not_appended()
    {
        Export("[pscustomobject]@{ A = 1; B = 2 }", "x.csv");

        Assert.Equal(("TastyExportColumnsDiffer", ErrorCategory.InvalidData), Failure("[pscustomobject]@{ A = 3; C = 4 }", "x.csv", "-Append"));
        Assert.Equal("A,B\n1,2\n", Read("x.csv"));
    }

    [Fact]
    public void NoClobber_keeps_the_old_file()
    {
        Export("[pscustomobject]@{ A = 1 }", "x.csv");

        Assert.Equal(("TastyFileExists", ErrorCategory.ResourceExists), Failure("[pscustomobject]@{ A = 2 }", "x.csv", "-NoClobber"));
        Assert.Equal("A\n1\n", Read("x.csv"));
    }

    [Theory]
    [InlineData("x.xlsx")]
    [InlineData("x")]
    public void An_unknown_extension_is_refused_before_any_work(string file)
    {
        Assert.Equal(("TastyExportFormatUnknown", ErrorCategory.InvalidArgument), Failure("1", file));
        Assert.DoesNotContain("arameter", Session.RunExpectingTermination("param($File) 1 | Export-TastyData $File", new { File = Path.Combine(Folder.FullName, file) }).Exception.Message);
        Assert.Empty(Folder.GetFiles());
    }

    [Fact]
    public void A_folder_that_is_not_there_is_told() => Assert.Equal(("TastyExportFailed", ErrorCategory.WriteError), Failure("1", "no/such/x.csv"));

    [Fact]
    public void A_folder_in_the_place_of_the_file_is_told()
    {
        Folder.CreateSubdirectory("x.csv");

        Assert.Equal(("TastyExportFailed", ErrorCategory.WriteError), Failure("1", "x.csv"));
        Assert.Empty(Folder.GetFiles());
    }

    [Theory]
    [InlineData("1, 2 | ForEach-Object { if ($_ -eq 2) { throw 'boom' }; [pscustomobject]@{ A = $_ } }")]
    [InlineData("1, 2 | ForEach-Object { if ($_ -eq 2) { $PSCmdlet.ThrowTerminatingError([System.Management.Automation.ErrorRecord]::new([exception]'boom', 'boom', 'NotSpecified', $null)) }; [pscustomobject]@{ A = $_ } }")]
    public void An_error_upstream_leaves_the_old_file_and_nothing_else(string upstream)
    {
        Export("[pscustomobject]@{ A = 'old' }", "x.csv");

        Session.RunExpectingTermination("[CmdletBinding()] param($File) " + upstream + " | Export-TastyData $File", new { File = At("x.csv") });

        Assert.Equal("A\nold\n", Read("x.csv"));
        Assert.Equal(["x.csv"], Folder.GetFiles().Select(file => file.Name));
    }

    [Fact]
    public async Task Ctrl_C_leaves_the_old_file_and_nothing_else()
    {
        Export("[pscustomobject]@{ A = 'old' }", "x.csv");
        ConnectAt();
        TakeStream();
        PlanFault("Hang('/market-data')", times: null, after: 2);
        using var running = Session.Start("param($File) Get-TastyOptionChain SPY -Unordered | Export-TastyData $File", new { File = At("x.csv") });

        // No event tells of the file on its way.
        while (Folder.GetFiles().Length < 2)
        {
            Assert.Equal(PSInvocationState.Running, running.State);
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        await running.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal("A\nold\n", Read("x.csv"));
        Assert.Equal(["x.csv"], Folder.GetFiles().Select(file => file.Name));
    }

    [Fact]
    public void Without_input_nothing_is_written_and_that_is_said()
    {
        var result = Session.Run("param($File) @() | Export-TastyData $File -PassThru", new { File = At("x.csv") });

        Assert.Contains("nothing to write", Assert.Single(result.Warnings));
        Assert.Empty(result.Output);
        Assert.Empty(Folder.GetFiles());
    }

    [Fact]
    public void Properties_that_the_first_object_lacks_are_named()
    {
        var result = Session.Run("param($File) [pscustomobject]@{ A = 1 }, [pscustomobject]@{ A = 2; Extra = 3 } | Export-TastyData $File", new { File = At("x.csv") });

        Assert.Contains("Extra", Assert.Single(result.Warnings));
        Assert.Equal("A\n1\n2\n", Read("x.csv"));
    }

    [Fact]
    public void Exporting_is_silent_and_PassThru_gives_the_file()
    {
        var silent = Session.Run("param($File) 1 | Export-TastyData $File", new { File = At("x.csv") });
        Assert.Empty(silent.Output);

        var file = Session.Run("param($File) 1 | Export-TastyData $File -PassThru", new { File = At("x.csv") });
        Assert.Equal(At("x.csv"), Assert.IsType<FileInfo>(file.Output.Single().BaseObject).FullName);
    }

    [Fact]
    public void WhatIf_writes_nothing()
    {
        Session.Run("param($File) 1 | Export-TastyData $File -WhatIf", new { File = At("x.csv") });

        Assert.Empty(Folder.GetFiles());
        Assert.Contains("What if: Performing the operation \"Write\" on target", Session.Screen.TakeText());
    }

    [Fact]
    public void A_relative_path_is_one_of_the_PowerShell_location()
    {
        Session.Run("param($Folder) $ExecutionContext.SessionState.Path.SetLocation($Folder); 1 | Export-TastyData ./here.csv", new { Folder = Folder.FullName });

        Assert.Equal("Value\n1\n", Read("here.csv"));
    }

    private string At(string file) => Path.Combine(Folder.FullName, file);

    private string Read(string file) => File.ReadAllText(At(file)).ReplaceLineEndings("\n");

    private string Export(string rows, string file, string switches = "")
    {
        var result = Session.Run($"param($File) {rows} | Export-TastyData $File {switches}", new { File = At(file) });
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal([file], Folder.GetFiles().Select(found => found.Name).Where(name => name != "quotedata.csv"));
        return Read(file);
    }

    private (string Id, ErrorCategory Category) Failure(string rows, string file, string switches = "")
    {
        var error = FailureOf(rows, file, switches);
        return (IdOf(error), error.CategoryInfo.Category);
    }

    private ErrorRecord FailureOf(string rows, string file, string switches = "")
    {
        var error = Session.RunExpectingTermination($"param($File) {rows} | Export-TastyData $File {switches}", new { File = At(file) });
        Assert.NotEmpty(error.ErrorDetails.RecommendedAction);
        return error;
    }
}
