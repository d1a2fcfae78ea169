using System.Buffers;

namespace TastyPS.Client.Streaming.Transport;

/// <summary>One message that arrives in parts, in a pooled array that grows as the message demands.</summary>
internal sealed class MessageBuffer(int limit) : IDisposable
{
    private const int InitialSize = 64 * 1024;
    private const int LargestKept = 4 * 1024 * 1024;

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(Math.Min(InitialSize, limit));
    private int _length;

    /// <summary>True if the message is longer than the limit.</summary>
    public bool IsOverfull => _length > limit;

    /// <summary>What has arrived of the message.</summary>
    public ReadOnlyMemory<byte> Message => new(_bytes, 0, _length);

    /// <summary>Room for the next part, never empty.</summary>
    public ArraySegment<byte> Room()
    {
        if (_length == _bytes.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent((int)Math.Min((long)_bytes.Length * 2, Math.Max(limit, _length + 1)));
            Buffer.BlockCopy(_bytes, 0, larger, 0, _length);
            ArrayPool<byte>.Shared.Return(_bytes);
            _bytes = larger;
        }

        return new ArraySegment<byte>(_bytes, _length, _bytes.Length - _length);
    }

    /// <summary>So many bytes of the room have been filled.</summary>
    public void Advance(int count) => _length += count;

    /// <summary>Begins a new message.</summary>
    public void Clear()
    {
        _length = 0;
        if (_bytes.Length <= LargestKept)
            return;
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = ArrayPool<byte>.Shared.Rent(InitialSize);
    }

    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        _length = 0;
        if (bytes.Length > 0)
            ArrayPool<byte>.Shared.Return(bytes);
    }
}
