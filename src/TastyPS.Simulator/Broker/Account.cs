namespace TastyPS.Simulator.Broker;

/// <summary>One account of the customer.</summary>
internal sealed class Account
{
    public required string Number { get; init; }

    public required string TypeName { get; init; }

    public required bool IsMargin { get; init; }

    public required string Nickname { get; init; }

    public required string InvestmentObjective { get; init; }

    public required string SuitableOptionsLevel { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    public string AuthorityLevel { get; init; } = "owner";
}
