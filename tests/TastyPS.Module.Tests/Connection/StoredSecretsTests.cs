using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using TastyPS.Module.Tests.Engine;
using TastyPS.Module.Tests.Sessions;
using TastyPS.Tests.Shared;

namespace TastyPS.Module.Tests.Connection;

/// <summary>Signing in once, and running unattended from then on.</summary>
public sealed class StoredSecretsTests : SignInTest
{
    private const string Reconnect = "Connect-Tasty -BaseUri $s.BaseUri -SecretsPath $File";

    [Fact]
    public void Names_of_stored_entries_complete_without_a_connection()
    {
        RunWithSecrets("Connect-Tasty -BaseUri $s.BaseUri -ClientSecret $Secret -RefreshToken $Token -SecretsPath $File -Name 'first account'; Disconnect-Tasty");
        RunWithSecrets("Connect-Tasty -BaseUri $s.BaseUri -ClientSecret $Secret -RefreshToken $Token -SecretsPath $File -Name second; Disconnect-Tasty");

        string[] Offers(string word) => [.. Session.Complete($"Test-TastyConnection -SecretsPath '{SecretsPath}' -Name {word}").Select(match => match.CompletionText)];
        Assert.Equal(["'first account'", "second"], Offers(""));
        Assert.Equal(["second"], Offers("se"));
        Assert.Empty(Session.Complete($"Test-TastyConnection -SecretsPath '{Engine.ModuleUnderTest.Manifest}' -Name se"));
    }

