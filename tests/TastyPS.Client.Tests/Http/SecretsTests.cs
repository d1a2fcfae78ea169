using System.Net.Sockets;
using System.Text.Json;
using TastyPS.Client.Authentication;
using static TastyPS.Client.Tests.Http.ScriptedServer;

namespace TastyPS.Client.Tests.Http;

public sealed class SecretsTests
{
    private const string AccessToken = "access-token-1";
    private const string Echo = "You sent " + Rig.ClientSecret + " " + Rig.RefreshToken + " and " + AccessToken;

    private static readonly string[] Secrets = [Rig.ClientSecret, Rig.RefreshToken, AccessToken, "5WT00001", "PLANTED"];

    public static TheoryData<string> Mishaps => ["echo", "reason", "html", "reset", "garbled", "text"];

    [Theory]
    [MemberData(nameof(Mishaps))]
    public async Task No_failed_call_shows_a_secret_in_its_error_or_in_the_log(string mishap)
    {
        using var rig = new Rig();
        rig.Server.Answers(Play(mishap));

        var failure = await Assert.ThrowsAnyAsync<TastyException>(() => rig.GetAsync("accounts/5WT00001/balances?token=PLANTED"));

        AssertSilent(failure, rig);
    }

    [Theory]
    [MemberData(nameof(Mishaps))]
    public async Task No_failed_token_call_shows_a_secret_in_its_error_or_in_the_log(string mishap)
    {
        using var rig = new Rig();
        await rig.GetAsync();
        rig.Clock.Advance(TimeSpan.FromHours(1));
        rig.Server.AnswersTokens(Play(mishap));

        var failure = await Assert.ThrowsAnyAsync<TastyException>(() => rig.GetAsync());

        AssertSilent(failure, rig);
    }

    [Fact]
    public async Task A_secret_that_straddles_the_end_of_a_shortened_message_does_not_show_in_part()
    {
        using var rig = new Rig();
        rig.Server.Answers(JsonReply(400, $$"""{"error":{"code":"c","message":"{{new string('x', 390)}}{{Rig.ClientSecret}}"} }"""));

        var failure = await Assert.ThrowsAnyAsync<TastyException>(() => rig.GetAsync());

        Assert.DoesNotContain("client-", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_object_shows_a_secret_as_text_or_in_a_readable_property()
    {
        using var rig = new Rig();
        var token = await rig.Clock.RunAsync(rig.Tokens.GetAsync(TestContext.Current.CancellationToken));
        var credentials = new OAuthCredentials { ClientId = "id", ClientSecret = Rig.ClientSecret, RefreshToken = Rig.RefreshToken };
        object[] shown = [credentials, token, rig.Tokens, new RefreshTokenReplacedEventArgs(Rig.RefreshToken)];

        foreach (var one in shown)
        {
            AssertSilent(one.ToString()!);
            AssertSilent(JsonSerializer.Serialize(one));
        }

        AssertSilent(new TokenGrant(token, Rig.RefreshToken).ToString());
    }

    private static Answer Play(string mishap) => mishap switch
    {
        "echo" => JsonReply(400, $$"""{"error":{"code":"{{AccessToken}}","message":"{{Echo}}"},"error_code":"invalid_grant","error_description":"{{Echo}}"}"""),
        "reason" => JsonReply(422, $$"""{"error":{"code":"c","message":"m","errors":[{"code":"{{AccessToken}}","message":"{{Echo}}"}]} }"""),
        "html" => AnyReply(401, $"<html>{Echo}</html>", "text/html", null),
        "reset" => Throws(new HttpRequestException("failed", new SocketException((int)SocketError.ConnectionReset))),
        "garbled" => JsonReply(500, $"{{\"error\": {Echo}"),
        _ => AnyReply(200, Echo, "text/plain", null),
    };

    private static void AssertSilent(Exception failure, Rig rig)
    {
        AssertSilent(failure.ToString());
        for (Exception? current = failure; current is not null; current = current.InnerException)
        {
            AssertSilent(current.Message);
            if (current is TastyException ours)
                AssertSilent(string.Join(" ", ours.ErrorCode, ours.RequestPath, string.Join(" ", ours.Reasons)));
        }

        Assert.NotEmpty(rig.Log);
        Assert.All(rig.Log, entry => AssertSilent(entry + " " + JsonSerializer.Serialize(entry)));
    }

    private static void AssertSilent(string text) => Assert.All(Secrets, secret => Assert.DoesNotContain(secret, text, StringComparison.OrdinalIgnoreCase));
}
