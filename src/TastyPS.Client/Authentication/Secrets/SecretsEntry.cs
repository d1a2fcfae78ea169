using System.Text;
using System.Text.Json;

namespace TastyPS.Client.Authentication.Secrets;

/// <summary>One entry as it stands in the file: in clear what it is, protected what it holds.</summary>
internal sealed record SecretsEntry(StoredEntry Description, string Protection, byte[] Payload)
{
    public bool Is(string environment, string name) =>
        string.Equals(Description.Environment, environment, StringComparison.OrdinalIgnoreCase)
        && string.Equals(Description.Name, name, StringComparison.OrdinalIgnoreCase);

    /// <summary>Protects credentials. The environment goes into the payload and into the protection, so that no entry can serve another environment.</summary>
    public static SecretsEntry Seal(StoredCredentials stored, IPayloadProtection protection)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("environment", stored.Environment);
            json.WriteString("name", stored.Name);
            if (stored.Credentials.ClientId is { } clientId)
                json.WriteString("clientId", clientId);
            json.WriteString("clientSecret", stored.Credentials.ClientSecret);
            json.WriteString("refreshToken", stored.Credentials.RefreshToken);
            json.WriteEndObject();
        }

        var payload = protection.Protect(buffer.ToArray(), Binding(stored.Environment, stored.Name));
        return new SecretsEntry(new StoredEntry(stored.Environment, stored.Name, stored.Scopes, stored.SavedAt), protection.Name, payload);
    }

    /// <summary>Opens the entry for the environment and name it was sealed for, and for no other.</summary>
    public StoredCredentials Open(IPayloadProtection protection, string path)
    {
        if (Protection != protection.Name)
            throw new SecretsFileException(SecretsFileReason.CannotUnprotect, path, $"The entry {Description} of {path} was written on another kind of system ({Protection}). Sign in again.");

        var payload = protection.Unprotect(Payload, Binding(Description.Environment, Description.Name))
            ?? throw new SecretsFileException(SecretsFileReason.CannotUnprotect, path, $"The entry {Description} of {path} was protected by another user, on another machine or for another environment. Sign in again.");
        try
        {
            using var json = JsonDocument.Parse(payload);
            var root = json.RootElement;
            if (!Is(root.GetProperty("environment").GetString()!, root.GetProperty("name").GetString()!))
                throw new SecretsFileException(SecretsFileReason.WrongBinding, path, $"The entry {Description} of {path} holds the secrets of another environment or name. Sign in again.");

            var credentials = new OAuthCredentials
            {
                ClientId = root.TryGetProperty("clientId", out var clientId) ? clientId.GetString() : null,
                ClientSecret = root.GetProperty("clientSecret").GetString()!,
                RefreshToken = root.GetProperty("refreshToken").GetString()!,
            };
            return new StoredCredentials(Description.Environment, Description.Name, credentials, Description.Scopes, Description.SavedAt);
        }
        catch (Exception damaged) when (damaged is JsonException or InvalidOperationException or KeyNotFoundException)
        {
            throw SecretsDocument.Corrupt(path);
        }
    }

    private static byte[] Binding(string environment, string name) =>
        Encoding.UTF8.GetBytes($"TastyPS.Secrets\n{environment.ToUpperInvariant()}\n{name.ToUpperInvariant()}");
}
