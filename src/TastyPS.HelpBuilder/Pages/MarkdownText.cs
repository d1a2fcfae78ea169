using System.Text;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace TastyPS.HelpBuilder.Pages;

/// <summary>Markdown as the plain text that help shows in a console.</summary>
internal static class MarkdownText
{
    /// <summary>One paragraph of text for each block: list items with a dash, code as it is, a table row in one line.</summary>
    public static IReadOnlyList<string> Paragraphs(IEnumerable<Block> blocks) =>
        [.. blocks.SelectMany(ParagraphsOf).Where(text => text.Length > 0)];

    /// <summary>The text of a heading or of a paragraph.</summary>
    public static string Inline(LeafBlock block) => Inline(block.Inline);

    /// <summary>The lines of a code block.</summary>
    public static string Code(LeafBlock block) => block.Lines.ToString().TrimEnd().ReplaceLineEndings("\n");

    private static IEnumerable<string> ParagraphsOf(Block block) => block switch
    {
        CodeBlock code => [Code(code)],
        ListBlock list => [string.Join('\n', list.OfType<ListItemBlock>().Select((item, index) => Marker(list, index) + string.Join(' ', Paragraphs(item))))],
        Table table => [string.Join('\n', table.OfType<TableRow>().Where(row => !row.IsHeader).Select(Row))],
        LeafBlock leaf => [Inline(leaf.Inline)],
        ContainerBlock container => Paragraphs(container),
        _ => [],
    };

    private static string Marker(ListBlock list, int index) => list.IsOrdered ? $"{index + 1}. " : "- ";

    private static string Row(TableRow row)
    {
        var cells = row.OfType<TableCell>().Select(cell => string.Join(' ', Paragraphs(cell))).ToList();
        return cells.Count < 2 ? string.Concat(cells) : $"{cells[0]}: {string.Join(" ", cells.Skip(1))}";
    }

    private static string Inline(ContainerInline? inlines)
    {
        var text = new StringBuilder();
        foreach (var inline in inlines ?? Enumerable.Empty<Inline>())
        {
            _ = inline switch
            {
                LiteralInline literal => text.Append(literal.Content.AsSpan()),
                CodeInline code => text.Append(code.Content),
                LineBreakInline => text.Append(' '),
                AutolinkInline link => text.Append(link.Url),
                HtmlEntityInline entity => text.Append(entity.Transcoded.AsSpan()),
                LinkInline { IsImage: false, Url: { } url } link when Uri.IsWellFormedUriString(url, UriKind.Absolute) =>
                    text.Append(Inline(link)).Append(" (").Append(url).Append(')'),
                ContainerInline container => text.Append(Inline(container)),
                _ => text,
            };
        }

        return text.ToString().Trim();
    }
}
