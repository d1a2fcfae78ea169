namespace TastyPS.Simulator.Rest;

/// <summary>Whoever has a word in when replies leave.</summary>
internal interface IReplyGate
{
    /// <summary>A request is about to be carried out.</summary>
    /// <returns>Its number, for <see cref="End"/>.</returns>
    long Begin(RestRequest request);

    /// <summary>Ends when the reply may leave.</summary>
    Task PassAsync(CancellationToken cancellationToken);

    /// <summary>The reply has left, or never will.</summary>
    void End(long number);
}
