namespace TastyPS.Client.Authentication.Secrets;

/// <summary>
/// A file with the secrets of sign-ins, one entry for each environment and name. Only its owner can read it: on Windows by its access list and the Data
/// Protection API, elsewhere by mode 0600, which is not encryption. It is replaced in one step, so a reader sees the old or the new content.
/// Thread-safe, and safe beside other processes: of two that save at once the last wins, entry by entry.
/// </summary>
public sealed class SecretsFile
{
    // Ours are a few kilobytes.
    private const int LongestContent = 1024 * 1024;

    private readonly PrivateFiles _files = PrivateFiles.OfThisSystem;
    private readonly TimeProvider _timeProvider;
    private readonly ReplacedFile _replaced;

    private SecretsFile(string path, TimeProvider timeProvider)
    {
        Path = path;
        _timeProvider = timeProvider;
        _replaced = new ReplacedFile(path, _files, timeProvider);
    }

    /// <summary>Where it is.</summary>
    public string Path { get; }

    /// <summary>True if something has this path, fit for use or not.</summary>
    public bool Exists => _files.Exists(Path);

    /// <summary>The file at a path, whether there is one yet or not.</summary>
    /// <param name="path">Rooted: a relative one would mean the process's folder, which is not PowerShell's.</param>
    /// <param name="timeProvider">The clock of waiting for other processes; null for the system's.</param>
    /// <exception cref="ArgumentException">The path is not rooted.</exception>
    public static SecretsFile At(string path, TimeProvider? timeProvider = null)
    {
        if (path is null)
            throw new ArgumentNullException(nameof(path));
        if (!System.IO.Path.IsPathRooted(path))
            throw new ArgumentException("The path must be rooted.", nameof(path));

        return new SecretsFile(System.IO.Path.GetFullPath(path), timeProvider ?? TimeProvider.System);
    }

    /// <summary>The entry of an environment and a name; null if there is none.</summary>
    /// <param name="environment">As <see cref="TastyEnvironment.SecretsKey"/> says.</param>
    /// <param name="name">The name it was saved with.</param>
    /// <exception cref="SecretsFileException">The file cannot be used, or the entry not opened.</exception>
    public StoredCredentials? Read(string environment, string name = StoredCredentials.DefaultName) =>
        Load()?.Find(environment, name)?.Open(_files.Protection, Path);

    /// <summary>Looks at the file without opening an entry. Never throws because of the file.</summary>
    public SecretsFileState Check()
    {
        try
        {
            var document = Load();
            return new SecretsFileState(document is not null, null, document?.Entries.Select(entry => entry.Description).ToList() ?? []);
        }
        catch (SecretsFileException problem)
        {
            return new SecretsFileState(true, problem, []);
        }
    }

    /// <summary>Saves an entry, in place of one with the same environment and name. Makes the file, and its folder, if there is none.</summary>
    /// <exception cref="SecretsFileException">The file that is there cannot be used, or the new one not written.</exception>
    public Task SaveAsync(StoredCredentials credentials, CancellationToken cancellationToken)
    {
        if (credentials is null)
            throw new ArgumentNullException(nameof(credentials));

        return ChangeAsync(
            document =>
            {
                document.Put(SecretsEntry.Seal(credentials, _files.Protection));
                return true;
            },
            cancellationToken);
    }

    /// <summary>Finds out before there is anything to save whether it could be saved. Leaves nothing behind, not even a folder.</summary>
    /// <exception cref="SecretsFileException">The file that is there cannot be used, or a new one not written.</exception>
    public void DemandWritable()
    {
        Load();
        try
        {
            var folder = System.IO.Path.GetDirectoryName(Path)!;
            while (!Directory.Exists(folder))
            {
                if (File.Exists(folder))
                    throw new IOException($"{folder} is not a folder.");

                folder = System.IO.Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException($"There is no {folder}.");
            }

            var trial = System.IO.Path.Combine(folder, System.IO.Path.GetFileName(_replaced.TemporaryName()));
            _files.CreateNew(trial).Dispose();
            File.Delete(trial);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(failure);
        }
    }

    /// <summary>Removes an entry. False if there was none.</summary>
    /// <exception cref="SecretsFileException">The file cannot be used, or the new one not written.</exception>
    public async Task<bool> RemoveAsync(string environment, string name, CancellationToken cancellationToken) =>
        Exists && await ChangeAsync(document => document.Remove(environment, name), cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// A warning if the file lies in a git work tree that does not ignore it; null if not. Asks git if it is installed, and otherwise looks for the
    /// usual lines in the <c>.gitignore</c> files.
    /// </summary>
    public Task<string?> FindGitWarningAsync(CancellationToken cancellationToken) => GitIgnoreCheck.WarnAsync(Path, _timeProvider, cancellationToken);

    /// <summary>The path.</summary>
    public override string ToString() => Path;

    private SecretsDocument? Load()
    {
        try
        {
            using var file = _files.OpenToRead(Path);
            if (file is null)
                return null;
            if (file.Length > LongestContent)
                throw SecretsDocument.Corrupt(Path);

            using var content = new MemoryStream();
            file.CopyTo(content);
            return SecretsDocument.Parse(content.ToArray(), Path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new SecretsFileException(SecretsFileReason.NotReadable, Path, $"{Path} cannot be read: {failure.Message}", innerException: failure);
        }
    }

    private async Task<bool> ChangeAsync(Func<SecretsDocument, bool> change, CancellationToken cancellationToken)
    {
        try
        {
            using var held = await _replaced.LockAsync(cancellationToken).ConfigureAwait(false);
            var document = Load() ?? new SecretsDocument();
            if (!change(document))
                return false;

            await _replaced.WriteAsync(document.ToBytes(), cancellationToken).ConfigureAwait(false);
            return true;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw NotWritable(failure);
        }
    }

    private SecretsFileException NotWritable(Exception failure) => new(
        SecretsFileReason.NotWritable,
        Path,
        $"{Path} cannot be written: {failure.Message} Name another path, or connect without saving.",
        innerException: failure);
}
