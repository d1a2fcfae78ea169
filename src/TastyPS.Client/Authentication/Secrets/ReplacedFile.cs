namespace TastyPS.Client.Authentication.Secrets;

/// <summary>A private file that is never changed, only replaced in one step, by one process at a time.</summary>
internal sealed class ReplacedFile(string path, PrivateFiles files, TimeProvider timeProvider)
{
    private const int MostReplacements = 50;

    private static readonly TimeSpan LockPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestLockWait = TimeSpan.FromSeconds(10);

    /// <summary>A name beside the file that no other has.</summary>
    public string TemporaryName() => $"{path}.{Guid.NewGuid():N}.tmp";

    /// <summary>Waits until no other process replaces it. Makes its folder if there is none.</summary>
    /// <exception cref="SecretsFileException">Another process does not let go.</exception>
    public async Task<IDisposable> LockAsync(CancellationToken cancellationToken)
    {
        files.CreateFolder(Path.GetDirectoryName(path)!);
        var started = timeProvider.GetTimestamp();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (files.TryLock(path + ".lock") is { } held)
            {
                RemoveLeftovers();
                return held;
            }

            if (timeProvider.GetElapsedTime(started) > LongestLockWait)
                throw new SecretsFileException(SecretsFileReason.Busy, path, $"{path} is kept locked by another process. Try again later.");

            await timeProvider.Delay(LockPause, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Gives it another content. The lock must be held.</summary>
    /// <exception cref="SecretsFileException">Another process holds it open.</exception>
    public async Task WriteAsync(byte[] content, CancellationToken cancellationToken)
    {
        var temporary = TemporaryName();
        try
        {
            using (var file = files.CreateNew(temporary))
            {
                file.Write(content, 0, content.Length);
                file.Flush(flushToDisk: true);
            }

            for (var attempt = 1; !files.TryReplace(temporary, path); attempt++)
            {
                if (attempt == MostReplacements)
                    throw new SecretsFileException(SecretsFileReason.Busy, path, $"{path} is held open by another process. Try again later.");

                await timeProvider.Delay(LockPause, cancellationToken).ConfigureAwait(false);
            }
        }
        catch
        {
            File.Delete(temporary);
            throw;
        }
    }

    // Of a process that was killed while it saved. Whoever holds the lock is the only one that has a temporary file.
    private void RemoveLeftovers()
    {
        var pattern = Path.GetFileName(path) + ".????????????????????????????????.tmp";
        foreach (var leftover in Directory.EnumerateFiles(Path.GetDirectoryName(path)!, pattern))
            File.Delete(leftover);
    }
}
