using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Text;

namespace TastyPS.Client.Tests.Http;

internal delegate Task<HttpResponseMessage> Answer(SeenRequest request, CancellationToken cancellationToken);

internal sealed record SeenRequest(string Method, string Path, string Query, HttpRequestHeaders Headers, string? Bearer, string Body, TimeSpan At);

/// <summary>Stands in for the socket: plays one answer after the other (the last one for good) and remembers what it saw. Tokens have a script of their own.</summary>
internal sealed class ScriptedServer(SteppingClock clock) : HttpMessageHandler
{
    private readonly ConcurrentQueue<SeenRequest> _seen = new();
    private readonly Queue<Answer> _calls = new();
    private readonly Queue<Answer> _tokens = new();
    private int _tokensIssued;

    public IReadOnlyList<SeenRequest> Calls => [.. _seen.Where(request => !IsToken(request))];

    public IReadOnlyList<SeenRequest> TokenCalls => [.. _seen.Where(IsToken)];

    public bool Disposed { get; private set; }

    public ScriptedServer Answers(params Answer[] answers) => Script(_calls, answers);

    public ScriptedServer AnswersTokens(params Answer[] answers) => Script(_tokens, answers);

    public static Answer JsonReply(int status, string body, Action<HttpResponseMessage>? change = null) => AnyReply(status, body, "application/json", change);

    public static Answer HtmlReply(int status) => AnyReply(status, "<html><body>nginx</body></html>", "text/html", null);

    public static Answer AnyReply(int status, string body, string? contentType, Action<HttpResponseMessage>? change) => (_, _) =>
    {
        var reply = new HttpResponseMessage((HttpStatusCode)status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
        reply.Content.Headers.ContentType = contentType is null ? null : new MediaTypeHeaderValue(contentType);
        change?.Invoke(reply);
        return Task.FromResult(reply);
    };

    public static Answer Throws(Exception failure) => (_, _) => Task.FromException<HttpResponseMessage>(failure);

    public static Answer Never { get; } = async (_, cancellationToken) =>
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        throw new InvalidOperationException("Unreachable.");
    };

    public Answer Token(int expiresIn = 900, string? refreshToken = null) => (request, cancellationToken) =>
    {
        var number = Interlocked.Increment(ref _tokensIssued);
        var extra = refreshToken is null ? string.Empty : $$""", "refresh_token":"{{refreshToken}}" """;
        return JsonReply(200, $$"""{"access_token":"access-token-{{number}}","token_type":"Bearer","expires_in":{{expiresIn}},"scope":"read openid"{{extra}}}""")(request, cancellationToken);
    };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var body = request.Content is null ? string.Empty : await request.Content.ReadAsStringAsync(cancellationToken);
        var seen = new SeenRequest(
            request.Method.Method,
            request.RequestUri!.AbsolutePath,
            request.RequestUri.Query,
            request.Headers,
            request.Headers.Authorization?.ToString(),
            body,
            clock.Elapsed);
        _seen.Enqueue(seen);
        var reply = await Next(IsToken(seen) ? _tokens : _calls, IsToken(seen) ? Token() : JsonReply(200, "{}"))(seen, cancellationToken);
        reply.RequestMessage = request;
        return reply;
    }

    protected override void Dispose(bool disposing)
    {
        Disposed = true;
        base.Dispose(disposing);
    }

    private static bool IsToken(SeenRequest request) => request.Path == "/oauth/token";

    private static Answer Next(Queue<Answer> script, Answer otherwise)
    {
        lock (script)
            return script.Count switch { 0 => otherwise, 1 => script.Peek(), _ => script.Dequeue() };
    }

    private ScriptedServer Script(Queue<Answer> script, Answer[] answers)
    {
        lock (script)
        {
            script.Clear();
            foreach (var answer in answers)
                script.Enqueue(answer);
        }

        return this;
    }
}
