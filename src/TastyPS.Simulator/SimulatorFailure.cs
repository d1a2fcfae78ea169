namespace TastyPS.Simulator;

/// <summary>A mistake of the simulator itself, which a client saw as status 500, or which nobody saw, since the broker works between the requests, too.</summary>
public sealed class SimulatorFailure
{
    internal SimulatorFailure(string id, string request, Exception error)
    {
        Id = id;
        Request = request;
        Error = error;
    }

    /// <summary>The support identifier in the error body, if there was one.</summary>
    public string Id { get; }

    /// <summary>Method and path of the request; <c>broker</c> for what went wrong without one.</summary>
    public string Request { get; }

    /// <summary>What happened.</summary>
    public Exception Error { get; }

    /// <inheritdoc/>
    public override string ToString() => $"{Id} {Request}: {Error.Message}";
}
