using System.Diagnostics;

namespace TastyPS.Benchmarks.Streaming;

/// <summary>One run of a contender, from the end of the first frame to the end of the last.</summary>
/// <param name="Events">How many events came after the first frame.</param>
/// <param name="Elapsed">In which time.</param>
/// <param name="Processor">With how much processor time of the whole process; tells more than the time on a machine that others use too.</param>
/// <param name="Allocated">How many bytes were allocated meanwhile; null for another process.</param>
internal readonly record struct StreamRun(long Events, TimeSpan Elapsed, TimeSpan Processor, long? Allocated = null)
{
    public double EventsPerSecond => Events / Elapsed.TotalSeconds;

    public double EventsPerProcessorSecond => Events / Processor.TotalSeconds;

    /// <summary>Fails if anything but all events of the plan after the first frame has been counted.</summary>
    public StreamRun Verify(string contender, FeedPlan plan) => Events == plan.Events - QuoteFrames.EventsPerFrame
        ? this
        : throw new InvalidOperationException($"{contender} counted {Events} events of {plan.Events - QuoteFrames.EventsPerFrame}.");

    /// <summary>Starts the clocks of a run in this process.</summary>
    public static Clocks Start() => new(GC.GetTotalAllocatedBytes(precise: true), Environment.CpuUsage.TotalTime, Stopwatch.GetTimestamp());

    /// <summary>The clocks of a run in this process.</summary>
    internal readonly record struct Clocks(long Allocated, TimeSpan Processor, long StartedAt)
    {
        public StreamRun Stop(long events) =>
            new(events, Stopwatch.GetElapsedTime(StartedAt), Environment.CpuUsage.TotalTime - Processor, GC.GetTotalAllocatedBytes(precise: true) - Allocated);
    }
}
