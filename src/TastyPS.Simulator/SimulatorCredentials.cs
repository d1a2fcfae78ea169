namespace TastyPS.Simulator;

/// <summary>What a client needs to sign in to one simulator. Worth nothing anywhere else.</summary>
public sealed class SimulatorCredentials
{
    internal SimulatorCredentials(string clientId, string clientSecret, string refreshToken)
    {
        ClientId = clientId;
        ClientSecret = clientSecret;
        RefreshToken = refreshToken;
    }

    /// <summary>The OAuth client's id.</summary>
    public string ClientId { get; }

    /// <summary>The OAuth client's secret.</summary>
    public string ClientSecret { get; }

    /// <summary>The refresh token of the first grant.</summary>
    public string RefreshToken { get; }

    /// <summary>The customer's name at the consent page.</summary>
    public string UserName { get; } = "demo";

    /// <summary>The customer's password there.</summary>
    public string Password { get; } = "demo";

    /// <summary>The client's id, nothing secret.</summary>
    public override string ToString() => ClientId;
}
