using TastyPS.Client.Authentication;
using TastyPS.Client.Authentication.Secrets;

namespace TastyPS.Client.Tests.Authentication.Secrets;

/// <summary>A folder of its own for a test, gone afterwards.</summary>
internal sealed class SecretsFolder : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tastyps-secrets-");

    public string Folder => _folder.FullName;

    public string Path => PathOf(".secrets");

    public SecretsFile File => SecretsFile.At(Path);

    public IReadOnlyList<string> Names => [.. Directory.EnumerateFiles(Folder).Select(file => System.IO.Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public static StoredCredentials Credentials(string environment = "Sandbox", string name = "Default", string secret = "client-secret-PLANTED", string token = "refresh-token-PLANTED") =>
        new(environment, name, new OAuthCredentials { ClientId = "my-client", ClientSecret = secret, RefreshToken = token }, ["read", "trade"], new DateTimeOffset(2026, 12, 18, 15, 0, 0, TimeSpan.Zero));

    public string PathOf(string name) => System.IO.Path.Combine(Folder, name);

    public Task SaveAsync(StoredCredentials? credentials = null) => File.SaveAsync(credentials ?? Credentials(), TestContext.Current.CancellationToken);

    public void Write(string content)
    {
        System.IO.File.WriteAllText(Path, content);
        if (!OperatingSystem.IsWindows())
            System.IO.File.SetUnixFileMode(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
