using System.Collections.Concurrent;

namespace TastyPS.Client.Authentication.Secrets;

/// <summary>
/// The credentials of a connection as they stand. Should the service replace the refresh token, the stored entry follows before the connection goes on.
/// What goes wrong with that ends nothing, since the connection has its token; it becomes a warning, kept until somebody can be told.
/// </summary>
public sealed class KeptCredentials
{
    private const int NotLost = 0;
    private const int Lost = 1;
    private const int LossTold = 2;

    private readonly ConcurrentQueue<string> _warnings = new();
    private volatile FoundCredentials? _place;
    private volatile OAuthCredentials _current;
    private int _loss = NotLost;

    /// <summary>Credentials to follow.</summary>
    /// <param name="credentials">What the connection is opened with.</param>
    /// <param name="place">Where they are stored; null if nowhere, or not yet.</param>
    public KeptCredentials(OAuthCredentials credentials, FoundCredentials? place)
    {
        _current = credentials ?? throw new ArgumentNullException(nameof(credentials));
        _place = place;
    }

    /// <summary>The credentials, with the refresh token that is valid now.</summary>
    public OAuthCredentials Current => _current;

    /// <summary>Where they are stored; null if nowhere, or not yet.</summary>
    public FoundCredentials? Place => _place;

    /// <summary>Follows a client's refresh token. To be called before the client fetches its first access token, which may replace it already.</summary>
    public void Follow(AccessTokenSource tokens)
    {
        if (tokens is null)
            throw new ArgumentNullException(nameof(tokens));

        tokens.RefreshTokenReplaced += (_, replaced) => Keep(replaced.RevealRefreshToken());
    }

    /// <summary>Takes note that the current credentials have been stored.</summary>
    public void StoredIn(FoundCredentials place)
    {
        _place = place ?? throw new ArgumentNullException(nameof(place));
        _loss = NotLost;
    }

    /// <summary>Tells each warning once, on the caller's thread. None holds a secret.</summary>
    public void TellWarnings(Action<string> tell)
    {
        if (tell is null)
            throw new ArgumentNullException(nameof(tell));

        if (Interlocked.CompareExchange(ref _loss, LossTold, Lost) == Lost)
            tell("The service replaced the refresh token, and the new one is stored nowhere. The one you gave may be refused next time; make a new grant then.");
        while (_warnings.TryDequeue(out var warning))
            tell(warning);
    }

    /// <summary>Shows nothing secret.</summary>
    public override string ToString() => _place is null ? "Credentials (hidden)" : $"Credentials of {_place.File} (hidden)";

    // The token source refreshes once at a time, on a thread of the pool that may wait for the disk.
    private void Keep(string refreshToken)
    {
        _current = _current.WithRefreshToken(refreshToken);
        if (_place is not { } place)
        {
            Interlocked.CompareExchange(ref _loss, Lost, NotLost);
            return;
        }

        var stored = place.Stored with { Credentials = _current, SavedAt = TimeProvider.System.GetUtcNow() };
        try
        {
            place.File.SaveAsync(stored, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (Exception e)
        {
            // Only messages of ours are known to hold no secret.
            var why = e is TastyException ? e.Message : $"{e.GetType().Name} at {place.File}.";
            _warnings.Enqueue($"The service replaced the refresh token, and the new one could not be saved: {why} This connection goes on, but the stored token may be refused next time; sign in again then.");
        }
    }
}
