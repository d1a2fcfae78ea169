using System.Text;

namespace TastyPS.Client.Tests.Wire;

/// <summary>A body that arrives in pieces: each read gives what is left of one piece, and after the last piece waits for <see cref="Finish"/>.</summary>
internal sealed class ChunkedStream : Stream
{
    private readonly Queue<ReadOnlyMemory<byte>> _chunks;
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ChunkedStream(params IEnumerable<string> chunks) => _chunks = new(chunks.Select(chunk => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(chunk)));

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The body cut into pieces of a size.</summary>
    public static ChunkedStream InPiecesOf(int size, string body)
    {
        var stream = new ChunkedStream(Encoding.UTF8.GetBytes(body).Chunk(size).Select(piece => Encoding.Latin1.GetString(piece)));
        stream.Finish();
        return stream;
    }

    public void Finish() => _finished.TrySetResult();

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (!_chunks.TryDequeue(out var chunk))
        {
            await _finished.Task.WaitAsync(cancellationToken);
            return 0;
        }

        Assert.True(chunk.Length <= buffer.Length);
        chunk.CopyTo(buffer);
        return chunk.Length;
    }

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
