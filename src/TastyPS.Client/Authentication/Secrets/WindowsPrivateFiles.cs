using System.ComponentModel;
using System.Runtime.InteropServices;

namespace TastyPS.Client.Authentication.Secrets;

/// <summary>
/// An access list with the current user alone, given to the system with the very call that makes the file and looked at whenever it is read, and content
/// protected by the Data Protection API. Compiled for Windows, not run there yet.
/// </summary>
internal sealed class WindowsPrivateFiles : PrivateFiles
{
    private const int SharingViolation = unchecked((int)0x80070020);
    private const int AccessDenied = 5;
    private const int SharingViolationCode = 32;

    public override IPayloadProtection Protection { get; } = new DataProtection();

    public override bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    // A folder below the user's profile is the user's already, and the file carries its own access list.
    public override void CreateFolder(string path) => Directory.CreateDirectory(path);

    public override FileStream? OpenToRead(string path)
    {
        if (Directory.Exists(path))
            throw new SecretsFileException(SecretsFileReason.NotAFile, path, $"{path} is not a file. Name another path.");
        if (!File.Exists(path))
            return null;
        if ((File.GetAttributes(path) & FileAttributes.ReparsePoint) != 0)
            throw new SecretsFileException(SecretsFileReason.Link, path, $"{path} is a link, and links to secrets are not followed. Name the file itself.");

        FileStream file;
        try
        {
            file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (FileNotFoundException)
        {
            return null;
        }

        try
        {
            Check(file, path);
            return file;
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    public override FileStream CreateNew(string path) => new(WindowsFile.CreateForCurrentUser(path), FileAccess.Write);

    public override IDisposable? TryLock(string path)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException locked) when (locked.HResult == SharingViolation)
        {
            return null;
        }
    }

    public override bool TryReplace(string source, string destination)
    {
        if (WindowsFile.TryReplace(source, destination))
            return true;

        // Virus scanners and indexers hold a fresh file for moments.
        var error = Marshal.GetLastWin32Error();
        return error is AccessDenied or SharingViolationCode
            ? false
            : throw new IOException($"{destination} cannot be replaced.", new Win32Exception(error));
    }

    private static void Check(FileStream file, string path)
    {
        var user = WindowsFile.CurrentUser();
        var access = WindowsFile.AccessOf(file.SafeFileHandle, user);
        if (!access.IsOwnedBy(user))
            throw new SecretsFileException(SecretsFileReason.NotOwned, path, $"{path} belongs to another user, so its secrets are not used. Sign in with a file of your own.");
        if (access.Others.Count > 0)
        {
            throw new SecretsFileException(
                SecretsFileReason.ReadableByOthers,
                path,
                $"{path} is open to other users, so its secrets are not used.",
                $"icacls '{path.Replace("'", "''")}' /inheritance:r /grant:r '*{user}:F' /remove:g {string.Join(" ", access.Others.Select(other => $"'*{other}'"))}");
        }
    }
}
