using TastyPS.Module.Tests.Engine;
using TastyPS.Module.Tests.Sessions;
using TastyPS.Module.Tests.Views;

namespace TastyPS.Module.Tests.Manifest;

/// <summary>What every exported cmdlet brings with it: the type of its output, a page of help and a view.</summary>
public sealed class CmdletRuleTests : ModuleTest
{
    // Ends something and gives nothing.
    private static readonly HashSet<string> WithoutOutput = ["Disconnect-Tasty", "Stop-TastySimulator"];

    // What PowerShell shows by itself, or what the caller gave a shape.
    private static readonly HashSet<string> ShownByPowerShell = ["System.String", "System.IO.FileInfo", "System.Management.Automation.PSObject"];

    [Fact]
    public void Every_cmdlet_names_the_type_of_its_output()
    {
        var unnamed = Texts("Get-Command -Module TastyPS -CommandType Cmdlet | Where-Object { $_.OutputType.Count -eq 0 } | ForEach-Object Name");

        Assert.Equal(WithoutOutput.Order(), unnamed.Order());
    }

    [Fact]
    public void A_cmdlet_without_a_type_of_output_puts_out_nothing()
    {
        ConnectAt();

        Assert.Empty(Session.Run("Disconnect-Tasty; Stop-TastySimulator").Output);
        Assert.Empty(Session.Run("Get-TastyConnection -All; Get-TastySimulator").Output);
    }

    [Fact]
    public void Every_cmdlet_has_a_page_of_help_and_every_page_a_cmdlet()
    {
        var pages = Directory.GetFiles(Path.Combine(ModuleUnderTest.Root, "docs", "en-US"), "*-*.md").Select(file => Path.GetFileNameWithoutExtension(file));

        Assert.Equal(Texts("(Get-Command -Module TastyPS -CommandType Cmdlet).Name").Order(StringComparer.Ordinal), pages.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_help_names_the_type_of_the_output_as_the_cmdlet_does()
    {
        var gaps = Texts(
            """
            foreach ($command in Get-Command -Module TastyPS -CommandType Cmdlet) {
                $told = "$((Get-Help $command.Name -Full).returnValues.returnValue.type.name)" -split ', '
                foreach ($type in $command.OutputType | ForEach-Object Name) { if ($told -notcontains $type) { "$command gives $type, the help says: $told" } }
            }
            """);

        Assert.Equal([], gaps);
    }

    [Fact]
    public void Every_number_that_is_given_as_text_is_held_to_digits()
    {
        var loose = Texts(
            """
            foreach ($command in Get-Command -Module TastyPS -CommandType Cmdlet) {
                foreach ($parameter in $command.Parameters.Values | Where-Object { $_.Name -ne 'OutBuffer' -and "$($_.ParameterType)" -match '(int|long|double|decimal)(\[\])?\]?$' }) {
                    if ("$($parameter.Attributes.TypeId.Name)" -notmatch 'PlainNumberAttribute|OrderNumberAttribute') { "$command -$($parameter.Name)" }
                }
            }
            """);

        Assert.Equal([], loose);
    }

    [Fact]
    public void Every_word_of_a_list_is_held_to_one()
    {
        var loose = Texts(
            """
            foreach ($command in Get-Command -Module TastyPS -CommandType Cmdlet) {
                foreach ($parameter in $command.Parameters.Values | Where-Object { $_.ParameterType.IsEnum -and $_.ParameterType.Namespace -notlike 'System*' }) {
                    if ($parameter.Attributes.TypeId.Name -notcontains 'SingleWordAttribute') { "$command -$($parameter.Name)" }
                }
            }
            """);

        Assert.Equal([], loose);
    }

    [Fact]
    public void Every_type_of_output_has_a_view()
    {
        var types = Texts("Get-Command -Module TastyPS -CommandType Cmdlet | ForEach-Object { $_.OutputType } | ForEach-Object Name").Distinct().ToList();

        Assert.NotEmpty(types);
        Assert.Empty(types.Except(ShownByPowerShell).Except(TableView.ShownTypes));
    }

    [Fact]
    public void Every_view_shows_a_type_that_there_is() =>
        Assert.Empty(Texts("param($Types) $Types | Where-Object { -not ($_ -as [type]) }", new { Types = TableView.ShownTypes.ToArray() }));
}
