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

        var error = FailWithSecrets(Reconnect + " -Scope Read, Trade");
        Assert.Equal("TastySignInNeedsUser", IdOf(error));
        Assert.Contains("allows read, and -Scope asks for read, trade", error.Exception.Message);
        Assert.DoesNotContain("no stored secrets", error.Exception.Message);
        Assert.Contains($"-SecretsPath '{SecretsPath}' -Scope Read, Trade", error.ErrorDetails.RecommendedAction);
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

    [Theory]
    [InlineData("Sandbox", "for another environment: TASTYPS_ENVIRONMENT is Sandbox, not Production")]
    [InlineData("Prodution", "'Prodution', which is none of Production, Sandbox, Custom")]
    public void Variables_that_are_not_meant_for_the_environment_are_told_to_be_there(string environment, string said)
    {
        Environment.SetEnvironmentVariable("TASTYPS_CLIENT_SECRET", ClientSecret);
        Environment.SetEnvironmentVariable("TASTYPS_REFRESH_TOKEN", RefreshToken);
        Environment.SetEnvironmentVariable("TASTYPS_ENVIRONMENT", environment);
        Environment.SetEnvironmentVariable("TASTYPS_SECRETS", SecretsPath);

        var error = FailWithSecrets("Connect-Tasty Production");

        Assert.Equal("TastySignInNeedsUser", IdOf(error));
        Assert.Contains(said, error.Exception.Message);
        Assert.Contains("TASTYPS_ENVIRONMENT", error.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData("TASTYPS_CLIENT_SECRET", "TASTYPS_REFRESH_TOKEN is not")]
    [InlineData("TASTYPS_REFRESH_TOKEN", "TASTYPS_CLIENT_SECRET is not")]
    public void One_variable_without_the_other_is_told(string variable, string said)
    {
        Environment.SetEnvironmentVariable(variable, "one of two");
        Environment.SetEnvironmentVariable("TASTYPS_SECRETS", SecretsPath);

        Assert.Contains(said, FailWithSecrets("Connect-Tasty Production").Exception.Message);
    }

    [Theory]
    [InlineData("-ClientSecret $Secret", "-ClientSecret was given without -RefreshToken")]
    [InlineData("-RefreshToken $Token", "-RefreshToken was given without -ClientSecret")]
    [InlineData("-RefreshToken $Token -Force", "-RefreshToken was given without -ClientSecret")]
    [InlineData("-ClientId other", "neither -ClientSecret nor -RefreshToken")]
    [InlineData("-ClientSecret ([securestring]::new()) -RefreshToken $Token", "-ClientSecret is empty")]
    [InlineData("-ClientSecret $Secret -RefreshToken ([securestring]::new())", "-RefreshToken is empty")]
    public void A_part_of_the_credentials_is_never_passed_over_for_stored_ones(string part, string said)
    {
        SaveSecrets();

        var error = FailWithSecrets($"{Reconnect} {part}", secret: "wrong");

        Assert.Equal("TastyCredentialsIncomplete", IdOf(error));
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Contains(said, error.Exception.Message);
        Assert.Contains("-ClientSecret and -RefreshToken", error.ErrorDetails.RecommendedAction);
        Assert.Empty(Session.Run("Get-TastyConnection -All").Output);
    }

    [Fact]
    public void A_part_of_the_credentials_is_never_passed_over_for_variables()
    {
        Environment.SetEnvironmentVariable("TASTYPS_CLIENT_SECRET", ClientSecret);
        Environment.SetEnvironmentVariable("TASTYPS_REFRESH_TOKEN", RefreshToken);

        Assert.Equal("TastyCredentialsIncomplete", IdOf(FailWithSecrets("Connect-Tasty -BaseUri $s.BaseUri -ClientSecret $Secret", secret: "wrong")));
    }

    [Fact]
    public void The_stored_client_id_may_be_said_again()
    {
        RunWithSecrets(Reconnect + " -ClientId $s.Credentials.ClientId -ClientSecret $Secret -RefreshToken $Token; Disconnect-Tasty");

        Assert.Empty(RunWithSecrets(Reconnect + " -ClientId $s.Credentials.ClientId").Errors);
    }

    [Fact]
    public void A_secret_that_is_nothing_at_all_is_refused() =>
        Assert.Contains("ClientSecret", FailWithSecrets(Reconnect + " -ClientSecret $null -RefreshToken $Token").Exception.Message);

    [Fact]
    public void A_given_grant_that_allows_less_than_asked_for_is_warned_of_with_what_to_do()
    {
        var result = RunWithSecrets(Reconnect + " -ClientSecret $Secret -RefreshToken $Token -Scope Read, Trade", token: Texts("$s.CreateGrant('read')").Single());

        Assert.Empty(result.Errors);
        var warning = Assert.Single(result.Warnings);
        Assert.Contains("allows read, but not trade", warning);
        Assert.Contains("-Scope Read, Trade -Force", warning);
    }

    [Fact]
    public void A_given_grant_that_can_trade_unasked_is_warned_of_once()
    {
        var first = RunWithSecrets(Reconnect + " -ClientSecret $Secret -RefreshToken $Token; Disconnect-Tasty");
        var later = RunWithSecrets(Reconnect);

        Assert.Contains("can trade", Assert.Single(first.Warnings));
        Assert.Empty(later.Warnings);
    }

    [Fact]
    public void A_given_grant_that_can_trade_as_asked_is_not_warned_of() =>
        Assert.Empty(RunWithSecrets(Reconnect + " -ClientSecret $Secret -RefreshToken $Token -Scope Read, Trade").Warnings);

    [Fact]
    public void Stored_secrets_serve_the_scope_OpenId_if_their_grant_has_it()
    {
        SaveSecrets();

        Assert.Equal(["True"], Texts("param($File) " + Reconnect + " -Scope Read, OpenId; (Get-TastyConnection).Scope -match 'openid'", new { File = SecretsPath }));
    }

    [Fact]
    public void A_grant_revoked_under_an_open_connection_has_its_own_id()
    {
        SaveSecrets();
        RunWithSecrets(Reconnect);
        Session.Run("$s.RevokeGrant(); $s.ExpireAccessTokens()");

        var error = Session.RunExpectingTermination("Get-TastyAccount");

        Assert.Equal("TastyGrantRevoked", IdOf(error));
        Assert.Contains("-Force", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_stream_address_of_this_machine_is_taken_and_one_that_would_carry_the_token_in_clear_is_not()
    {
        Assert.Empty(RunWithSecrets(Reconnect + " -StreamUri ws://localhost:9/ -ClientSecret $Secret -RefreshToken $Token").Errors);

        foreach (var address in (string[])["ws://streams.example.com/", "https://streams.example.com/"])
            Assert.Equal("TastyAddressRefused", IdOf(FailWithSecrets($"{Reconnect} -StreamUri {address} -ClientSecret $Secret -RefreshToken $Token")));
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
