using TastyPS.Client.Streaming.Transport;

namespace TastyPS.Client.Streaming.DxLink.Protocol;

/// <summary>Sends a KEEPALIVE when nothing else has been sent for a while, and watches how long nothing has been received.</summary>
internal sealed class SessionTimers : IDisposable
{
    // Soon enough that a message which is slow to leave does not cost a whole interval.
    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    private readonly MessageSocket _socket;
    private readonly TimeSpan _keepAlive;
    private readonly TimeSpan _silence;
    private readonly Func<bool> _isBusy;
    private readonly Action<TimeSpan> _onSilence;
    private readonly ITimer _keepAliveTimer;
    private readonly ITimer _silenceTimer;

    /// <param name="socket">The connection.</param>
    /// <param name="clock">Gives the timers.</param>
    /// <param name="keepAlive">After how long a silence of this side a KEEPALIVE is sent.</param>
    /// <param name="silence">How long a silence of the server is borne.</param>
    /// <param name="isBusy">True while nobody receives because the last message is still being handled.</param>
    /// <param name="onSilence">Called once with the length of the silence.</param>
    public SessionTimers(MessageSocket socket, TimeProvider clock, TimeSpan keepAlive, TimeSpan silence, Func<bool> isBusy, Action<TimeSpan> onSilence)
    {
        _socket = socket;
        _keepAlive = keepAlive;
        _silence = silence;
        _isBusy = isBusy;
        _onSilence = onSilence;
        _keepAliveTimer = clock.CreateTimer(static self => ((SessionTimers)self!).KeepAlive(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _silenceTimer = clock.CreateTimer(static self => ((SessionTimers)self!).Watch(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        Again(_keepAliveTimer, keepAlive - socket.SinceSent);
        Again(_silenceTimer, silence - socket.SinceReceived);
    }

    public void Dispose()
    {
        _keepAliveTimer.Dispose();
        _silenceTimer.Dispose();
    }

    private static void Again(ITimer timer, TimeSpan wait) => timer.Change(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);

    private void KeepAlive()
    {
        var wait = _keepAlive - _socket.SinceSent;
        if (wait <= TimeSpan.Zero)
        {
            // What waits already is as good a sign of life, and keepalives must not pile up where none leaves.
            var isHeldUp = _socket.IsSendingHeldUp;
            if (!isHeldUp)
                Unobserved.Leave(_socket.SendAsync(ClientMessages.KeepAlive(), isUrgent: true, CancellationToken.None));
            wait = isHeldUp ? Retry : _keepAlive;
        }

        Again(_keepAliveTimer, wait);
    }

    private void Watch()
    {
        var silence = _socket.SinceReceived;
        if (_isBusy())
            Again(_silenceTimer, _silence);
        else if (silence < _silence)
            Again(_silenceTimer, _silence - silence);
        else
            _onSilence(silence);
    }
}
