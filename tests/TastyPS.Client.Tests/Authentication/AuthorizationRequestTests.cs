using TastyPS.Client.Authentication;

namespace TastyPS.Client.Tests.Authentication;

public sealed class AuthorizationRequestTests
{
    [Fact]
    public void Each_request_has_a_state_of_its_own_that_cannot_be_guessed()
    {
        var states = Enumerable.Range(0, 100).Select(_ => Request().State).ToList();

        Assert.Equal(100, states.Distinct().Count());

        // 256 bits in base 64.
        Assert.All(states, state => Assert.Equal(43, state.Length));
    }

    [Fact]
    public void It_knows_its_own_state_and_no_other()
    {
        var request = Request();

        Assert.True(request.HasState(request.State));
        Assert.False(request.HasState(null));
        Assert.False(request.HasState(""));
        Assert.False(request.HasState(request.State[..^1]));
        Assert.False(request.HasState(request.State + request.State));
        Assert.False(request.HasState(Request().State));
    }

    [Fact]
    public void Without_scopes_none_are_asked_for()
    {
        var request = new AuthorizationRequest(TastyEnvironment.Production, "c", "http://localhost:8000", []);

        Assert.Equal($"https://my.tastytrade.com/auth.html?response_type=code&client_id=c&redirect_uri=http%3A%2F%2Flocalhost%3A8000&state={request.State}", request.ConsentUri.AbsoluteUri);
    }

    [Fact]
    public void A_custom_environment_may_have_its_consent_page_elsewhere()
    {
        var environment = TastyEnvironment.At(new Uri("http://localhost:5000"), consentUri: new Uri("http://localhost:6000/consent.html"));

        Assert.StartsWith("http://localhost:6000/consent.html?response_type=code&", Request(environment).ConsentUri.AbsoluteUri, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => TastyEnvironment.At(new Uri("http://localhost:5000"), consentUri: new Uri("http://example.com/auth.html")));
    }

    [Fact]
    public void Its_text_does_not_show_the_state()
    {
        var request = Request();

        Assert.DoesNotContain(request.State, request.ToString(), StringComparison.Ordinal);
    }

    private static AuthorizationRequest Request(TastyEnvironment? environment = null) =>
        new(environment ?? TastyEnvironment.Sandbox, "my-client", "http://localhost:8000", ["read"]);
}
