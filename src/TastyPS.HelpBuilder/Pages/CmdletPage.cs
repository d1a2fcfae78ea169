using System.Text.RegularExpressions;
using Markdig.Syntax;

namespace TastyPS.HelpBuilder.Pages;

/// <summary>The page of one cmdlet.</summary>
internal sealed partial class CmdletPage
{
    /// <summary>The headings of level 2 that a page may have, in their order.</summary>
    public static readonly IReadOnlyList<string> SectionTitles =
        ["Synopsis", "Description", "Examples", "Parameters", "Inputs", "Outputs", "Errors", "Notes", "Related"];

    private readonly Section _root;

    private CmdletPage(string fileName, string markdown)
    {
        FileName = fileName;
        Markdown = markdown;
        _root = Section.Parse(markdown);
    }

    /// <summary>The page's file name: <c>Get-TastyX.md</c>.</summary>
    public string FileName { get; }

    /// <summary>The page's source.</summary>
    public string Markdown { get; }

    /// <summary>The name of the cmdlet by the file's name.</summary>
    public string Name => Path.GetFileNameWithoutExtension(FileName);

    /// <summary>The heading of level 1.</summary>
    public string Title => _root.Title;

    /// <summary>The headings of level 2 as they stand.</summary>
    public IEnumerable<string> Headings => _root.Subsections.Select(section => section.Title);

    /// <summary>The examples, in order.</summary>
    public IReadOnlyList<Example> Examples => [.. (Find("Examples")?.Subsections ?? []).Select(Example.From)];

    /// <summary>The parameters' sections by name without the dash, in order; a name may stand there twice.</summary>
    public IReadOnlyList<ParameterText> Parameters => [.. (Find("Parameters")?.Subsections ?? []).Select(ReadParameter)];

    /// <summary>Reads a page's source.</summary>
    public static CmdletPage Parse(string fileName, string markdown) => new(fileName, markdown);

    /// <summary>The plain paragraphs of a section of level 2; none if it is missing.</summary>
    public IReadOnlyList<string> Text(string title) => Find(title)?.Paragraphs ?? [];

    /// <summary>The names under Related: list items, or words between commas.</summary>
    public IReadOnlyList<string> Related =>
    [
        .. (Find("Related")?.Blocks ?? []).SelectMany(block => block is ListBlock list
            ? list.OfType<ListItemBlock>().Select(item => string.Join(' ', MarkdownText.Paragraphs(item)))
            : MarkdownText.Paragraphs([block]).SelectMany(text => text.TrimEnd('.').Split(',', StringSplitOptions.TrimEntries))),
    ];

    private Section? Find(string title) => _root.Subsections.FirstOrDefault(section => section.Title == title);

    private static ParameterText ReadParameter(Section section)
    {
        var sentence = DefaultPattern().Match(string.Join('\n', section.Paragraphs));
        return new ParameterText(
            section.Title.TrimStart('-'),
            section.Paragraphs,
            sentence.Success ? sentence.Groups["value"].Value : null);
    }

    // The sentence that begins with "Default"; a stop inside a number or a file name does not end it.
    [GeneratedRegex(@"(?<=\A|\s)Default:?\s+(?<value>.+?)(?=\.(\s|\z)|\n|\z)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant)]
    private static partial Regex DefaultPattern();
}
