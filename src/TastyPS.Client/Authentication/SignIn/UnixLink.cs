using System.Runtime.InteropServices;
using System.Text;

namespace TastyPS.Client.Authentication.SignIn;

/// <summary>Reads where a symbolic link leads, which .NET Standard cannot.</summary>
internal static class UnixLink
{
    /// <summary>The target as it stands in the link; null if there is none to read.</summary>
    public static string? Target(string path)
    {
        var buffer = new byte[256];
        var length = NativeMethods.ReadLink(Encoding.UTF8.GetBytes(path + "\0"), buffer, new IntPtr(buffer.Length)).ToInt64();
        return length > 0 ? Encoding.UTF8.GetString(buffer, 0, (int)length) : null;
    }

    private static class NativeMethods
    {
        [DllImport("libc", EntryPoint = "readlink")]
        public static extern IntPtr ReadLink(byte[] path, byte[] buffer, IntPtr size);
    }
}
