using System.Management.Automation;
using TastyPS.Module.Tests.Engine;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Connection;

/// <summary>Test-TastyConnection tells what works and what does not, and ends with an error for neither.</summary>
public sealed class ConnectionCheckTests : SignInTest
{
    private const string Before = "Test-TastyConnection -BaseUri $s.BaseUri -SecretsPath $File";
    private static readonly string[] InOrder = ["Secrets file", "Permissions", "Network", "User-Agent", "Token", "Scope", "Accounts", "Quote token", "Market data", "Clock"];

    [Fact]
    public void All_is_well_on_a_simulator()
    {
        var checks = Run("$s | Connect-Tasty; Test-TastyConnection");

        Assert.Equal(InOrder, checks.Select(check => check.Name));
        Assert.Equal(["Skipped", "Skipped"], checks.Take(2).Select(check => check.Result));
        Assert.All(checks.Skip(2), check => Assert.Equal("Passed", check.Result));
        Assert.All(checks, check => Assert.Empty(check.Recommendation));
    }

    [Fact]
    public void All_is_well_before_connecting_once_secrets_are_saved()
    {
        SaveSecrets();

        var checks = Run(Before);

        Assert.Equal(InOrder, checks.Select(check => check.Name));
        Assert.All(checks, check => Assert.Equal("Passed", check.Result));
        Assert.Contains(SecretsPath, checks[0].Message);
        Assert.Empty(Session.Run("Get-TastyConnection -All").Output);
    }

    [Fact]
    public void Nothing_stored_fails_and_names_the_command_and_the_rest_goes_on()
    {
        var checks = Run(Before);

        Assert.Equal("Failed Skipped Passed Passed Skipped Skipped Skipped Skipped Skipped Passed", Results(checks));
        Assert.Contains("Run Connect-Tasty", checks[0].Recommendation);
    }

    [Fact]
    public void A_wrong_secret_fails_the_token_and_skips_what_needs_it()
    {
        SaveSecrets();
        Session.Run("$s.RegenerateClientSecret()");

        var checks = Run(Before);

        Assert.Equal("Passed Passed Passed Passed Failed Skipped Skipped Skipped Skipped Passed", Results(checks));
        Assert.Contains("Connect-Tasty", checks[4].Recommendation);
        Assert.All(checks.Skip(5).Take(4), check => Assert.Contains("no token", check.Message));
    }

    [Fact]
    public void A_refused_port_fails_the_network()
    {
        SaveSecrets();
        Session.Run("$address = $s.BaseUri; Stop-TastySimulator");

        var checks = Run("Test-TastyConnection -BaseUri $address -SecretsPath $File");

        Assert.Equal("Passed Passed Failed Skipped Skipped Skipped Skipped Skipped Skipped Skipped", Results(checks));
        Assert.Contains("refused", checks[2].Message);
        Assert.Contains("Check the network", checks[2].Recommendation);
        Assert.DoesNotContain("Get-TastyConnection", checks[2].Recommendation);
    }

    [Fact]
    public void A_file_that_others_can_read_fails_with_the_command_that_mends_it()
    {
        SaveSecrets();
        OpenFileTo(UnixFileMode.OtherRead);

        var checks = Run(Before);

        Assert.Equal("Passed Failed Passed Passed Skipped Skipped Skipped Skipped Skipped Passed", Results(checks));
        Assert.Contains("chmod 600", checks[1].Recommendation);
    }

    [Fact]
    public void A_damaged_file_fails()
    {
        SaveSecrets();
        File.WriteAllText(SecretsPath, "no secrets");

        Assert.Equal("Failed Skipped Passed Passed Skipped Skipped Skipped Skipped Skipped Passed", Results(Run(Before)));
    }

    [Fact]
    public void Credentials_of_variables_need_no_file()
    {
        Environment.SetEnvironmentVariable("TASTYPS_CLIENT_SECRET", ClientSecret);
        Environment.SetEnvironmentVariable("TASTYPS_REFRESH_TOKEN", RefreshToken);

        var checks = Run("Test-TastyConnection -BaseUri $s.BaseUri");

        Assert.Equal("Skipped Skipped Passed Passed Passed Passed Passed Passed Passed Passed", Results(checks));
        Assert.Contains("TASTYPS_CLIENT_SECRET", checks[0].Message);
    }

    [Fact]
    public void A_file_named_by_argument_goes_before_the_variables()
    {
        Environment.SetEnvironmentVariable("TASTYPS_CLIENT_SECRET", ClientSecret);
        Environment.SetEnvironmentVariable("TASTYPS_REFRESH_TOKEN", RefreshToken);

        var checks = Run(Before);

        Assert.Equal("Failed", checks[0].Result);
        Assert.Contains(SecretsPath, checks[0].Message);
    }

    [Fact]
    public void The_sandbox_is_told_to_have_no_market_data()
    {
        var checks = Run("Start-TastySimulator -Sandbox | Connect-Tasty; Test-TastyConnection");

        Assert.Equal("Skipped Skipped Passed Passed Passed Passed Passed Passed Warning Passed", Results(checks));
    }

