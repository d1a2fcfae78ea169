using Markdig.Syntax;

namespace TastyPS.HelpBuilder.Pages;

/// <summary>An example of a page.</summary>
/// <param name="Title">What it is for.</param>
/// <param name="Code">The text of its powershell block; empty if it has none.</param>
/// <param name="Remarks">The output and the prose after it.</param>
internal sealed record Example(string Title, string Code, IReadOnlyList<string> Remarks)
{
    /// <summary>Reads the section of an example.</summary>
    public static Example From(Section section)
    {
        var code = section.Blocks.OfType<FencedCodeBlock>().FirstOrDefault(block => block.Info == "powershell");
        return new Example(
            section.Title,
            code is null ? "" : MarkdownText.Code(code),
            MarkdownText.Paragraphs(section.Blocks.Where(block => block != code)));
    }
}
