using System.Management.Automation;

namespace TastyPS.Module.Tests.Sessions;

/// <summary>Signing in to a simulator, <c>$s</c> in the session, on a machine on which nobody ever signed in and nobody sits.</summary>
public abstract class SignInTest : ModuleTest
{
    private static readonly string[] Variables =
        ["TASTYPS_CLIENT_ID", "TASTYPS_CLIENT_SECRET", "TASTYPS_REFRESH_TOKEN", "TASTYPS_ENVIRONMENT", "TASTYPS_SECRETS", "TASTYPS_INTERACTIVE", "XDG_CONFIG_HOME"];

    private readonly string?[] _values = [.. Variables.Select(Environment.GetEnvironmentVariable)];

    /// <summary>Starts the simulator.</summary>
    protected SignInTest()
    {
        foreach (var variable in Variables)
            Environment.SetEnvironmentVariable(variable, null);
        Environment.SetEnvironmentVariable("TASTYPS_INTERACTIVE", "0");
        Environment.SetEnvironmentVariable("XDG_CONFIG_HOME", Folder.FullName);
        Session.Run("$s = Start-TastySimulator");
    }

    /// <summary>Where secrets are saved.</summary>
    protected string SecretsPath => Path.Combine(Folder.FullName, "own", "tasty.secrets");

    private protected string ClientSecret => Credential("ClientSecret");

    private protected string RefreshToken => Credential("RefreshToken");

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        for (var i = 0; i < Variables.Length; i++)
            Environment.SetEnvironmentVariable(Variables[i], _values[i]);
        base.Dispose(disposing);
    }

    /// <summary>Runs a script that knows <c>$Secret</c>, <c>$Token</c> and <c>$File</c>.</summary>
    private protected Engine.EngineResult RunWithSecrets(string script, string? secret = null, string? token = null) => Session.Run(
        "param($Secret, $Token, $File) " + script, new { Secret = Secure(secret ?? ClientSecret), Token = Secure(token ?? RefreshToken), File = SecretsPath });

    /// <summary>As <see cref="RunWithSecrets"/>, to be ended by an error.</summary>
    private protected ErrorRecord FailWithSecrets(string script, string? secret = null, string? token = null) => Session.RunExpectingTermination(
        "param($Secret, $Token, $File) " + script, new { Secret = Secure(secret ?? ClientSecret), Token = Secure(token ?? RefreshToken), File = SecretsPath });

    /// <summary>Signs in once and closes the connection.</summary>
    private protected void SaveSecrets() =>
        Assert.Empty(RunWithSecrets("Connect-Tasty -BaseUri $s.BaseUri -ClientSecret $Secret -RefreshToken $Token -SecretsPath $File; Disconnect-Tasty").Errors);

    /// <summary>Lets others into the file of the secrets, beside its owner.</summary>
    private protected void OpenFileTo(UnixFileMode others)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has access lists instead of modes.");
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(SecretsPath, UnixFileMode.UserRead | UnixFileMode.UserWrite | others);
    }

    private string Credential(string name) => (string)Session.Run($"$s.Credentials.{name}").Output.Single().BaseObject;
}
