using TastyPS.Simulator.Faults;

namespace TastyPS.Simulator.Rest;

/// <summary>The way of one request through the gate; disposed of, it has been answered or never will be.</summary>
internal sealed class ReplyTurn(IReplyGate gate) : IDisposable
{
    private long? _number;

    public void Begin(RestRequest request) => _number = gate.Begin(request);

    /// <summary>Ends when the reply may leave. One that meets a fault is not waited for.</summary>
    public async Task PassAsync(Fault? fault, CancellationToken cancellationToken)
    {
        if (fault is not null) Dispose();
        else if (_number is not null) await gate.PassAsync(cancellationToken).ConfigureAwait(false);
    }

    public void Dispose()
    {
        if (_number is { } number) gate.End(number);
        _number = null;
    }
}
