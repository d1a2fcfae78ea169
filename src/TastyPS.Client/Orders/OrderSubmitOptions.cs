using TastyPS.Client.Orders.Submission;

namespace TastyPS.Client.Orders;

/// <summary>How an order is submitted or changed.</summary>
public sealed record OrderSubmitOptions
{
    /// <summary>How long to look for what became of a request whose reply was lost.</summary>
    public TimeSpan LookUpFor { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long at most a cancelled call still looks for it.</summary>
    public TimeSpan LookUpAfterCancelFor { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// True if the order's identifier was made for it alone. Else an identifier that is given is looked for before the order is sent, and the order refused if another one has it.
    /// </summary>
    public bool IsIdentifierNew { get; init; }

    /// <summary>Told how far the looking is, if there is any. Called on whatever thread looks.</summary>
    public Action<LookUpStage>? OnLookUp { get; init; }

    internal static OrderSubmitOptions Default { get; } = new();
}
