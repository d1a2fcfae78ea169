using System.Buffers;

namespace TastyPS.Client.Json;

/// <summary>The bytes of a body that have arrived and are not yet read, in one pooled array that grows as a single value demands.</summary>
internal sealed class BodyBuffer(Stream body) : IDisposable
{
    private const int InitialSize = 64 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(InitialSize);
    private int _start;
    private int _end;

    /// <summary>What has arrived and is not yet consumed.</summary>
    public ReadOnlySpan<byte> Unread => _bytes.AsSpan(_start, _end - _start);

    /// <summary>Gives up the first bytes of <see cref="Unread"/>.</summary>
    public void Consume(int count) => _start += count;

    /// <summary>Waits for more bytes.</summary>
    /// <returns>False at the end of the body.</returns>
    public async Task<bool> FillAsync(CancellationToken cancellationToken)
    {
        MakeRoom();
        var read = await body.ReadAsync(_bytes, _end, _bytes.Length - _end, cancellationToken).ConfigureAwait(false);
        _end += read;
        return read > 0;
    }

    /// <summary>Waits for the whole body.</summary>
    public async Task FillToEndAsync(CancellationToken cancellationToken)
    {
        int read;
        do
        {
            MakeRoom();
            read = await body.ReadAsync(_bytes, _end, _bytes.Length - _end, cancellationToken).ConfigureAwait(false);
            _end += read;
        }
        while (read > 0);
    }

    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        _start = _end = 0;
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
    }

    private void MakeRoom()
    {
        var unread = _end - _start;
        if (unread == _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(checked(_bytes.Length * 2));
            _bytes.AsSpan(0, unread).CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }
        else if (_start > 0)
        {
            Buffer.BlockCopy(_bytes, _start, _bytes, 0, unread);
            _start = 0;
        }

        _end = unread;
    }
}
