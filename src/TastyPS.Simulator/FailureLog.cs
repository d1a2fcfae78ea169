using System.Collections.Concurrent;

namespace TastyPS.Simulator;

/// <summary>The last mistakes of the simulator itself. Thread-safe.</summary>
internal sealed class FailureLog
{
    private const int MostFailures = 100;

    private readonly ConcurrentQueue<SimulatorFailure> _failures = new();

    /// <summary>Oldest first.</summary>
    public IReadOnlyCollection<SimulatorFailure> Failures => [.. _failures];

    /// <summary>Keeps a mistake.</summary>
    /// <param name="doing">What the simulator was doing.</param>
    /// <param name="error">What happened.</param>
    /// <returns>The identifier under which it is kept.</returns>
    public string Record(string doing, Exception error)
    {
        var failure = new SimulatorFailure(Guid.NewGuid().ToString("N"), doing, error);
        _failures.Enqueue(failure);
        while (_failures.Count > MostFailures) _failures.TryDequeue(out _);
        return failure.Id;
    }
}
