using TastyPS.Client.Authentication;
using TastyPS.Client.Http;

namespace TastyPS.Client.Tests.Http;

public sealed class ConnectionOptionsTests
{
    [Fact]
    public void The_environments_are_those_of_the_service()
    {
        Assert.Equal("https://api.tastyworks.com/", TastyEnvironment.Production.BaseUri.AbsoluteUri);
        Assert.Equal("wss://streamer.tastyworks.com/", TastyEnvironment.Production.AccountStreamUri.AbsoluteUri);
        Assert.Equal("https://my.tastytrade.com/auth.html", TastyEnvironment.Production.ConsentUri.AbsoluteUri);
        Assert.Equal("https://api.cert.tastyworks.com/", TastyEnvironment.Sandbox.BaseUri.AbsoluteUri);
        Assert.Equal("wss://streamer.cert.tastyworks.com/", TastyEnvironment.Sandbox.AccountStreamUri.AbsoluteUri);
        Assert.Equal("https://cert-my.staging-tasty.works/auth.html", TastyEnvironment.Sandbox.ConsentUri.AbsoluteUri);
        Assert.True(TastyEnvironment.Production.IsProduction);
        Assert.False(TastyEnvironment.Sandbox.IsProduction);
    }

    [Theory]
    [InlineData("http://example.com/")]
    [InlineData("http://192.168.0.1:8000/")]
    [InlineData("ftp://localhost/")]
    [InlineData("https://user:password@example.com/")]
    [InlineData("https://example.com/?key=1")]
    [InlineData("/relative")]
    public void An_address_that_is_not_safe_for_a_token_is_refused(string address)
    {
        Assert.Throws<ArgumentException>(() => TastyEnvironment.At(new Uri(address, UriKind.RelativeOrAbsolute)));
    }

    [Fact]
    public void A_stream_in_clear_is_refused_too()
    {
        Assert.Throws<ArgumentException>(() => TastyEnvironment.At(new Uri("https://example.com"), new Uri("ws://example.com")));
    }

    [Theory]
    [InlineData("http://localhost:8123", "http://localhost:8123/", "ws://localhost:8123/account-stream")]
    [InlineData("http://127.0.0.1:8123/base", "http://127.0.0.1:8123/base/", "ws://127.0.0.1:8123/base/account-stream")]
    [InlineData("http://[::1]:8123/", "http://[::1]:8123/", "ws://[::1]:8123/account-stream")]
    [InlineData("https://example.com/", "https://example.com/", "wss://example.com/account-stream")]
    public void An_address_of_this_machine_or_with_TLS_is_taken(string address, string baseUri, string accountStreamUri)
    {
        var environment = TastyEnvironment.At(new Uri(address));

        Assert.Equal("Custom", environment.Name);
        Assert.Equal(baseUri, environment.BaseUri.AbsoluteUri);
        Assert.Equal(accountStreamUri, environment.AccountStreamUri.AbsoluteUri);
    }

    [Fact]
    public void Production_by_its_address_is_production_all_the_same()
    {
        Assert.True(TastyEnvironment.At(new Uri("https://API.tastyworks.com")).IsProduction);
    }

    [Fact]
    public void Changing_the_options_later_does_not_change_the_client()
    {
        var options = Options();
        using var client = new TastyClient(options);

        options.Environment = TastyEnvironment.Production;
        options.Limits = RequestLimits.None;

        Assert.Same(TastyEnvironment.Sandbox, client.Environment);
        Assert.Same(RequestLimits.Assumed, client.Limits);
    }

    public static TheoryData<string, Action<TastyClientOptions>> Mistakes => new()
    {
        { "AcceptVersion", options => options.AcceptVersion = "2026-10-12" },
        { "ProductVersion", options => options.ProductVersion = "1.0\r\nAuthorization: x" },
        { "MaxRetries", options => options.MaxRetries = -1 },
        { "RequestTimeout", options => options.RequestTimeout = TimeSpan.Zero },
        { "Credentials", options => options.Credentials = new OAuthCredentials { ClientSecret = " ", RefreshToken = "x" } },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_wrong_option_is_named(string name, Action<TastyClientOptions> mistake)
    {
        var options = Options();
        mistake(options);

        var failure = Assert.Throws<ArgumentException>(() => new TastyClient(options));

        Assert.Contains(name, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_in_the_user_agent_is_that_of_the_library_by_default()
    {
        var version = typeof(TastyClient).Assembly.GetName().Version!;

        Assert.StartsWith($"{version.Major}.{version.Minor}.{version.Build}", Options().ProductVersion, StringComparison.Ordinal);
    }

    [Fact]
    public void Pacing_is_estimated_by_the_limits_of_the_client()
    {
        var options = Options();
        options.Limits = RequestLimits.None.With(ApiFamily.MarketData, new RequestLimit(2, TimeSpan.FromSeconds(1)));
        using var client = new TastyClient(options);

        Assert.Equal(TimeSpan.FromSeconds(104), client.EstimatePacing(ApiFamily.MarketData, 210));
    }

    [Fact]
    public void Disposing_the_client_disposes_the_socket_handler()
    {
        var options = Options();
        var server = new ScriptedServer(new SteppingClock());
        options.CreateSocketHandler = () => server;

        new TastyClient(options).Dispose();

        Assert.True(server.Disposed);
    }

    private static TastyClientOptions Options() => new()
    {
        Environment = TastyEnvironment.Sandbox,
        Credentials = new OAuthCredentials { ClientSecret = Rig.ClientSecret, RefreshToken = Rig.RefreshToken },
    };
}
