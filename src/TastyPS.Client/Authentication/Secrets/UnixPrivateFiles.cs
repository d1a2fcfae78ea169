using System.ComponentModel;
using System.Reflection;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text;

namespace TastyPS.Client.Authentication.Secrets;

/// <summary>Mode 0600, given to the kernel with the very call that makes the file. Needs .NET 7, whose calls .NET Standard reaches by reflection.</summary>
internal sealed class UnixPrivateFiles : PrivateFiles
{
    private const int OwnerReadWrite = 0x180;
    private const int OwnerAll = 0x1C0;

    // Each further one takes another process that replaced the file at just that moment.
    private const int MostAttempts = 100;

    // EWOULDBLOCK, as Linux and as macOS count it.
    private const int LockedOnLinux = 11;
    private const int LockedOnMac = 35;

    public override IPayloadProtection Protection { get; } = new FileModeProtection();

    public override bool Exists(string path) => UnixFileFacts.At(path) is not null;

    public override void CreateFolder(string path)
    {
        if (Directory.Exists(path))
            return;

        var mode = Type.GetType("System.IO.UnixFileMode") ?? throw Unsupported(path);
        var create = typeof(Directory).GetMethod(nameof(Directory.CreateDirectory), [typeof(string), mode]) ?? throw Unsupported(path);
        Call(() => create.Invoke(null, [path, Enum.ToObject(mode, OwnerAll)]));
    }

    public override FileStream? OpenToRead(string path)
    {
        for (var attempt = 1; attempt <= MostAttempts; attempt++)
        {
            if (UnixFileFacts.At(path) is not { } facts)
                return null;

            Check(facts, path);
            FileStream file;
            try
            {
                // Without a lock: who replaces the file does it in one step.
                file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            }
            catch (FileNotFoundException)
            {
                return null;
            }

            // What was opened must be what has this path, and not the target of a link that came there meanwhile.
            var opened = UnixFileFacts.Of(file.SafeFileHandle);
            if (opened.Owner == facts.Owner && !opened.IsOpenToOthers && UnixFileFacts.At(path) == opened)
                return file;

            file.Dispose();
        }

        throw new SecretsFileException(SecretsFileReason.Busy, path, $"{path} is replaced again and again by another process. Try again later.");
    }

    public override FileStream CreateNew(string path) => Open(path, FileMode.CreateNew, FileAccess.Write);

    public override IDisposable? TryLock(string path)
    {
        if (UnixFileFacts.At(path) is { IsRegularFile: false })
            throw Link(path);

        FileStream file;
        try
        {
            file = Open(path, FileMode.OpenOrCreate, FileAccess.ReadWrite);
        }
        catch (IOException locked) when (locked.HResult is LockedOnLinux or LockedOnMac)
        {
            return null;
        }

        // Its last holder may have removed it between our opening and our locking it; then it excludes nobody.
        if (UnixFileFacts.At(path) == UnixFileFacts.Of(file.SafeFileHandle))
            return new HeldLock(file, path);

        file.Dispose();
        return null;
    }

    public override bool TryReplace(string source, string destination) =>
        NativeMethods.Rename(Encoding.UTF8.GetBytes(source + "\0"), Encoding.UTF8.GetBytes(destination + "\0")) == 0
            ? true
            : throw new IOException($"{destination} cannot be replaced.", new Win32Exception(Marshal.GetLastWin32Error()));

    private static void Check(UnixFileFacts facts, string path)
    {
        if (facts.IsLink)
            throw Link(path);
        if (!facts.IsRegularFile)
            throw new SecretsFileException(SecretsFileReason.NotAFile, path, $"{path} is not a file. Name another path.");
        if (facts.Owner != UnixFileFacts.CurrentUser)
            throw new SecretsFileException(SecretsFileReason.NotOwned, path, $"{path} belongs to another user, so its secrets are not used. Sign in with a file of your own.");
        if (facts.IsOpenToOthers)
            throw new SecretsFileException(SecretsFileReason.ReadableByOthers, path, $"{path} is open to other users, so its secrets are not used.", $"chmod 600 {Quote(path)}");
    }

    private static FileStream Open(string path, FileMode mode, FileAccess access)
    {
        var type = Type.GetType("System.IO.FileStreamOptions");
        var createMode = type?.GetProperty("UnixCreateMode") ?? throw Unsupported(path);
        var how = Activator.CreateInstance(type!)!;
        Set("Mode", mode);
        Set("Access", access);
        Set("Share", FileShare.None);
        createMode.SetValue(how, Enum.ToObject(Nullable.GetUnderlyingType(createMode.PropertyType)!, OwnerReadWrite));
        return (FileStream)Call(() => typeof(FileStream).GetConstructor([typeof(string), type!])!.Invoke([path, how]))!;

        void Set(string property, object value) => type!.GetProperty(property)!.SetValue(how, value);
    }

    private static object? Call(Func<object?> call)
    {
        try
        {
            return call();
        }
        catch (TargetInvocationException wrapped)
        {
            ExceptionDispatchInfo.Capture(wrapped.InnerException!).Throw();
            throw;
        }
    }

    private static SecretsFileException Link(string path) =>
        new(SecretsFileReason.Link, path, $"{path} is a link, and links to secrets are not followed. Name the file itself.");

    private static SecretsFileException Unsupported(string path) =>
        new(SecretsFileReason.Unsupported, path, $"{path} cannot be made: this runtime cannot make a file that is private from its first moment. Use PowerShell 7.3 or later, or connect without saving.");

    private static string Quote(string path) => "'" + path.Replace("'", "'\\''") + "'";

    /// <summary>Removes the file as long as it is still locked, so that nobody else's is removed.</summary>
    private sealed class HeldLock(FileStream file, string path) : IDisposable
    {
        public void Dispose()
        {
            using (file)
                File.Delete(path);
        }
    }

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "rename", SetLastError = true)]
        public static extern int Rename(byte[] source, byte[] destination);
    }
}
