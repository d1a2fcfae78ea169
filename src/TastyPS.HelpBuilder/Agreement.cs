using System.Text.RegularExpressions;
using TastyPS.HelpBuilder.Metadata;
using TastyPS.HelpBuilder.Pages;

namespace TastyPS.HelpBuilder;

/// <summary>Holds the pages against the cmdlets.</summary>
internal static partial class Agreement
{
    /// <summary>Every point in which pages and cmdlets disagree, one line each, in a fixed order; none if they agree.</summary>
    public static IReadOnlyList<string> Check(
        IReadOnlyList<CmdletDeclaration> cmdlets,
        IReadOnlyList<CmdletPage> pages,
        IReadOnlyList<AboutTopic> topics)
    {
        var byName = pages.ToDictionary(page => page.Name, StringComparer.Ordinal);
        var names = cmdlets.Select(cmdlet => cmdlet.Name).ToHashSet(StringComparer.Ordinal);
        return
        [
            .. cmdlets.Where(cmdlet => !byName.ContainsKey(cmdlet.Name)).Select(cmdlet => $"{cmdlet.Name}.md: the cmdlet {cmdlet.Name} has no page"),
            .. pages.Where(page => !names.Contains(page.Name)).Select(page => $"{page.FileName}: there is no cmdlet {page.Name}"),
            .. cmdlets.Where(cmdlet => byName.ContainsKey(cmdlet.Name)).SelectMany(cmdlet =>
                CheckPage(cmdlet, byName[cmdlet.Name]).Select(problem => $"{cmdlet.Name}.md: {problem}")),
            .. topics.SelectMany(topic => CheckTopic(topic).Select(problem => $"{topic.FileName}: {problem}")),
        ];
    }

    private static IEnumerable<string> CheckPage(CmdletDeclaration cmdlet, CmdletPage page) =>
        CheckText(cmdlet, page)
            .Concat(CheckExamples(page))
            .Concat(CheckParameters(cmdlet, page))
            .Concat(CheckOutputs(cmdlet, page))
            .Concat(CheckPlaceholders(page.Markdown));

    private static IEnumerable<string> CheckText(CmdletDeclaration cmdlet, CmdletPage page)
    {
        if (page.Title != cmdlet.Name)
            yield return $"the title is '{page.Title}', not '{cmdlet.Name}'";
        foreach (var heading in page.Headings.Except(CmdletPage.SectionTitles))
            yield return $"'## {heading}' is no section of a page; sections are {string.Join(", ", CmdletPage.SectionTitles)}";
        foreach (var heading in page.Headings.CountBy(heading => heading).Where(entry => entry.Value > 1))
            yield return $"'## {heading.Key}' stands there {heading.Value} times";
        foreach (var title in new[] { "Synopsis", "Description" })
        {
            if (page.Text(title).Count == 0)
                yield return $"'## {title}' is missing or empty";
        }
    }

    private static IEnumerable<string> CheckExamples(CmdletPage page)
    {
        if (page.Examples.Count == 0)
            yield return "there is no example";
        foreach (var example in page.Examples.Where(example => example.Code.Length == 0))
            yield return $"the example '{example.Title}' has no powershell block";
    }

    private static IEnumerable<string> CheckParameters(CmdletDeclaration cmdlet, CmdletPage page)
    {
        var declared = cmdlet.Parameters.Select(parameter => parameter.Name).ToList();
        var described = page.Parameters.Select(parameter => parameter.Name).ToList();
        foreach (var name in declared.Except(described, StringComparer.Ordinal))
            yield return $"the parameter -{name} has no section";
        foreach (var name in described.Except(declared, StringComparer.Ordinal))
            yield return $"there is no parameter -{name}";
        foreach (var name in described.CountBy(name => name).Where(entry => entry.Value > 1))
            yield return $"the parameter -{name.Key} has {name.Value} sections";
        foreach (var parameter in page.Parameters.Where(parameter => parameter.Paragraphs.Count == 0))
            yield return $"the section of -{parameter.Name} is empty";
    }

    private static IEnumerable<string> CheckOutputs(CmdletDeclaration cmdlet, CmdletPage page)
    {
        var text = string.Join('\n', page.Text("Outputs"));
        if (text.Length == 0)
            yield return "'## Outputs' is missing or empty";
        foreach (var type in cmdlet.OutputTypes.Where(type => !Names(text, TypeNames.Short(type))))
            yield return $"'## Outputs' does not name the type {type}";
    }

    private static IEnumerable<string> CheckTopic(AboutTopic topic)
    {
        if (topic.Title != topic.Name)
            yield return $"the title is '{topic.Title}', not '{topic.Name}'";
        if (!topic.HasShortDescription)
            yield return "'## Short description' is missing or empty";
        foreach (var problem in CheckPlaceholders(topic.Markdown))
            yield return problem;
    }

    private static IEnumerable<string> CheckPlaceholders(string markdown) =>
        PlaceholderPattern().Matches(markdown).Select(match => $"'{match.Value}' is a placeholder");

    private static bool Names(string text, string word) =>
        Regex.IsMatch(text, $@"(?<![\w]){Regex.Escape(word)}(?![\w])", RegexOptions.CultureInvariant);

    [GeneratedRegex(@"\{\{|\}\}|\b(TBD|TODO|FIXME|lorem ipsum)\b", RegexOptions.CultureInvariant)]
    private static partial Regex PlaceholderPattern();
}
