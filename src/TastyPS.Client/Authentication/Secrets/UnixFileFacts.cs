using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace TastyPS.Client.Authentication.Secrets;

/// <summary>
/// What the kernel knows of a file and .NET Standard does not tell: mode, owner and identity, without following a link.
/// Read on Linux by statx, whose layout is the same on every processor, and on macOS by (l)stat with 64-bit inodes.
/// </summary>
internal readonly record struct UnixFileFacts(int Mode, uint Owner, ulong Inode)
{
    private const int NoSuchFile = 2;
    private const int NotAFolder = 20;
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100;
    private const int EmptyPath = 0x1000;
    private const uint TypeModeOwnerInode = 0x1 | 0x2 | 0x8 | 0x100;
    private const int BufferSize = 512;

    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;
    private const int SymbolicLink = 0xA000;
    private const int GroupAndOthers = 0x3F;

    public bool IsRegularFile => (Mode & TypeMask) == RegularFile;

    public bool IsLink => (Mode & TypeMask) == SymbolicLink;

    public bool IsOpenToOthers => (Mode & GroupAndOthers) != 0;

    public static uint CurrentUser => NativeMethods.GetEffectiveUser();

    /// <summary>Of what has this path, the link itself if it is one; null if nothing has.</summary>
    public static UnixFileFacts? At(string path)
    {
        var buffer = new byte[BufferSize];
        var name = Encoding.UTF8.GetBytes(path + "\0");
        var failed = IsMac switch
        {
            true => Arm ? NativeMethods.MacLinkStat(name, buffer) : NativeMethods.MacLinkStat64(name, buffer),
            false => NativeMethods.Statx(CurrentFolder, name, NoFollow, TypeModeOwnerInode, buffer),
        };
        if (failed == 0)
            return Read(buffer);

        var error = Marshal.GetLastWin32Error();
        return error is NoSuchFile or NotAFolder ? null : throw new IOException($"Nothing can be learnt about {path}.", new Win32Exception(error));
    }

    /// <summary>Of an open file.</summary>
    public static UnixFileFacts Of(SafeFileHandle handle)
    {
        var buffer = new byte[BufferSize];
        var descriptor = handle.DangerousGetHandle().ToInt32();
        var failed = IsMac switch
        {
            true => Arm ? NativeMethods.MacStat(descriptor, buffer) : NativeMethods.MacStat64(descriptor, buffer),
            false => NativeMethods.Statx(descriptor, [0], EmptyPath, TypeModeOwnerInode, buffer),
        };
        return failed == 0 ? Read(buffer) : throw new IOException("Nothing can be learnt about an open file.", new Win32Exception(Marshal.GetLastWin32Error()));
    }

    private static bool IsMac => RuntimeInformation.IsOSPlatform(OSPlatform.OSX);

    private static bool Arm => RuntimeInformation.ProcessArchitecture == Architecture.Arm64;

    private static UnixFileFacts Read(byte[] buffer) => IsMac
        ? new UnixFileFacts(BitConverter.ToUInt16(buffer, 4), BitConverter.ToUInt32(buffer, 16), BitConverter.ToUInt64(buffer, 8))
        : new UnixFileFacts(BitConverter.ToUInt16(buffer, 28), BitConverter.ToUInt32(buffer, 20), BitConverter.ToUInt64(buffer, 32));

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "geteuid")]
        public static extern uint GetEffectiveUser();

        [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
        public static extern int Statx(int folder, byte[] path, int flags, uint mask, byte[] buffer);

        [DllImport("libc", EntryPoint = "lstat", SetLastError = true)]
        public static extern int MacLinkStat(byte[] path, byte[] buffer);

        [DllImport("libc", EntryPoint = "lstat$INODE64", SetLastError = true)]
        public static extern int MacLinkStat64(byte[] path, byte[] buffer);

        [DllImport("libc", EntryPoint = "fstat", SetLastError = true)]
        public static extern int MacStat(int descriptor, byte[] buffer);

        [DllImport("libc", EntryPoint = "fstat$INODE64", SetLastError = true)]
        public static extern int MacStat64(int descriptor, byte[] buffer);
    }
}
