using TastyPS.Module.Tests.Engine;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Connection;

/// <summary>A service that replaces the refresh token locks nobody out: the stored one follows, and where it cannot the user is told.</summary>
public sealed class ReplacedTokenTests : SignInTest
{
    private readonly ReplacingService _service = new();

    [Fact]
    public void Given_credentials_are_saved_as_the_first_refresh_left_them()
    {
        SignIn();

        AssertSilent(Reconnect());
        Assert.Equal(2, _service.Replaced);
    }

    [Fact]
    public void Stored_credentials_follow_at_the_first_refresh()
    {
        SignIn();
        AssertSilent(Reconnect());

        AssertSilent(Reconnect());
        Assert.Equal(3, _service.Replaced);
    }

    [Fact]
    public void Stored_credentials_follow_at_a_later_refresh()
    {
        SignIn();
        Reconnect();
        _service.ExpireAccessTokens();
        AssertSilent(Session.Run("Get-TastyAccount"));

        AssertSilent(Reconnect());
        Assert.Equal(4, _service.Replaced);
    }

    [Fact]
    public void A_first_token_that_cannot_be_saved_is_a_warning_and_the_connection_is_made()
    {
        SignIn();
        _service.Refreshing = () => OpenFileTo(UnixFileMode.OtherRead);

        AssertWarned(Reconnect(), "could not be saved", "chmod 600", "sign in again");
        Assert.Equal(["True"], Texts("(Get-TastyConnection).IsConnected"));
    }

    [Fact]
    public void A_later_token_that_cannot_be_saved_is_a_warning_of_the_command_that_met_it_and_of_no_other()
    {
        SignIn();
        Reconnect();
        OpenFileTo(UnixFileMode.OtherRead);
        _service.ExpireAccessTokens();

        AssertWarned(Session.Run("Get-TastyAccount"), "could not be saved", "chmod 600");
        AssertSilent(Session.Run("Get-TastyAccount; Test-TastyConnection | Out-Null; Disconnect-Tasty"));
    }

    [Fact]
    public void What_no_command_met_is_told_when_the_connection_is_closed()
    {
        SignIn();
        Reconnect();
        OpenFileTo(UnixFileMode.OtherRead);
        _service.ExpireAccessTokens();
        Session.Complete("Get-TastyPosition -AccountNumber ");

        AssertWarned(Session.Run("Disconnect-Tasty"), "could not be saved");
    }

    [Fact]
    public void A_test_before_connecting_keeps_the_token_that_it_got_replaced()
    {
        SignIn();

        Assert.Equal(["Passed"], Test());
        AssertSilent(Reconnect());
    }

    [Fact]
    public void A_test_that_cannot_keep_the_token_says_so()
    {
        SignIn();
        _service.Refreshing = () => OpenFileTo(UnixFileMode.OtherRead);

        Assert.Equal(["Warning"], Test());
    }

    [Fact]
    public void A_replaced_token_that_is_stored_nowhere_is_told_once()
    {
        AssertWarned(SignIn("-NoSave"), "stored nowhere");

        _service.ExpireAccessTokens();
        AssertSilent(Session.Run("Get-TastyAccount"));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _service.Dispose();
    }

    private EngineResult SignIn(string more = "-SecretsPath $File") => Session.Run(
        $"param($Address, $Secret, $Token, $File) Connect-Tasty -BaseUri $Address -ClientSecret $Secret -RefreshToken $Token -Limits None {more}",
        new { _service.Address, Secret = Secure(ReplacingService.ClientSecret), Token = Secure(_service.RefreshToken), File = SecretsPath });

    private EngineResult Reconnect() =>
        Session.Run("param($Address, $File) Connect-Tasty -BaseUri $Address -SecretsPath $File -Limits None", new { _service.Address, File = SecretsPath });

    private string[] Test() => Texts(
        "param($Address, $File) (Test-TastyConnection -BaseUri $Address -SecretsPath $File | Where-Object { $_.Check -eq 'Token' }).Result", new { _service.Address, File = SecretsPath });

    private static void AssertSilent(EngineResult result)
    {
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
    }

    private static void AssertWarned(EngineResult result, params string[] said)
    {
        Assert.Empty(result.Errors);
        var warning = Assert.Single(result.Warnings);
        Assert.All(said, text => Assert.Contains(text, warning));
        Assert.DoesNotContain(ReplacingService.Mark, warning);
    }
}
