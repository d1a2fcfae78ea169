namespace TastyPS.Simulator.DxLink.Events;

/// <summary>The index of events in time: seconds, milliseconds and a sequence in one number.</summary>
internal static class EventIndex
{
    public static long Of(long time, int sequence)
    {
        var milliseconds = ((time % 1000) + 1000) % 1000;
        var seconds = (time - milliseconds) / 1000;
        return (seconds << 32) | (milliseconds << 22) | (uint)sequence;
    }
}
