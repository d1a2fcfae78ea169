namespace TastyPS.Client.Authentication.Secrets;

/// <summary>What one sign-in leaves behind. No text form shows a secret.</summary>
/// <param name="Environment">What it is bound to: <see cref="TastyEnvironment.SecretsKey"/>. Case does not matter.</param>
/// <param name="Name">Tells several sign-ins to one environment apart; usually <see cref="DefaultName"/>. Case does not matter.</param>
/// <param name="Credentials">The secrets.</param>
/// <param name="Scopes">What the grant allows, as far as the service said.</param>
/// <param name="SavedAt">When it was saved.</param>
public sealed record StoredCredentials(
    string Environment,
    string Name,
    OAuthCredentials Credentials,
    IReadOnlyList<string> Scopes,
    DateTimeOffset SavedAt)
{
    /// <summary>The name of whoever gives none.</summary>
    public const string DefaultName = "Default";

    /// <summary>Shows nothing secret.</summary>
    public override string ToString() => $"{Environment}, {Name} (hidden)";
}
