using System.Management.Automation;
using System.Net;
using System.Net.Sockets;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Connection;

public sealed class ConnectFailureTests : SignInTest
{
    [Fact]
    public void Missing_credentials_are_told_with_the_variables_that_may_carry_them_where_nobody_is_there()
    {
        var error = Session.RunExpectingTermination("Connect-Tasty Sandbox");

        Assert.Equal("TastySignInNeedsUser", IdOf(error));
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        Assert.Contains("TASTYPS_REFRESH_TOKEN", error.ErrorDetails.RecommendedAction);
        Assert.Contains("Run Connect-Tasty once", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void Half_of_the_credentials_is_not_enough() =>
        Assert.Equal("TastyCredentialsIncomplete", IdOf(Session.RunExpectingTermination("param($Secret) Connect-Tasty -ClientSecret $Secret", new { Secret = Secure("s") })));

    [Theory]
    [InlineData("wrong secret", null, "TastyClientSecretWrong")]
    [InlineData(null, "wrong token", "TastyWrongEnvironment")]
    public void Credentials_that_the_service_refuses_end_the_command(string? secret, string? token, string id)
    {
        var good = Session.Run("$s.Credentials").Output.Single();

        var error = Session.RunExpectingTermination(
            "param($Secret, $Token) Connect-Tasty -BaseUri $s.BaseUri -ClientSecret $Secret -RefreshToken $Token -NoSave",
            new { Secret = Secure(secret ?? (string)good.Properties["ClientSecret"].Value), Token = Secure(token ?? (string)good.Properties["RefreshToken"].Value) });

        Assert.Equal(id, IdOf(error));
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        Assert.Contains("Connect-Tasty", error.ErrorDetails.RecommendedAction);
        Assert.Empty(Session.Run("Get-TastyConnection -All").Output);
    }

    [Fact]
    public void Good_credentials_connect_to_an_address()
    {
        var good = Session.Run("$s.Credentials").Output.Single();

        var texts = Texts(
            "param($Secret, $Token) (Connect-Tasty -BaseUri $s.BaseUri -ClientSecret $Secret -RefreshToken $Token -PassThru -NoSave).Environment",
            new { Secret = Secure((string)good.Properties["ClientSecret"].Value), Token = Secure((string)good.Properties["RefreshToken"].Value) });

        Assert.Equal(["Custom"], texts);
    }

    [Fact]
    public void Credentials_may_come_from_the_environment()
    {
        Session.Run("$env:TASTYPS_CLIENT_SECRET = $s.Credentials.ClientSecret; $env:TASTYPS_REFRESH_TOKEN = $s.Credentials.RefreshToken");

        Assert.Equal(["True"], Texts("Connect-Tasty -BaseUri $s.BaseUri; (Get-TastyConnection).IsConnected"));
    }

    [Fact]
    public void A_port_that_nobody_listens_on_is_a_failed_connection()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var address = $"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}/";
        listener.Stop();

        var error = ConnectTo(address);

        Assert.Equal("TastyConnectionFailed", IdOf(error));
        Assert.Equal(ErrorCategory.ConnectionError, error.CategoryInfo.Category);
    }

    [Theory]
    [InlineData("http://api.example.com/")]
    [InlineData("ftp://localhost/")]
    [InlineData("https://user:word@api.example.com/")]
    [InlineData("api.example.com")]
    public void An_address_that_would_carry_the_token_in_clear_is_refused_before_anything_is_sent(string address)
    {
        var error = ConnectTo(address);

        Assert.Equal("TastyAddressRefused", IdOf(error));
        Assert.Equal(ErrorCategory.InvalidArgument, error.CategoryInfo.Category);
        Assert.Contains("https", error.ErrorDetails.RecommendedAction);
    }

    [Theory]
    [InlineData("Connect-Tasty -Simulator -ChainFile")]
    [InlineData("Start-TastySimulator -ChainFile")]
    public void A_chain_file_that_is_not_there_starts_no_simulator(string command)
    {
        var error = Session.RunExpectingTermination(command + " ./no-such-file.csv");

        Assert.Equal("TastyFileNotFound", IdOf(error));
        Assert.Equal(ErrorCategory.ObjectNotFound, error.CategoryInfo.Category);
        Assert.Single(Session.Run("Get-TastySimulator").Output);
    }

    [Theory]
    [InlineData("Connect-Tasty -Simulator -ChainFile", "Symbol,Price\nSPX,1\n")]
    [InlineData("Start-TastySimulator -ChainFile", "Symbol,Price\nSPX,1\n")]
    [InlineData("Connect-Tasty -Simulator -ChainFile", "")]
    [InlineData("Connect-Tasty -Simulator -ChainFile", "\u001f\u008b no gzip")]
    public void A_chain_file_that_is_no_quote_table_starts_no_simulator(string command, string content)
    {
        var file = Path.Combine(Folder.FullName, "table.csv");
        File.WriteAllText(file, content, System.Text.Encoding.Latin1);

        var error = Session.RunExpectingTermination("param($File) " + command + " $File", new { File = file });

        Assert.Equal("TastyChainFileInvalid", IdOf(error));
        Assert.Equal(ErrorCategory.InvalidData, error.CategoryInfo.Category);
        Assert.Contains("Cboe", error.ErrorDetails.RecommendedAction);
        Assert.Single(Session.Run("Get-TastySimulator; Get-TastyConnection -All").Output);
    }

    [Fact]
    public void A_failed_connect_leaves_the_current_connection()
    {
        ConnectAt();

        Session.RunExpectingTermination("Connect-Tasty -Simulator -ChainFile ./no-such-file.csv");

        Assert.Equal(["Simulator True"], Texts("$c = Get-TastyConnection; \"$c $($c.IsConnected)\""));
    }

    private ErrorRecord ConnectTo(string address) => Session.RunExpectingTermination(
        "param($Address, $Secret) Connect-Tasty -BaseUri $Address -ClientSecret $Secret -RefreshToken $Secret -NoSave -Limits None",
        new { Address = address, Secret = Secure("secret") });
}
