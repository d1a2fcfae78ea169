namespace TastyPS.Simulator.OAuth;

/// <summary>What the customer has allowed the client once, known by its refresh token.</summary>
internal sealed class Grant(string refreshToken, string scope, DateTimeOffset createdAt)
{
    private volatile bool _isRevoked;

    public string RefreshToken => refreshToken;

    public string Scope => scope;

    public DateTimeOffset CreatedAt => createdAt;

    public bool IsRevoked => _isRevoked;

    public void Revoke() => _isRevoked = true;
}
