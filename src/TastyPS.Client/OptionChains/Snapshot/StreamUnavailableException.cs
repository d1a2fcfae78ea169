namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>
/// The market data feed cannot be had, or was lost for good, in the middle of a snapshot; <see cref="Exception.InnerException"/> says why. What the REST service
/// has comes by REST, the rest is missing.
/// </summary>
public sealed class StreamUnavailableException : TastyException
{
    internal StreamUnavailableException(FactSet lost, TastyException reason)
        : base($"The market data feed is not available: {reason.Message} What the REST service has comes from there{Without(lost)}", reason) =>
        Lost = [.. (lost & ~FactSet.ByRest).Each()];

    /// <summary>The wanted facts that only the feed has for sure.</summary>
    public IReadOnlyList<MarketFact> Lost { get; }

    private static string Without(FactSet lost) =>
        (lost & ~FactSet.ByRest) == FactSet.None ? "." : $"; {string.Join(", ", (lost & ~FactSet.ByRest).Each())} will be missing.";
}
