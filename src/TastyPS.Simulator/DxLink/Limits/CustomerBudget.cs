namespace TastyPS.Simulator.DxLink.Limits;

/// <summary>What all sessions of the customer use together. Thread-safe.</summary>
internal sealed class CustomerBudget(TimeProvider clock)
{
    private readonly object _gate = new();
    private readonly ChangeWindow _all = new();
    private readonly Dictionary<string, TokenUse> _tokens = new(StringComparer.Ordinal);
    private int _sessions;

    /// <summary>Lets a session in, unless there are too many.</summary>
    public bool TryEnter(string token, DxLinkLimits limits)
    {
        lock (_gate)
        {
            if (_sessions >= limits.Sessions) return false;
            _sessions++;
            if (!_tokens.TryGetValue(token, out var use)) _tokens[token] = use = new TokenUse();
            use.Sessions++;
            use.MostSessions = Math.Max(use.MostSessions, use.Sessions);
            return true;
        }
    }

    public void Leave(string token)
    {
        lock (_gate)
        {
            _sessions--;
            _tokens[token].Sessions--;
        }
    }

    /// <summary>Counts adds and removes of a session; false if they are too many.</summary>
    public bool TryChange(string token, ChangeWindow session, int count, DxLinkLimits limits)
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            var use = _tokens[token];
            var ofSession = session.Add(now, count);
            var ofToken = use.Changes.Add(now, count);
            var ofAll = _all.Add(now, count);
            return !(ofSession > limits.ChangesPerMinute || ofToken > limits.ChangesPerMinute * use.MostSessions || ofAll > limits.CustomerChangesPerMinute);
        }
    }

    private sealed class TokenUse
    {
        public ChangeWindow Changes { get; } = new();

        public int Sessions { get; set; }

        public int MostSessions { get; set; }
    }
}
