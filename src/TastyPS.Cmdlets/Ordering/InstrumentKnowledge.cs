using TastyPS.Abstractions;
using TastyPS.Client;
using TastyPS.Client.Orders;
using TastyPS.Connections;

namespace TastyPS.Ordering;

/// <summary>Completes orders by what can be found out about their instruments, so that much is told before the service is bothered; what kept answers from coming is told to who wants to know.</summary>
internal static class InstrumentKnowledge
{
    public static async Task<OrderRequest> CompleteAsync(TastyConnection connection, OrderRequest order, PipelineOutput output, CancellationToken stop)
    {
        List<TastyException> failures = [];
        var complete = await connection.Client.InstrumentFacts.CompleteAsync(order, failures, stop).ConfigureAwait(false);
        Tell(failures, output);
        return complete;
    }

    public static async Task<ComplexOrderRequest> CompleteAsync(TastyConnection connection, ComplexOrderRequest order, PipelineOutput output, CancellationToken stop)
    {
        List<TastyException> failures = [];
        var complete = await connection.Client.InstrumentFacts.CompleteAsync(order, failures, stop).ConfigureAwait(false);
        Tell(failures, output);
        return complete;
    }

    private static void Tell(List<TastyException> failures, PipelineOutput output)
    {
        foreach (var failure in failures)
            output.Verbose($"Not all is known of the order's instruments, and what is not is left to the service: {failure.Message}");
    }
}
