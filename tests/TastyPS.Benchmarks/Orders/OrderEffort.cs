using System.Runtime;

namespace TastyPS.Benchmarks.Orders;

/// <summary>What a process has spent so far, or an order of it, in milliseconds.</summary>
/// <param name="Processor">Processor time, that of the compiler included.</param>
/// <param name="Compiling">How long methods were being compiled, all threads together.</param>
internal readonly record struct OrderEffort(double Processor, double Compiling)
{
    public static OrderEffort Now() => new(Environment.CpuUsage.TotalTime.TotalMilliseconds, JitInfo.GetCompilationTime().TotalMilliseconds);

    /// <summary>What each of so many orders took since then.</summary>
    public OrderEffort Since(OrderEffort start, int orders) => new((Processor - start.Processor) / orders, (Compiling - start.Compiling) / orders);

    public override string ToString() => FormattableString.Invariant($"{Processor:0.00}, {Compiling:0.00} of it compiling");
}
