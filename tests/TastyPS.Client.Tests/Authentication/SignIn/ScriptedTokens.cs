using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace TastyPS.Client.Tests.Authentication.SignIn;

/// <summary>Stands in for the way to the token endpoint: plays one answer for each call and remembers what was sent.</summary>
internal sealed class ScriptedTokens : HttpMessageHandler
{
    public const string AccessToken = "access-token-PLANTED";
    public const string RefreshToken = "refresh-token-PLANTED";

    private readonly ConcurrentQueue<Func<CancellationToken, Task<HttpResponseMessage>>> _answers = new();
    private readonly ConcurrentQueue<Dictionary<string, string>> _sent = new();

    public IReadOnlyList<Dictionary<string, string>> Sent => [.. _sent];

    public TaskCompletionSource Asked { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ScriptedTokens Grants(string scope = "read", string? refreshToken = RefreshToken) => Answers(200, JsonSerializer.Serialize(new Dictionary<string, object?>
    {
        ["access_token"] = AccessToken,
        ["refresh_token"] = refreshToken,
        ["token_type"] = "Bearer",
        ["expires_in"] = 900,
        ["scope"] = scope,
    }));

    public ScriptedTokens Refuses(string code, string? description = null) =>
        Answers(400, JsonSerializer.Serialize(new Dictionary<string, string?> { ["error_code"] = code, ["error_description"] = description }));

    public ScriptedTokens Answers(int status, string body)
    {
        _answers.Enqueue(_ => Task.FromResult(new HttpResponseMessage((HttpStatusCode)status) { Content = new StringContent(body, Encoding.UTF8, "application/json") }));
        return this;
    }

    public ScriptedTokens Throws(Exception failure)
    {
        _answers.Enqueue(_ => Task.FromException<HttpResponseMessage>(failure));
        return this;
    }

    /// <summary>Grants as soon as the gate opens.</summary>
    public ScriptedTokens Waits(Task gate)
    {
        Grants();
        _ = _answers.TryDequeue(out var grant);
        _answers.Enqueue(async cancellationToken =>
        {
            await gate.WaitAsync(cancellationToken);
            return await grant!(cancellationToken);
        });
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Assert.Equal("/oauth/token", request.RequestUri!.AbsolutePath);
        Assert.Null(request.Headers.Authorization);
        Assert.StartsWith("TastyPS/", request.Headers.UserAgent.ToString(), StringComparison.Ordinal);
        _sent.Enqueue(JsonSerializer.Deserialize<Dictionary<string, string>>(await request.Content!.ReadAsStringAsync(cancellationToken))!);
        Asked.TrySetResult();
        return _answers.TryDequeue(out var answer) ? await answer(cancellationToken) : throw new InvalidOperationException("Nothing more was to be asked.");
    }
}
