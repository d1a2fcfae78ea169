using System.Management.Automation.Runspaces;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Help;

/// <summary>The scripts in the documentation: those of commands that the engine has are run, the others are bound to their parameters.</summary>
public sealed class DocumentedScriptTests : ModuleTest
{
    private static readonly HashSet<string> EngineCommands = new(InitialSessionState.CreateDefault2().Commands.Select(command => command.Name), StringComparer.OrdinalIgnoreCase);

    /// <summary>Blocks of the help that run here.</summary>
    public static TheoryData<string, int> Runnable => Blocks(script => script.Page != "README.md" && !script.LeadsToTheService && script.Commands().All(IsHere));

    /// <summary>Blocks that call a command of PowerShell 7 or of another module, those that lead to the real service, and those of the README, which begin in its folder.</summary>
    public static TheoryData<string, int> Bindable => Blocks(script => script.Page == "README.md" || script.LeadsToTheService || !script.Commands().All(IsHere));

    [Theory]
    [MemberData(nameof(Runnable))]
    public void A_documented_script_runs_without_an_error(string page, int number)
    {
        QuoteTable.WriteTo(Folder);
        Session.Run("param($Folder) $ExecutionContext.SessionState.Path.SetLocation($Folder)", new { Folder = Folder.FullName });
        ConnectAt();
        Session.Run("(Get-TastySimulator).Broker.RouteDelay = 0"); // What is routed can be neither cancelled nor replaced for a moment.
        foreach (var _ in Enumerable.Range(0, 10))
            Session.Screen.Choices.Enqueue(0); // Yes to whatever is asked.

        var result = Session.Run(DocumentedScript.Find(page, number).Text);

        Assert.Empty(result.Errors);
    }

    [Theory]
    [MemberData(nameof(Bindable))]
    public void A_documented_script_parses_and_its_parameters_bind(string page, int number) =>
        Assert.Empty(Texts(
            """
            param($Text)
            $errors = $null
            $ast = [System.Management.Automation.Language.Parser]::ParseInput($Text, [ref]$null, [ref]$errors)
            $errors
            foreach ($call in $ast.FindAll({ $args[0] -is [System.Management.Automation.Language.CommandAst] }, $true)) {
                if ($call.GetCommandName() -like '*-Tasty*') {
                    if (-not (Get-Command $call.GetCommandName() -Module TastyPS -ErrorAction Ignore)) { "There is no $($call.GetCommandName())." }
                    # Which parameter set it is may only be told by what comes through the pipeline.
                    $isFed = $call.Parent.PipelineElements[0] -ne $call
                    [System.Management.Automation.Language.StaticParameterBinder]::BindCommand($call, $true).BindingExceptions.GetEnumerator() |
                        Where-Object { -not ($isFed -and $_.Value.BindingException.ErrorId -eq 'AmbiguousParameterSet') } | ForEach-Object Key
                }
            }
            """,
            new { DocumentedScript.Find(page, number).Text }));

    [Fact]
    public void Most_of_the_documented_scripts_run_here() => Assert.True(Runnable.Count > Bindable.Count);

    private static bool IsHere(string command) => EngineCommands.Contains(command) || command.Contains("-Tasty", StringComparison.OrdinalIgnoreCase);

    private static TheoryData<string, int> Blocks(Func<DocumentedScript, bool> choice)
    {
        var data = new TheoryData<string, int>();
        foreach (var script in DocumentedScript.Pages.SelectMany(DocumentedScript.Of).Where(choice))
            data.Add(script.Page, script.Number);
        return data;
    }
}
