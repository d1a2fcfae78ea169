using System.Security;
using TastyPS.Client;
using TastyPS.Client.Authentication.Secrets;

namespace TastyPS.SigningIn;

/// <summary>What Connect-Tasty was asked for, as far as credentials go.</summary>
internal sealed record SignInRequest
{
    public required TastyEnvironment Environment { get; init; }

    public required SecretsLocation Location { get; init; }

    /// <summary>The name of the entry; several sign-ins to one environment have several.</summary>
    public string Name { get; init; } = StoredCredentials.DefaultName;

    public string? ClientId { get; init; }

    public SecureString? ClientSecret { get; init; }

    public SecureString? RefreshToken { get; init; }

    public IReadOnlyList<string> Scopes { get; init; } = ["read"];

    /// <summary>The scopes that stored secrets must have to do; without an explicit wish any will.</summary>
    public IReadOnlyList<string> DemandedScopes { get; init; } = [];

    /// <summary>Prints the page's address instead of opening a browser.</summary>
    public bool NoBrowser { get; init; }

    /// <summary>Writes nothing to disk.</summary>
    public bool NoSave { get; init; }

    /// <summary>Signs in again although there are stored secrets.</summary>
    public bool Force { get; init; }

    public TimeSpan? Timeout { get; init; }

    /// <summary>The command with what says where, as whom and for what to sign in.</summary>
    public string Command => "Connect-Tasty"
        + (Environment.Name == "Custom" ? $" -BaseUri {Environment.BaseUri}" : Environment.Name == "Production" ? "" : $" {Environment.Name}")
        + (Name == StoredCredentials.DefaultName ? "" : $" -Name {Quote(Name)}")
        + (Location.IsGiven ? $" -SecretsPath {Quote(Location.WritePath)}" : "")
        + (DemandedScopes.Count == 0 ? "" : $" -Scope {Text(DemandedScopes)}");

    /// <summary>Scopes as the parameter is given them.</summary>
    public static string Text(IEnumerable<string> scopes) =>
        string.Join(", ", scopes.Select(scope => scope == "openid" ? "OpenId" : char.ToUpperInvariant(scope[0]) + scope.Substring(1)));

    private static string Quote(string text) => $"'{text.Replace("'", "''")}'";
}
