using TastyPS.Client.Authentication;

namespace TastyPS.Client.Streaming.AccountStreams.Protocol;

/// <summary>What a stream shows to be let in.</summary>
internal interface IStreamAuthorization
{
    /// <summary>The value of the <c>Authorization</c> header as it is now.</summary>
    Task<string> GetAsync(CancellationToken cancellationToken);

    /// <summary>The service refused the value given last; the next one has to be another.</summary>
    void Refuse();

    /// <summary>The text without the value given last.</summary>
    string Hide(string text);
}

/// <summary>The access token of the REST calls.</summary>
internal sealed class TokenAuthorization(AccessTokenSource tokens) : IStreamAuthorization
{
    private volatile AccessToken? _last;

    public async Task<string> GetAsync(CancellationToken cancellationToken)
    {
        var token = await tokens.GetAsync(cancellationToken).ConfigureAwait(false);
        _last = token;
        return token.Authorization.ToString();
    }

    public void Refuse()
    {
        if (_last is { } refused)
            tokens.Invalidate(refused);
    }

    public string Hide(string text) => _last is { } token ? text.Replace(token.Value, "(token)") : text;
}