    [Fact]
    public void A_grant_without_read_fails_the_scope()
    {
        var token = Texts("$s.CreateGrant('openid')").Single();

        var checks = Run("Connect-Tasty -BaseUri $s.BaseUri -ClientSecret $Secret -RefreshToken $Token -NoSave; Test-TastyConnection", token: token);

        Assert.Equal("Skipped Skipped Passed Passed Passed Failed Failed Failed Failed Passed", Results(checks));
        Assert.Contains("scope", checks[5].Recommendation);
    }

    [Fact]
    public void A_refused_User_Agent_is_told_from_a_refused_token()
    {
        SaveSecrets();
        Session.Run("$s.Faults.Add([TastyPS.Simulator.Faults.Fault]::Status('/margin-requirements-public-configuration', 401, $null, $true))");

        var checks = Run(Before);

        Assert.Equal("Passed Passed Passed Failed Skipped Skipped Skipped Skipped Skipped Passed", Results(checks));
        Assert.Contains("User-Agent", checks[3].Recommendation);
    }

    [Fact]
    public void The_token_endpoint_is_asked_once()
    {
        SaveSecrets();
        Session.Run("$s.RegenerateClientSecret()");
        var before = RequestCount();

        Run(Before);

        Assert.Equal(2, RequestCount() - before);
    }

    [Fact]
    public async Task Ctrl_C_ends_a_check_that_hangs()
    {
        Session.Run("$s | Connect-Tasty; $s.Faults.Add([TastyPS.Simulator.Faults.Fault]::Hang('/api-quote-tokens'))");
        var simulator = Simulator;
        using var running = Session.Start("Test-TastyConnection");

        await running.FirstOutput.WaitAsync(TestContext.Current.CancellationToken);
        await HitAsync(simulator, running);
        await running.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(PSInvocationState.Stopped, running.State);
        Assert.True(running.Output.Count < InOrder.Length);
    }

    [Fact]
    public void A_closed_connection_cannot_be_tested() =>
        Assert.Equal("TastyNotConnected", IdOf(Session.RunExpectingTermination("$s | Connect-Tasty; $c = Get-TastyConnection; Disconnect-Tasty; Test-TastyConnection -Connection $c")));

    [Fact]
    public void An_address_that_would_carry_the_token_in_clear_is_refused() =>
        Assert.Equal("TastyAddressRefused", IdOf(Session.RunExpectingTermination("Test-TastyConnection -BaseUri http://api.example.com/")));

    [Fact]
    public void Nothing_that_is_shown_is_secret()
    {
        SaveSecrets();

        var result = RunWithSecrets("$VerbosePreference = $DebugPreference = 'Continue'; " + Before);
        var text = string.Join("\n", result.Output.Select(item => PSSerializer.Serialize(item, 5)).Concat(result.Verbose).Concat(result.Debug));

        Assert.NotEmpty(text);
        Assert.DoesNotContain(ClientSecret, text);
        Assert.DoesNotContain(RefreshToken, text);
    }

    [Fact]
    public void The_view_has_the_word_of_the_result_and_what_to_do()
    {
        var text = Session.Render("param($Address, $File) Test-TastyConnection -BaseUri $Address -SecretsPath $File", new { Address = Texts("$s.BaseUri.AbsoluteUri").Single(), File = SecretsPath });

        Assert.Matches(@"\nCheck +Result +ms +Message and what to do\n", text);
        Assert.Matches(@"\nSecrets file +Failed +\d+ No secrets of", text);
        Assert.Matches(@"\nPermissions +Skipped +There is no file", text);
        Assert.Matches(@"\nNetwork +Passed +\d+ localhost:", text);
        Assert.Contains("Run Connect-Tasty", System.Text.RegularExpressions.Regex.Replace(text, @"\s+", " "));
    }

    [Fact]
    public void A_screen_with_colours_shows_them_beside_the_word()
    {
        using var coloured = new EngineSession(keepsColour: true);

        var text = coloured.Render("param($Address, $File) Test-TastyConnection -BaseUri $Address -SecretsPath $File", new { Address = Texts("$s.BaseUri.AbsoluteUri").Single(), File = SecretsPath });

        Assert.Contains("\u001b[32mPassed\u001b[0m", text);
        Assert.Contains("\u001b[31;1mFailed\u001b[0m", text);
    }

    private static string Results(IEnumerable<Seen> checks) => string.Join(" ", checks.Select(check => check.Result));

    private IReadOnlyList<Seen> Run(string script, string? token = null)
    {
        var result = RunWithSecrets(script, token: token);
        Assert.Empty(result.Errors);
        return [.. result.Output.Select(item => new Seen(Text(item, "Check"), Text(item, "Result"), Text(item, "Message"), Text(item, "Recommendation")))];

        static string Text(PSObject item, string name) => LanguagePrimitives.ConvertTo<string>(item.Properties[name].Value);
    }

    private sealed record Seen(string Name, string Result, string Message, string Recommendation);
}
