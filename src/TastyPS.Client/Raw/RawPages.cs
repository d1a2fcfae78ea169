using TastyPS.Client.Paging;

namespace TastyPS.Client.Raw;

/// <summary>The pages of a list, asked for one after the other as they are read. Used by one caller at a time.</summary>
public sealed class RawPages
{
    private readonly RawApi _api;
    private readonly PageWalk _walk;

    internal RawPages(RawApi api, string pathAndQuery)
    {
        _api = api;
        _walk = new PageWalk(pathAndQuery);
    }

    /// <summary>Asks for the next page.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>The page; null after the last. A reply that is not paged is the only page.</returns>
    /// <exception cref="TastyProtocolException">The reply is no JSON, ends early, or is of another page.</exception>
    public async Task<RawReply?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_walk.Next is not { } address)
            return null;

        var reply = await _api.GetAsync(address, cancellationToken).ConfigureAwait(false);
        _walk.Advance(reply.Page);
        return reply;
    }
}
