namespace TastyPS.Client.Orders.Submission;

/// <summary>The access token lacks the scope that orders need. Nothing was sent.</summary>
public sealed class TradeScopeMissingException : TastyException
{
    internal TradeScopeMissingException(IReadOnlyList<string> granted)
        : base($"Orders need the scope {TradeScope.Name}; the access token has: {string.Join(" ", granted)}. Nothing was sent.") =>
        Granted = granted;

    /// <summary>The scope that is missing: <c>trade</c>.</summary>
    public string Required { get; } = TradeScope.Name;

    /// <summary>The scopes there are.</summary>
    public IReadOnlyList<string> Granted { get; }
}
