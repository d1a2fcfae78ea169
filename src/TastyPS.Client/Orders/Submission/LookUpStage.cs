namespace TastyPS.Client.Orders.Submission;

/// <summary>How far the looking is for what became of a request whose reply was lost.</summary>
public enum LookUpStage
{
    /// <summary>The reply was lost, and the looking begins.</summary>
    Begun,

    /// <summary>It is known what became of it: it had its effect.</summary>
    Found,

    /// <summary>The time is up, or it is known that it had no effect.</summary>
    Ended,
}
