namespace TastyPS.Client.Orders;

/// <summary>How an order is submitted or changed.</summary>
public sealed record OrderSubmitOptions
{
    /// <summary>How long to look for what became of a request whose reply was lost.</summary>
    public TimeSpan LookUpFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long at most a cancelled call still looks for it.</summary>
    public TimeSpan LookUpAfterCancelFor { get; init; } = TimeSpan.FromSeconds(5);

    internal static OrderSubmitOptions Default { get; } = new();
}
