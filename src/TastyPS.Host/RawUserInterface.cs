using System.Management.Automation.Host;

namespace TastyPS.Host;

/// <summary>The measures of the screen. Nothing is read from the keyboard and nothing is drawn at a position.</summary>
internal sealed class RawUserInterface(Screen screen) : PSHostRawUserInterface
{
    /// <inheritdoc/>
    public override Size BufferSize
    {
        get => new(screen.Width, screen.Height);
        set => throw Refusal.Of("to change the buffer's size");
    }

    /// <inheritdoc/>
    public override Size WindowSize
    {
        get => new(screen.Width, screen.Height);
        set => throw Refusal.Of("to change the window's size");
    }

    /// <inheritdoc/>
    public override Size MaxPhysicalWindowSize => WindowSize;

    /// <inheritdoc/>
    public override Size MaxWindowSize => WindowSize;

    /// <inheritdoc/>
    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    /// <inheritdoc/>
    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    /// <inheritdoc/>
    public override int CursorSize { get; set; } = 25;

    /// <inheritdoc/>
    public override Coordinates CursorPosition { get; set; }

    /// <inheritdoc/>
    public override Coordinates WindowPosition { get; set; }

    /// <inheritdoc/>
    public override string WindowTitle { get; set; } = "tastyps";

    /// <inheritdoc/>
    public override bool KeyAvailable => false;

    /// <inheritdoc/>
    public override void FlushInputBuffer()
    {
    }

    /// <inheritdoc/>
    public override KeyInfo ReadKey(ReadKeyOptions options) => throw Refusal.Of("to read a key");

    /// <inheritdoc/>
    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw Refusal.Of("to read the screen");

    /// <inheritdoc/>
    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw Refusal.Of("to draw on the screen");

    /// <inheritdoc/>
    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw Refusal.Of("to draw on the screen");

    /// <inheritdoc/>
    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
        throw Refusal.Of("to scroll the screen");
}
