using System.Management.Automation.Host;

namespace TastyPS.Module.Tests.Engine;

/// <summary>The measures of the screen in memory.</summary>
internal sealed class RecordingRawUserInterface : PSHostRawUserInterface
{
    private const int Height = 50;

    /// <summary>The screen's width in columns.</summary>
    public int Width { get; set; } = 120;

    public override Size BufferSize
    {
        get => new(Width, Height);
        set => Width = value.Width;
    }

    public override Size WindowSize
    {
        get => BufferSize;
        set => BufferSize = value;
    }

    public override Size MaxPhysicalWindowSize => BufferSize;

    public override Size MaxWindowSize => BufferSize;

    public override ConsoleColor ForegroundColor { get; set; } = ConsoleColor.Gray;

    public override ConsoleColor BackgroundColor { get; set; } = ConsoleColor.Black;

    public override int CursorSize { get; set; }

    public override Coordinates CursorPosition { get; set; }

    public override Coordinates WindowPosition { get; set; }

    public override string WindowTitle { get; set; } = "";

    public override bool KeyAvailable => false;

    public override void FlushInputBuffer()
    {
    }

    public override KeyInfo ReadKey(ReadKeyOptions options) => throw new NotSupportedException("The screen in memory has no keyboard.");

    public override BufferCell[,] GetBufferContents(Rectangle rectangle) => throw new NotSupportedException("The screen in memory has no cells.");

    public override void SetBufferContents(Coordinates origin, BufferCell[,] contents) => throw new NotSupportedException("The screen in memory has no cells.");

    public override void SetBufferContents(Rectangle rectangle, BufferCell fill) => throw new NotSupportedException("The screen in memory has no cells.");

    public override void ScrollBufferContents(Rectangle source, Coordinates destination, Rectangle clip, BufferCell fill) =>
        throw new NotSupportedException("The screen in memory has no cells.");
}
