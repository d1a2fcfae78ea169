namespace TastyPS.Simulator.DxLink.Events;

/// <summary>What an indexed event is in its transaction or snapshot.</summary>
internal static class EventFlags
{
    public const int Pending = 0x01;
    public const int Remove = 0x02;
    public const int Begin = 0x04;
    public const int End = 0x08;
    public const int Snip = 0x10;

    /// <summary>An empty snapshot.</summary>
    public const int Nothing = Begin | End | Remove;
}
