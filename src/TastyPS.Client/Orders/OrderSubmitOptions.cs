namespace TastyPS.Client.Orders;

/// <summary>How an order is submitted.</summary>
public sealed record OrderSubmitOptions
{
    /// <summary>How long to look for an order whose reply was lost.</summary>
    public TimeSpan LookUpFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long at most a cancelled call still looks for its order.</summary>
    public TimeSpan LookUpAfterCancelFor { get; init; } = TimeSpan.FromSeconds(5);
}
