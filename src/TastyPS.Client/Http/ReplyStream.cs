using System.Globalization;
using System.Net;
using System.Runtime.InteropServices;

namespace TastyPS.Client.Http;

/// <summary>
/// The body of a reply. Reads end with the caller's token, with a typed exception if the body ends early, and with a time-out if it stalls
/// or if the waiting for it adds up to too much. Disposing it disposes the reply.
/// </summary>
internal sealed class ReplyStream : Stream
{
    // .NET Framework's sockets do not see a token during a read; closing the reply under the read is the only way to end it.
    private static readonly bool ReadsIgnoreTokens = RuntimeInformation.FrameworkDescription.StartsWith(".NET Framework", StringComparison.Ordinal);

    private readonly Stream _content;
    private readonly HttpResponseMessage _response;
    private readonly string _path;
    private readonly ReadTimeouts _timeouts;
    private readonly TimeProvider _timeProvider;
    private readonly CancellationToken _callerToken;
    private readonly CancellationTokenSource _end;
    private readonly CancellationTokenRegistration _abort;
    private readonly ITimer _stall;
    private TimeSpan _waited;
    private volatile bool _stalled;

    public ReplyStream(Stream content, HttpResponseMessage response, string path, ReadTimeouts timeouts, TimeProvider timeProvider, CancellationToken callerToken)
    {
        _content = content;
        _response = response;
        _path = path;
        _timeouts = timeouts;
        _timeProvider = timeProvider;
        _callerToken = callerToken;
        _end = CancellationTokenSource.CreateLinkedTokenSource(callerToken);
        _abort = ReadsIgnoreTokens ? _end.Token.Register(static reply => ((HttpResponseMessage)reply!).Dispose(), response) : default;
        _stall = timeProvider.CreateTimer(static stream => ((ReplyStream)stream!).OnStall(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        _callerToken.ThrowIfCancellationRequested();
        using var own = cancellationToken.CanBeCanceled && cancellationToken != _callerToken
            ? cancellationToken.Register(static end => ((CancellationTokenSource)end!).Cancel(), _end)
            : default;
        var watched = false;
        var left = _timeouts.Whole - _waited;
        var patience = left < _timeouts.Pause ? left : _timeouts.Pause;
        var startedAt = _timeProvider.GetTimestamp();
        try
        {
            var read = _content.ReadAsync(buffer, offset, count, _end.Token);
            if (!read.IsCompleted)
                watched = _stall.Change(patience > TimeSpan.Zero ? patience : TimeSpan.Zero, Timeout.InfiniteTimeSpan);

            return await read.ConfigureAwait(false);
        }
        catch (Exception) when (_callerToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(_callerToken);
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception failure) when (_stalled)
        {
            var message = patience < _timeouts.Pause
                ? $"{_path}: the reply was not complete after {Seconds(_timeouts.Whole)} s of waiting."
                : $"{_path}: the reply stopped for {Seconds(_timeouts.Pause)} s before its end.";
            throw new TastyTimeoutException(message, failure) { RequestPath = _path };
        }
        catch (Exception failure) when (failure is IOException or HttpRequestException or WebException or InvalidDataException)
        {
            throw new TastyProtocolException($"{_path}: the reply ended early.", failure) { RequestPath = _path, StatusCode = _response.StatusCode };
        }
        finally
        {
            if (watched)
            {
                _stall.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
                _waited += _timeProvider.GetElapsedTime(startedAt);
            }
        }
    }

    /// <summary>Not supported: nothing here waits for the network on the caller's thread.</summary>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read the reply asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _stall.Dispose();
            _abort.Dispose();
            _response.Dispose();
            _end.Dispose();
        }

        base.Dispose(disposing);
    }

    private static string Seconds(TimeSpan time) => time.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture);

    private void OnStall()
    {
        _stalled = true;
        try
        {
            _end.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The reply was disposed while the timer fired: there is no read left to end.
        }
    }
}
