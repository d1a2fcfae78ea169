using TastyPS.Simulator.DxLink.Faults;
using TastyPS.Simulator.DxLink.Feed;
using TastyPS.Simulator.DxLink.Limits;

namespace TastyPS.Simulator.DxLink.Sessions;

/// <summary>What all sessions share.</summary>
internal sealed class SessionServices
{
    public required TimeProvider Clock { get; init; }

    public required QuoteTokens Tokens { get; init; }

    public required string UserId { get; init; }

    public required SubscriptionFactory Subscriptions { get; init; }

    public required CustomerBudget Budget { get; init; }

    public required DxLinkViolations Violations { get; init; }

    public required DxLinkFaults Faults { get; init; }

    /// <summary>The limits in force.</summary>
    public required Func<DxLinkLimits> Limits { get; init; }

    /// <summary>Called for each message of a client, after it was handled.</summary>
    public required Action CountMessage { get; init; }

    /// <summary>The load to generate, if any.</summary>
    public required Func<StreamLoad?> Load { get; init; }
}
