using Markdig.Syntax;

namespace TastyPS.HelpBuilder.Pages;

/// <summary>The page of one cmdlet.</summary>
internal sealed class CmdletPage
{
    /// <summary>The headings of level 2 that a page may have, in their order.</summary>
    public static readonly IReadOnlyList<string> SectionTitles =
        ["Synopsis", "Description", "Examples", "Parameters", "Inputs", "Outputs", "Errors", "Notes", "Related"];

    private const string DefaultMark = "Default:";

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

    /// <summary>The links or names listed under Related.</summary>
    public IReadOnlyList<string> Related =>
        [.. (Find("Related")?.Blocks ?? []).OfType<ListBlock>().SelectMany(list => list.OfType<ListItemBlock>()).Select(item => string.Join(' ', MarkdownText.Paragraphs(item)))];

    private Section? Find(string title) => _root.Subsections.FirstOrDefault(section => section.Title == title);

    private static ParameterText ReadParameter(Section section)
    {
        var paragraphs = section.Paragraphs;
        var value = paragraphs.FirstOrDefault(text => text.StartsWith(DefaultMark, StringComparison.Ordinal));
        return new ParameterText(
            section.Title.TrimStart('-'),
            [.. paragraphs.Where(text => text != value)],
            value?[DefaultMark.Length..].Trim().TrimEnd('.'));
    }
}
