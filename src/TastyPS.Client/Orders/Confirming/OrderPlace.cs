namespace TastyPS.Client.Orders.Confirming;

/// <summary>Where an order goes, in the words of a question.</summary>
/// <param name="Account">The account's number.</param>
/// <param name="Environment">The environment as the user knows it, e.g. <c>Simulator</c>.</param>
/// <param name="IsProduction">Whether real money moves.</param>
public sealed record OrderPlace(string Account, string Environment, bool IsProduction)
{
    /// <summary>The account and the environment; production in capitals.</summary>
    public override string ToString() => $"account {Account} ({(IsProduction ? "PRODUCTION" : Environment)})";
}
