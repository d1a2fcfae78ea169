using TastyPS.Simulator.AccountStream.Faults;
using TastyPS.Simulator.Broker;
using TastyPS.Simulator.OAuth;

namespace TastyPS.Simulator.AccountStream.Sessions;

/// <summary>What all sessions share.</summary>
internal sealed class AccountSessionServices
{
    /// <summary>Measures signs of life.</summary>
    public required TimeProvider Clock { get; init; }

    public required TokenIssuer Issuer { get; init; }

    public required Customer Customer { get; init; }

    public required AccountStreamFaults Faults { get; init; }

    /// <summary>How long a session lasts without a heartbeat.</summary>
    public required Func<TimeSpan> Patience { get; init; }

    /// <summary>Called for each message of a client, after it was handled.</summary>
    public required Action CountMessage { get; init; }
}