    [Fact]
    public void Given_credentials_are_saved_where_only_the_owner_can_read_them()
    {
        SaveSecrets();

        Assert.True(File.Exists(SecretsPath));
        if (!OperatingSystem.IsWindows())
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(SecretsPath));
    }

    [Fact]
    public void The_next_session_connects_in_silence()
    {
        SaveSecrets();
        using var next = new EngineSession();

        var result = next.Run("param($Address, $File) Connect-Tasty -BaseUri $Address -SecretsPath $File; (Get-TastyConnection).IsConnected", new { Address = BaseUri(), File = SecretsPath });

        Assert.Equal([true], result.Output.Select(item => item.BaseObject));
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Empty(result.Information);
    }

    [Fact]
    public async Task A_fresh_process_without_a_user_gets_positions_in_silence()
    {
        SaveSecrets();

        var run = await HostProcess.RunAsync(
            ["-Command", $"Connect-Tasty -BaseUri {BaseUri()} -SecretsPath '{SecretsPath}'; @(Get-TastyPosition).Count -gt 0"], TestContext.Current.CancellationToken);

        Assert.Equal((0, "True\n", ""), (run.ExitCode, run.Output, run.Errors));
    }

    [Fact]
    public void The_variable_names_the_file_for_saving_and_for_reading()
    {
        Environment.SetEnvironmentVariable("TASTYPS_SECRETS", SecretsPath);

        RunWithSecrets("Connect-Tasty -BaseUri $s.BaseUri -ClientSecret $Secret -RefreshToken $Token; Disconnect-Tasty");

        Assert.True(File.Exists(SecretsPath));
        Assert.Equal(["True"], Texts("Connect-Tasty -BaseUri $s.BaseUri; (Get-TastyConnection).IsConnected"));
    }

    [Fact]
    public void NoSave_writes_nothing()
    {
        var result = RunWithSecrets("Connect-Tasty -BaseUri $s.BaseUri -ClientSecret $Secret -RefreshToken $Token -SecretsPath $File -NoSave; (Get-TastyConnection).IsConnected");

        Assert.Equal([true], result.Output.Select(item => item.BaseObject));
        Assert.Empty(Folder.GetFileSystemInfos());
    }

    [Fact]
    public void Credentials_that_are_refused_are_not_saved()
    {
        FailWithSecrets(Reconnect + " -ClientSecret $Secret -RefreshToken $Token", secret: "wrong");

        Assert.Empty(Folder.GetFileSystemInfos());
    }

    [Fact]
    public void Nothing_stored_and_nobody_there_fails_at_once_and_names_the_command()
    {
        var error = FailWithSecrets(Reconnect);

        Assert.Equal("TastySignInNeedsUser", IdOf(error));
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        Assert.Contains("Run Connect-Tasty once", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Force_wants_a_user_although_there_are_secrets()
    {
        SaveSecrets();

        Assert.Equal("TastySignInNeedsUser", IdOf(FailWithSecrets(Reconnect + " -Force")));
    }

    [Fact]
    public void A_scope_that_the_stored_grant_lacks_wants_a_user()
    {
        var token = Texts("$s.CreateGrant('read')").Single();
        RunWithSecrets(Reconnect + " -ClientSecret $Secret -RefreshToken $Token; Disconnect-Tasty", token: token);

        Assert.Equal("TastySignInNeedsUser", IdOf(FailWithSecrets(Reconnect + " -Scope Read, Trade")));
        Assert.Empty(RunWithSecrets(Reconnect + " -Scope Read").Errors);
    }

    [Fact]
    public void Secrets_of_another_environment_or_name_are_not_used()
    {
        SaveSecrets();

        Assert.Equal("TastySignInNeedsUser", IdOf(FailWithSecrets("Connect-Tasty Sandbox -SecretsPath $File")));
        Assert.Equal("TastySignInNeedsUser", IdOf(FailWithSecrets(Reconnect + " -Name other")));
    }

    [Theory]
    [InlineData(UnixFileMode.GroupRead)]
    [InlineData(UnixFileMode.OtherRead)]
    [InlineData(UnixFileMode.OtherWrite)]
    public void A_file_that_others_can_open_is_refused_with_the_command_that_mends_it(UnixFileMode extra)
    {
        SaveSecrets();
        OpenFileTo(extra);

        var error = FailWithSecrets(Reconnect);

        Assert.Equal("TastySecretsReadableByOthers", IdOf(error));
        Assert.Equal(ErrorCategory.SecurityError, error.CategoryInfo.Category);
        Assert.Contains("chmod 600", error.ErrorDetails.RecommendedAction);
        Assert.Contains(SecretsPath, error.ErrorDetails.RecommendedAction);

        OpenFileTo(UnixFileMode.None);
        Assert.Empty(RunWithSecrets(Reconnect).Errors);
    }

    [Fact]
    public void A_revoked_grant_has_its_own_id()
    {
        SaveSecrets();
        Session.Run("$s.RevokeGrant()");

        var error = FailWithSecrets(Reconnect);

        Assert.Equal("TastyGrantRevoked", IdOf(error));
        Assert.Contains("Connect-Tasty -Force", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_wrong_client_secret_has_its_own_id() =>
        Assert.Equal("TastyClientSecretWrong", IdOf(FailWithSecrets(Reconnect + " -ClientSecret $Secret -RefreshToken $Token", secret: "wrong")));

    [Fact]
    public void Variables_carry_credentials_and_nothing_is_saved()
    {
        Environment.SetEnvironmentVariable("TASTYPS_CLIENT_SECRET", ClientSecret);
        Environment.SetEnvironmentVariable("TASTYPS_REFRESH_TOKEN", RefreshToken);

        Environment.SetEnvironmentVariable("TASTYPS_SECRETS", SecretsPath);

        Assert.Empty(RunWithSecrets("Connect-Tasty -BaseUri $s.BaseUri").Errors);
        Assert.Empty(Folder.GetFileSystemInfos());
    }

    [Fact]
    public void A_file_named_by_argument_goes_before_the_variables()
    {
        SaveSecrets();
        Environment.SetEnvironmentVariable("TASTYPS_CLIENT_SECRET", "wrong");
        Environment.SetEnvironmentVariable("TASTYPS_REFRESH_TOKEN", "wrong");

        Assert.Empty(RunWithSecrets(Reconnect).Errors);
    }

    [Fact]
    public void The_variables_go_before_a_file_named_by_variable()
    {
        SaveSecrets();
        Environment.SetEnvironmentVariable("TASTYPS_SECRETS", SecretsPath);
        Environment.SetEnvironmentVariable("TASTYPS_CLIENT_SECRET", "wrong");
        Environment.SetEnvironmentVariable("TASTYPS_REFRESH_TOKEN", RefreshToken);

        Assert.Equal("TastyClientSecretWrong", IdOf(FailWithSecrets("Connect-Tasty -BaseUri $s.BaseUri")));
    }

    [Fact]
    public void A_file_named_by_argument_that_lacks_the_entry_is_not_replaced_by_the_variables()
    {
        Environment.SetEnvironmentVariable("TASTYPS_CLIENT_SECRET", ClientSecret);
        Environment.SetEnvironmentVariable("TASTYPS_REFRESH_TOKEN", RefreshToken);

        var error = FailWithSecrets(Reconnect);

        Assert.Equal("TastySignInNeedsUser", IdOf(error));
        Assert.Contains(SecretsPath, error.Exception.Message);
        Assert.Contains("leave out -SecretsPath", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Variables_bound_to_another_environment_are_not_used()
    {
        Environment.SetEnvironmentVariable("TASTYPS_CLIENT_SECRET", ClientSecret);
        Environment.SetEnvironmentVariable("TASTYPS_REFRESH_TOKEN", RefreshToken);
        Environment.SetEnvironmentVariable("TASTYPS_ENVIRONMENT", "Sandbox");
        Environment.SetEnvironmentVariable("TASTYPS_SECRETS", SecretsPath);

        Assert.Equal("TastySignInNeedsUser", IdOf(FailWithSecrets("Connect-Tasty -BaseUri $s.BaseUri")));
    }

    [Fact]
    public async Task A_taken_port_is_told_with_its_owner()
    {
        using var turn = await PagePort.TakeAsync(TestContext.Current.CancellationToken);
        using var owner = new TcpListener(IPAddress.Loopback, 8000);
        owner.Start();
        Environment.SetEnvironmentVariable("TASTYPS_INTERACTIVE", "1");

        var error = FailWithSecrets(Reconnect + " -NoBrowser");

        Assert.Equal("TastyPortTaken", IdOf(error));
        Assert.Equal(ErrorCategory.ResourceBusy, error.CategoryInfo.Category);
        if (OperatingSystem.IsLinux())
            Assert.Matches($@"\b{Environment.ProcessId}\b|this process", error.Exception.Message);
    }

    private string BaseUri() => Texts("$s.BaseUri.AbsoluteUri").Single();
}
