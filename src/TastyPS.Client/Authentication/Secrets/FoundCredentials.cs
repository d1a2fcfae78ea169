namespace TastyPS.Client.Authentication.Secrets;

/// <summary>Stored credentials, and the file they came from: where a replaced refresh token belongs.</summary>
/// <param name="File">The file.</param>
/// <param name="Stored">The entry.</param>
public sealed record FoundCredentials(SecretsFile File, StoredCredentials Stored);
