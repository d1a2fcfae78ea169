using TastyPS.Client.Authentication;

namespace TastyPS.Client.Orders.Submission;

/// <summary>Refuses what needs the scope <c>trade</c> before it is sent, if the token is known to lack it.</summary>
internal sealed class TradeScope(AccessTokenSource tokens)
{
    public const string Name = "trade";

    /// <summary>Returns if the token may trade, or does not say what it may.</summary>
    /// <exception cref="TradeScopeMissingException">It may not.</exception>
    /// <exception cref="OrderNotSentException">There is no token to be had now.</exception>
    /// <exception cref="TastyAuthenticationException">The credentials were refused.</exception>
    public async Task DemandAsync(CancellationToken cancellationToken)
    {
        AccessToken token;
        try
        {
            token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (TastyException passing) when (passing.IsTransient)
        {
            throw new OrderNotSentException(passing);
        }

        if (token.Scopes.Count > 0 && !token.Scopes.Contains(Name, StringComparer.OrdinalIgnoreCase))
            throw new TradeScopeMissingException(token.Scopes);
    }
}
