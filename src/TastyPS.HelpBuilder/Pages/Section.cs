using Markdig;
using Markdig.Syntax;

namespace TastyPS.HelpBuilder.Pages;

/// <summary>A heading and what stands below it, up to the next heading of the same or a higher level.</summary>
/// <param name="Title">The heading's text.</param>
/// <param name="Blocks">What stands directly below it.</param>
/// <param name="Subsections">The sections one level down.</param>
internal sealed record Section(string Title, IReadOnlyList<Block> Blocks, IReadOnlyList<Section> Subsections)
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().Build();

    /// <summary>What stands directly below the heading, as plain text.</summary>
    public IReadOnlyList<string> Paragraphs => MarkdownText.Paragraphs(Blocks);

    /// <summary>Reads a page: its first heading of level 1 is the root's title.</summary>
    public static Section Parse(string markdown)
    {
        var blocks = Markdown.Parse(markdown, Pipeline).ToList();
        var start = blocks.FindIndex(block => block is HeadingBlock { Level: 1 });
        return start < 0
            ? new Section("", blocks, [])
            : Build(MarkdownText.Inline((HeadingBlock)blocks[start]), 1, blocks[(start + 1)..]);
    }

    private static Section Build(string title, int level, List<Block> blocks)
    {
        var heads = blocks.Index().Where(entry => entry.Item is HeadingBlock heading && heading.Level == level + 1).Select(entry => entry.Index).ToList();
        var own = heads.Count == 0 ? blocks : blocks[..heads[0]];
        var ends = heads.Skip(1).Append(blocks.Count);
        return new Section(
            title,
            own,
            [.. heads.Zip(ends, (from, to) => Build(MarkdownText.Inline((HeadingBlock)blocks[from]), level + 1, blocks[(from + 1)..to]))]);
    }
}
