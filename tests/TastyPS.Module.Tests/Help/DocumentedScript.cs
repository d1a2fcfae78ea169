using System.Management.Automation.Language;
using System.Text.RegularExpressions;
using TastyPS.Module.Tests.Engine;

namespace TastyPS.Module.Tests.Help;

/// <summary>A block of PowerShell in a page of the documentation.</summary>
/// <param name="Page">The page's file name.</param>
/// <param name="Number">Which block of the page, counted from 1.</param>
/// <param name="Text">The script.</param>
internal sealed record DocumentedScript(string Page, int Number, string Text)
{
    private static readonly Regex Block = new(@"^```powershell\r?\n(?<text>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline);

    /// <summary>The pages of the help, and the README.</summary>
    public static IEnumerable<string> Pages =>
        Directory.GetFiles(Path.Combine(ModuleUnderTest.Root, "docs", "en-US"), "*.md").Order(StringComparer.Ordinal).Append(Path.Combine(ModuleUnderTest.Root, "README.md"));

    /// <summary>Every block of a page.</summary>
    public static IEnumerable<DocumentedScript> Of(string page) =>
        Block.Matches(File.ReadAllText(page)).Select((match, index) => new DocumentedScript(Path.GetFileName(page), index + 1, match.Groups["text"].Value));

    /// <summary>The block of that name.</summary>
    public static DocumentedScript Find(string page, int number) => Of(Pages.Single(path => Path.GetFileName(path) == page)).ElementAt(number - 1);

    /// <summary>Whether it connects to tastytrade, which no test may.</summary>
    public bool LeadsToTheService => Regex.IsMatch(Text, @"^(Connect-Tasty|Test-TastyConnection) Sandbox\b", RegexOptions.Multiline);

    /// <summary>The names of the commands that it calls.</summary>
    public IReadOnlyList<string> Commands()
    {
        var ast = Parser.ParseInput(Text, out _, out _);
        return [.. ast.FindAll(node => node is CommandAst, searchNestedScriptBlocks: true).Cast<CommandAst>().Select(command => command.GetCommandName()).Where(name => name is not null)];
    }
}
