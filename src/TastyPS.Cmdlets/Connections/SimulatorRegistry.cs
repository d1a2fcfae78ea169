using TastyPS.Simulator;

namespace TastyPS.Connections;

/// <summary>The simulators that run in this process.</summary>
internal static class SimulatorRegistry
{
    private static readonly object Gate = new();
    private static readonly List<TastySimulator> Running = [];

    public static IReadOnlyList<TastySimulator> All
    {
        get
        {
            lock (Gate)
                return [.. Running];
        }
    }

    public static void Add(TastySimulator simulator)
    {
        lock (Gate)
            Running.Add(simulator);
    }

    public static void Stop(TastySimulator simulator)
    {
        lock (Gate)
            Running.Remove(simulator);
        simulator.Dispose();
    }

    public static void StopAll()
    {
        foreach (var simulator in All)
            Stop(simulator);
    }
}
