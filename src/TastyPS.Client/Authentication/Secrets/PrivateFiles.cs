using System.Runtime.InteropServices;

namespace TastyPS.Client.Authentication.Secrets;

/// <summary>Files that only their owner can read, from the moment they exist.</summary>
internal abstract class PrivateFiles
{
    public static PrivateFiles OfThisSystem { get; } =
        RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? new WindowsPrivateFiles() : new UnixPrivateFiles();

    /// <summary>What protects the content beyond the rights.</summary>
    public abstract IPayloadProtection Protection { get; }

    /// <summary>True if anything has this path, a link that leads nowhere included.</summary>
    public abstract bool Exists(string path);

    /// <summary>Makes a folder that nobody else can enter, if there is none.</summary>
    public abstract void CreateFolder(string path);

    /// <summary>Opens a file for reading, if it is one, no link, and nobody else's; null if there is none.</summary>
    /// <exception cref="SecretsFileException">It is not private.</exception>
    public abstract FileStream? OpenToRead(string path);

    /// <summary>Makes a new file, private from the start.</summary>
    public abstract FileStream CreateNew(string path);

    /// <summary>Takes the lock that processes exclude each other by: a file, which goes with it. Null if another process has it.</summary>
    public abstract IDisposable? TryLock(string path);

    /// <summary>Puts a file in the place of another in one step. False if somebody holds the other one, which passes.</summary>
    public abstract bool TryReplace(string source, string destination);
}
