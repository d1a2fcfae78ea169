using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Help;

public sealed class HelpTests : ModuleTest
{
    [Fact]
    public void Every_command_has_help_with_a_description_and_an_example_and_every_parameter_explained()
    {
        var gaps = Texts(
            """
            foreach ($command in Get-Command -Module TastyPS) {
                $help = Get-Help $command.Name -Full
                if ($help.Synopsis -notmatch '\.$') { "$command has no synopsis" }
                if (-not $help.description) { "$command has no description" }
                if (-not @($help.examples.example).Count) { "$command has no example" }
                foreach ($parameter in @($help.parameters.parameter) | Where-Object { $_ }) {
                    if (-not "$($parameter.description.Text)") { "$command -$($parameter.name) is not explained" }
                }
            }
            """);

        Assert.Empty(gaps);
    }

    [Fact]
    public void The_full_help_shows_parameters_and_examples()
    {
        var text = Session.Render("$ProgressPreference = 'SilentlyContinue'; Get-Help Get-TastyOptionChain -Full");

        Assert.Matches(@"SYNOPSIS\s+Gives\s+the\s+complete\s+option\s+chain", text);
        Assert.Contains("Get-TastyOptionChain [-Symbol] <String[]> [[-Expiration] <ExpirationChoice[]>]", text);
        Assert.Matches(@"-StrikeCount <Int32>\n +The number of strikes nearest the underlying's price in each expiration\.", text);
        Assert.Matches(@"Accept pipeline input\? +True \(ByPropertyName, ByValue\)", text);
        Assert.Contains("Get-TastyOptionChain SPX -Expiration Next -StrikeCount 5", text);
        Assert.Contains("TastyPS.Client.OptionChains.OptionRow", text);
    }

    [Fact]
    public void The_help_of_the_stream_names_every_kind_of_event()
    {
        var result = Session.Run("""
            $ProgressPreference = 'SilentlyContinue'
            $help = (Get-Help Watch-TastyMarketData -Parameter Type).description.Text
            $kinds = [enum]::GetNames((Get-Command Watch-TastyMarketData).Parameters.Type.ParameterType.GetElementType())
            $kinds.Count
            $kinds | Where-Object { $help -notmatch "\b$_\b" }
            """);

        Assert.Equal([17], result.Output.Select(item => item.BaseObject));
    }

    [Fact]
    public void The_module_has_a_page_about_itself() =>
        Assert.Contains("Connect-Tasty -Simulator", Session.Render("param($Folder) $env:PSModulePath = $Folder; $ProgressPreference = 'SilentlyContinue'; Get-Help about_TastyPS", new { Folder = Path.GetDirectoryName(Path.GetDirectoryName(Engine.ModuleUnderTest.Manifest)) }));
}
