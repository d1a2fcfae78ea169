namespace TastyPS.Host;

/// <summary>One text stream of the process and what it can show.</summary>
/// <param name="Writer">The stream.</param>
/// <param name="IsTerminal">Whether somebody watches it: lines may be drawn over.</param>
/// <param name="HasColour">Whether escape sequences may be written.</param>
internal sealed record Screen(TextWriter Writer, bool IsTerminal, bool HasColour)
{
    private const int WidthOfFiles = 120;
    private const int HeightOfFiles = 50;

    /// <summary>Standard output.</summary>
    public static Screen ForOutput() => For(Console.Out, isTerminal: !Console.IsOutputRedirected);

    /// <summary>Standard error.</summary>
    public static Screen ForErrors() => For(Console.Error, isTerminal: !Console.IsErrorRedirected);

    /// <summary>Columns: the terminal's, or 120 in files and pipes.</summary>
    public int Width => HasSize ? Console.WindowWidth : WidthOfFiles;

    /// <summary>Rows: the terminal's, or 50 in files and pipes.</summary>
    public int Height => HasSize ? Console.WindowHeight : HeightOfFiles;

    // A terminal that does not know its size reports zero.
    private bool HasSize => IsTerminal && Console.WindowWidth > 0 && Console.WindowHeight > 0;

    private static Screen For(TextWriter writer, bool isTerminal) =>
        new(writer, isTerminal, isTerminal && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")));
}
