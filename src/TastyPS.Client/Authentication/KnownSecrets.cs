namespace TastyPS.Client.Authentication;

/// <summary>The secrets in use, so that a text of the service that echoes one can be shown without it.</summary>
internal sealed class KnownSecrets
{
    private const string Mask = "(hidden)";

    // Shorter values would mask ordinary words, and the service issues none.
    private const int ShortestSecret = 6;

    // Calls in flight may still carry a token that was replaced since.
    private const int AccessTokensKept = 4;

    private readonly object _gate = new();
    private readonly List<string> _lasting = [];
    private readonly Queue<string> _accessTokens = new();

    public void Add(string value)
    {
        if (value.Length < ShortestSecret)
            return;

        lock (_gate)
        {
            if (!_lasting.Contains(value))
                _lasting.Add(value);
        }
    }

    public void AddAccessToken(string value)
    {
        if (value.Length < ShortestSecret)
            return;

        lock (_gate)
        {
            _accessTokens.Enqueue(value);
            if (_accessTokens.Count > AccessTokensKept)
                _accessTokens.Dequeue();
        }
    }

    public string Hide(string text)
    {
        lock (_gate)
        {
            foreach (var value in _lasting.Concat(_accessTokens))
                text = text.Replace(value, Mask);
        }

        return text;
    }
}
