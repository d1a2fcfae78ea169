using TastyPS.Module.Tests.Engine;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Secrecy;

/// <summary>A service that repeats every secret it gets in its own error texts must not bring one to any stream.</summary>
public sealed class SecrecyTests : ModuleTest
{
    private const string ClientSecret = "PLANTED-CLIENT-SECRET-77";
    private const string RefreshToken = "PLANTED-REFRESH-TOKEN-88";
    private const string Connecting =
        "param($Address, $Secret, $Token) $VerbosePreference = $DebugPreference = 'Continue'; $c = Connect-Tasty -BaseUri $Address -ClientId id -ClientSecret $Secret -RefreshToken $Token -NoSave -PassThru -Verbose -Debug -WarningAction Continue; $c; ";

    [Fact]
    public void No_stream_shows_a_secret_when_all_goes_well()
    {
        using var service = new EchoingService(refusesToken: false);

        var result = Connect(service, "Get-TastyConnection; Get-TastyConnection -All; $Error");

        Assert.NotEmpty(result.Output);
        SecretScan.AssertClean(result);
    }

    [Fact]
    public void No_stream_shows_a_secret_that_an_error_of_the_service_repeats()
    {
        using var service = new EchoingService(refusesToken: false);

        var result = Connect(service, "Get-TastyOptionChain SPX -Verbose -Debug; Get-TastyOptionExpiration SPX -Verbose");

        Assert.Contains(result.Errors, error => error.Exception.Message.Contains("(hidden)", StringComparison.Ordinal));
        Assert.NotEmpty(result.Verbose);
        SecretScan.AssertClean(result);
    }

    [Fact]
    public void No_error_shows_the_secret_that_was_refused()
    {
        using var service = new EchoingService(refusesToken: true);

        var result = Connect(service, "");

        Assert.Equal("TastyClientSecretWrong", IdOf(Assert.Single(result.Errors)));
        SecretScan.AssertClean(result);
    }

    [Theory]
    [InlineData("Get-TastyConnection")]
    [InlineData("Get-TastyConnection | Format-ListStandIn *")]
    [InlineData("Get-TastyConnection | Format-ListStandIn * -Force")]
    [InlineData("[System.Management.Automation.PSSerializer]::Serialize((Get-TastyConnection), 5)")]
    [InlineData("Get-TastyConnection | ConvertTo-CsvCellsStandIn")]
    [InlineData("$Error | Format-ListStandIn * -Force")]
    public void No_view_of_a_connection_shows_a_secret(string script)
    {
        using var service = new EchoingService(refusesToken: false);
        Connect(service, "Get-TastyOptionExpiration SPX");

        var text = Session.Render(script);

        Assert.NotEmpty(text);
        SecretScan.AssertClean(text);
    }

    private EngineResult Connect(EchoingService service, string then) =>
        Session.Run(Connecting + then, new { Address = service.Address, Secret = Secure(ClientSecret), Token = Secure(RefreshToken) });
}
