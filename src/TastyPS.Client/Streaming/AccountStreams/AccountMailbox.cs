using TastyPS.Client.Streaming.AccountStreams.Updates;
using TastyPS.Client.Streaming.Sessions;

namespace TastyPS.Client.Streaming.AccountStreams;

/// <summary>Updates that wait to be read, without a bound: what happens in an account is a history of which nothing may be left out.</summary>
internal sealed class AccountMailbox
{
    private const int LargestKept = 4_096;

    private readonly object _gate = new();
    private readonly AsyncSignal _wake = new();
    private List<AccountUpdate> _waiting = [];
    private Exception? _failure;
    private bool _isComplete;

    public int Count
    {
        get
        {
            lock (_gate)
                return _waiting.Count;
        }
    }

    public void Add(AccountUpdate update)
    {
        lock (_gate)
        {
            if (_isComplete)
                return;
            _waiting.Add(update);
        }

        _wake.Set();
    }

    /// <summary>Nothing more will come. What waits can still be read; after it comes the failure, if there was one.</summary>
    public void Complete(Exception? failure)
    {
        lock (_gate)
        {
            _isComplete = true;
            _failure ??= failure;
        }

        _wake.Set();
    }

    public async Task<int> ReadAsync(List<AccountUpdate> into, CancellationToken cancellationToken)
    {
        while (true)
        {
            if (TryRead(into, out var count))
                return count;
            await _wake.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <returns>True if something came, or nothing more will.</returns>
    public bool TryRead(List<AccountUpdate> into, out int count)
    {
        lock (_gate)
        {
            count = _waiting.Count;
            into.AddRange(_waiting);
            if (count > LargestKept)
                _waiting = [];
            else
                _waiting.Clear();

            if (count > 0 || !_isComplete)
                return count > 0;
        }

        return _failure is null ? true : throw _failure;
    }
}
