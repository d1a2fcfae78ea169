using System.ComponentModel;
using System.Runtime.InteropServices;

namespace TastyPS.Client.Authentication.Secrets;

/// <summary>
/// The Data Protection API of Windows for the current user, called directly: .NET Framework and .NET keep it in different assemblies, and a package
/// would have to be shipped for this alone. Compiled for Windows, not run there yet.
/// </summary>
internal sealed class DataProtection : IPayloadProtection
{
    private const int NoPrompt = 1;

    private delegate bool Transform(ref Blob input, ref Blob entropy, out Blob output);

    public string Name => "dpapi";

    public byte[] Protect(byte[] payload, byte[] binding) =>
        Run(payload, binding, static (ref input, ref entropy, out output) =>
            NativeMethods.CryptProtectData(ref input, null, ref entropy, IntPtr.Zero, IntPtr.Zero, NoPrompt, out output))
        ?? throw new IOException("The Data Protection API refused to protect.", new Win32Exception(Marshal.GetLastWin32Error()));

    public byte[]? Unprotect(byte[] payload, byte[] binding) =>
        Run(payload, binding, static (ref input, ref entropy, out output) =>
            NativeMethods.CryptUnprotectData(ref input, IntPtr.Zero, ref entropy, IntPtr.Zero, IntPtr.Zero, NoPrompt, out output));

    private static byte[]? Run(byte[] payload, byte[] binding, Transform transform)
    {
        var pinnedPayload = GCHandle.Alloc(payload, GCHandleType.Pinned);
        var pinnedBinding = GCHandle.Alloc(binding, GCHandleType.Pinned);
        try
        {
            var input = new Blob { Length = payload.Length, Data = pinnedPayload.AddrOfPinnedObject() };
            var entropy = new Blob { Length = binding.Length, Data = pinnedBinding.AddrOfPinnedObject() };
            if (!transform(ref input, ref entropy, out var output))
                return null;

            try
            {
                var result = new byte[output.Length];
                Marshal.Copy(output.Data, result, 0, result.Length);
                return result;
            }
            finally
            {
                NativeMethods.LocalFree(output.Data);
            }
        }
        finally
        {
            pinnedPayload.Free();
            pinnedBinding.Free();
        }
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Blob
    {
        public int Length;
        public IntPtr Data;
    }

    private static class NativeMethods
    {
        [DllImport("crypt32.dll", CharSet = CharSet.Unicode, SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool CryptProtectData(ref Blob input, string? description, ref Blob entropy, IntPtr reserved, IntPtr prompt, int flags, out Blob output);

        [DllImport("crypt32.dll", SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool CryptUnprotectData(ref Blob input, IntPtr description, ref Blob entropy, IntPtr reserved, IntPtr prompt, int flags, out Blob output);

        [DllImport("kernel32.dll")]
        public static extern IntPtr LocalFree(IntPtr memory);
    }
}
