namespace TastyPS.Reporting.Tests.Files;

/// <summary>Opens real files that take a number of new bytes and then answer as a full disk does.</summary>
public sealed class FullDisk(int room)
{
    public Stream Open(string path, FileMode mode) => new FillingStream(new FileStream(path, mode, FileAccess.ReadWrite), room);

    private sealed class FillingStream(FileStream inner, int room) : Stream
    {
        private const int NoSpace = 28;

        private int _room = room;

        public override bool CanRead => inner.CanRead;

        public override bool CanSeek => inner.CanSeek;

        public override bool CanWrite => inner.CanWrite;

        public override long Length => inner.Length;

        public override long Position { get => inner.Position; set => inner.Position = value; }

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => inner.Read(buffer, offset, count);

        public override long Seek(long offset, SeekOrigin origin) => inner.Seek(offset, origin);

        public override void SetLength(long value) => inner.SetLength(value);

        public override void Write(byte[] buffer, int offset, int count)
        {
            inner.Write(buffer, offset, Math.Min(count, _room));
            if (count > _room)
                throw new IOException("No space left on device", NoSpace);
            _room -= count;
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
