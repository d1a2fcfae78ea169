namespace TastyPS.Reporting.Files;

/// <summary>
/// A file that is written beside its final place and put there at once when it is whole. Until then, and whatever happens, the old file stays untouched.
/// A symbolic link at the final place is followed: the file it leads to is replaced.
/// </summary>
internal sealed class ReplacingFile : IDisposable
{
    private readonly string _path;
    private readonly string _temporaryPath;
    private readonly ExistingFile _existing;
    private readonly bool _readOnly;
    private readonly (long Length, DateTime Written)? _before;
    private bool _closed;

    private ReplacingFile(string path, ExistingFile existing, Func<string, FileMode, Stream> open)
    {
        _path = path;
        _existing = existing;
        _temporaryPath = Path.Combine(Path.GetDirectoryName(path)!, $".tastyps-{Guid.NewGuid():N}.tmp");
        _before = Version(path);
        _readOnly = _before is not null && IsReadOnly(path);
        try
        {
            Stream = _before is null ? open(_temporaryPath, FileMode.CreateNew) : OpenCopy(open);
        }
        catch (Exception failure)
        {
            RemoveTemporary();
            if (failure is IOException or UnauthorizedAccessException)
                throw Told(failure);
            throw;
        }
    }

    /// <summary>Where to write: empty, or when appending the old content, read from its beginning.</summary>
    public Stream Stream { get; }

    /// <summary>Begins a file.</summary>
    /// <param name="path">Its final place, from the root.</param>
    /// <param name="existing">What becomes of a file that is there.</param>
    /// <param name="evenReadOnly">Whether a read-only file may be written; it is read-only again afterwards.</param>
    /// <param name="open">Opens the temporary file for reading and writing.</param>
    /// <exception cref="TableFileException">The file cannot be written.</exception>
    public static ReplacingFile Open(string path, ExistingFile existing, bool evenReadOnly = false, Func<string, FileMode, Stream>? open = null)
    {
        if (!Path.IsPathRooted(path))
            throw new ArgumentException($"'{path}' is not a full path.", nameof(path));

        path = FinalPlace(Path.GetFullPath(path));
        if (Directory.Exists(path))
            throw new TableFileException(TableFileProblem.IsFolder, $"'{path}' is a folder, not a file.");
        if (!Directory.Exists(Path.GetDirectoryName(path)))
            throw new TableFileException(TableFileProblem.FolderMissing, $"The folder of '{path}' does not exist.");
        if (File.Exists(path))
        {
            if (existing == ExistingFile.Refuse)
                throw new TableFileException(TableFileProblem.Exists, $"'{path}' exists already.");
            RequireWritable(path, evenReadOnly);
        }

        return new ReplacingFile(path, existing, open ?? OpenFile);
    }

    /// <summary>A failure of the system in words about the file that was asked for.</summary>
    public TableFileException Told(Exception failure) => TableFileException.Of(failure, _path, _temporaryPath);

    /// <summary>Puts the written file in its place.</summary>
    /// <exception cref="IOException">The disk is full, the old file is in use, or another program added to it meanwhile.</exception>
    public void Commit()
    {
        if (Stream is FileStream file)
            file.Flush(flushToDisk: true);
        else
            Stream.Flush();
        Stream.Dispose();

        var now = Version(_path);
        if (_existing == ExistingFile.Append && now != _before)
            throw new TableFileException(TableFileProblem.Changed, $"Another program changed '{_path}' while rows were being added; its rows are kept, the new ones are not.");
        if (_existing == ExistingFile.Refuse && now is not null)
            throw new TableFileException(TableFileProblem.Exists, $"'{_path}' exists already: it came while the rows were being written.");

        PutInPlace(exists: now is not null);
        _closed = true;
    }

    /// <summary>Without <see cref="Commit"/> before it, gives up what was written.</summary>
    public void Dispose()
    {
        if (_closed)
            return;

        _closed = true;
        try
        {
            Stream.Dispose();
        }
        catch (IOException)
        {
            // What the stream still held back finds no room: it is given up like the rest.
        }

        RemoveTemporary();
    }

    private static string FinalPlace(string path)
    {
        try
        {
            return LinkedFile.TargetOf(path);
        }
        catch (IOException failure)
        {
            throw TableFileException.Of(failure, path, path);
        }
    }

    private void PutInPlace(bool exists)
    {
        if (!exists || _existing == ExistingFile.Refuse)
        {
            File.Move(_temporaryPath, _path);
            return;
        }

        // Windows does not replace read-only files.
        if (_readOnly)
            SetReadOnly(_path, false);
        try
        {
            File.Replace(_temporaryPath, _path, destinationBackupFileName: null);
        }
        finally
        {
            if (_readOnly)
                SetReadOnly(_path, true);
        }
    }

    // The copy carries the old file's permissions over, also where its content is not kept.
    private Stream OpenCopy(Func<string, FileMode, Stream> open)
    {
        File.Copy(_path, _temporaryPath);
        if (_readOnly)
            SetReadOnly(_temporaryPath, false);
        return open(_temporaryPath, _existing == ExistingFile.Append ? FileMode.Open : FileMode.Truncate);
    }

    // Writers above hand over large blocks, so another buffer would be of no use.
    private static FileStream OpenFile(string path, FileMode mode) =>
        new(path, mode, mode == FileMode.Open ? FileAccess.ReadWrite : FileAccess.Write, FileShare.Read, bufferSize: 1);

    private static bool IsReadOnly(string path) => File.GetAttributes(path).HasFlag(FileAttributes.ReadOnly);

    private static void SetReadOnly(string path, bool readOnly)
    {
        var attributes = File.GetAttributes(path);
        File.SetAttributes(path, readOnly ? attributes | FileAttributes.ReadOnly : attributes & ~FileAttributes.ReadOnly);
    }

    private static void RequireWritable(string path, bool evenReadOnly)
    {
        if (IsReadOnly(path))
        {
            if (!evenReadOnly)
                throw new TableFileException(TableFileProblem.ReadOnly, $"'{path}' is read-only.");
            return;
        }

        try
        {
            using var probe = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (IOException failure)
        {
            throw TableFileException.InUse(path, failure);
        }
        catch (UnauthorizedAccessException failure)
        {
            throw TableFileException.Of(failure, path, path);
        }
    }

    private static (long Length, DateTime Written)? Version(string path)
    {
        var file = new FileInfo(path);
        return file.Exists ? (file.Length, file.LastWriteTimeUtc) : null;
    }

    private void RemoveTemporary()
    {
        try
        {
            File.Delete(_temporaryPath);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The failure that led here is the one to report; a leftover with a dotted name harms nobody.
        }
    }
}
