using System.Text;

namespace TastyPS.HelpBuilder.Pages;

/// <summary>An about_ page and the text file that Get-Help shows of it.</summary>
internal sealed class AboutTopic
{
    private const int Width = 80;
    private const string Indent = "    ";
    private const string ShortDescription = "Short description";

    private readonly Section _root;

    private AboutTopic(string fileName, string markdown)
    {
        FileName = fileName;
        Markdown = markdown;
        _root = Section.Parse(markdown);
    }

    /// <summary>The page's file name: <c>about_X.md</c>.</summary>
    public string FileName { get; }

    /// <summary>The page's source.</summary>
    public string Markdown { get; }

    /// <summary>The topic's name by the file's name.</summary>
    public string Name => Path.GetFileNameWithoutExtension(FileName);

    /// <summary>The heading of level 1.</summary>
    public string Title => _root.Title;

    /// <summary>Whether the section is there that Get-Help takes the synopsis from.</summary>
    public bool HasShortDescription => _root.Subsections.Any(section => section.Title == ShortDescription && section.Paragraphs.Count > 0);

    /// <summary>Reads a page's source.</summary>
    public static AboutTopic Parse(string fileName, string markdown) => new(fileName, markdown);

    /// <summary>The text file: headings in capitals, text indented and wrapped, lines ended by a line feed.</summary>
    public string Render()
    {
        var text = new StringBuilder();
        text.Append("TOPIC\n").Append(Indent).Append(Name).Append("\n\n");
        foreach (var section in _root.Subsections)
            Render(text, section, section.Title.ToUpperInvariant());
        return text.ToString().TrimEnd() + "\n";
    }

    private static void Render(StringBuilder text, Section section, string heading)
    {
        text.Append(heading).Append('\n');
        foreach (var block in section.Blocks)
        {
            // Code keeps its lines.
            var wraps = block is not Markdig.Syntax.CodeBlock;
            foreach (var paragraph in MarkdownText.Paragraphs([block]))
            {
                foreach (var line in paragraph.Split('\n'))
                    text.AppendJoin('\n', (wraps ? Wrap(line) : [line]).Select(part => (Indent + part).TrimEnd())).Append('\n');
                text.Append('\n');
            }
        }

        foreach (var subsection in section.Subsections)
            Render(text, subsection, "  " + subsection.Title);
    }

    private static IEnumerable<string> Wrap(string paragraph)
    {
        var line = new StringBuilder();
        foreach (var word in paragraph.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && Indent.Length + line.Length + 1 + word.Length > Width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }
}
