using System.ComponentModel;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace TastyPS.Client.Authentication.Secrets;

/// <summary>What .NET Standard cannot ask of Windows: a file made with its access list, a look at one, and a replacement in one step.</summary>
internal static class WindowsFile
{
    private const uint GenericWrite = 0x40000000;
    private const uint CreateNew = 1;
    private const uint Normal = 0x80;
    private const uint ReplaceAndWriteThrough = 0x1 | 0x8;
    private const int TokenQuery = 0x8;
    private const int TokenUser = 1;
    private const int Revision = 1;
    private const int OwnerAndAccessList = 0x1 | 0x4;

    /// <summary>A new file, owned by and open to the current user alone; nothing is inherited from the folder.</summary>
    public static SafeFileHandle CreateForCurrentUser(string path)
    {
        var user = CurrentUser();
        Demand(NativeMethods.ConvertStringSecurityDescriptorToSecurityDescriptor($"O:{user}D:P(A;;FA;;;{user})", Revision, out var descriptor, IntPtr.Zero));
        try
        {
            var attributes = new SecurityAttributes { Length = Marshal.SizeOf<SecurityAttributes>(), Descriptor = descriptor };
            var handle = NativeMethods.CreateFile(path, GenericWrite, 0, ref attributes, CreateNew, Normal, IntPtr.Zero);
            if (handle.IsInvalid)
                throw new IOException($"{path} cannot be made.", new Win32Exception(Marshal.GetLastWin32Error()));

            return handle;
        }
        finally
        {
            NativeMethods.LocalFree(descriptor);
        }
    }

    /// <summary>Who may do what with an open file.</summary>
    public static WindowsAccess AccessOf(SafeFileHandle file, string user)
    {
        NativeMethods.GetKernelObjectSecurity(file, OwnerAndAccessList, null, 0, out var length);
        var descriptor = new byte[length];
        return NativeMethods.GetKernelObjectSecurity(file, OwnerAndAccessList, descriptor, length, out _)
            ? WindowsAccess.Read(descriptor, user)
            : throw new IOException("The access list of a file cannot be read.", new Win32Exception(Marshal.GetLastWin32Error()));
    }

    /// <summary>Moves a file over another; its access list moves with it.</summary>
    public static bool TryReplace(string source, string destination) => NativeMethods.MoveFileEx(source, destination, ReplaceAndWriteThrough);

    /// <summary>The security identifier of the current user.</summary>
    public static string CurrentUser()
    {
        Demand(NativeMethods.OpenProcessToken(NativeMethods.GetCurrentProcess(), TokenQuery, out var token));
        try
        {
            NativeMethods.GetTokenInformation(token, TokenUser, IntPtr.Zero, 0, out var length);
            var buffer = Marshal.AllocHGlobal(length);
            try
            {
                Demand(NativeMethods.GetTokenInformation(token, TokenUser, buffer, length, out _));
                Demand(NativeMethods.ConvertSidToStringSid(Marshal.ReadIntPtr(buffer), out var text));
                try
                {
                    return Marshal.PtrToStringUni(text)!;
                }
                finally
                {
                    NativeMethods.LocalFree(text);
                }
            }
            finally
            {
                Marshal.FreeHGlobal(buffer);
            }
        }
        finally
        {
            NativeMethods.CloseHandle(token);
        }
    }

    private static void Demand(bool succeeded)
    {
        if (!succeeded)
            throw new IOException("The current user, or an access list for him alone, cannot be had.", new Win32Exception(Marshal.GetLastWin32Error()));
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct SecurityAttributes
    {
        public int Length;
        public IntPtr Descriptor;
        public int InheritHandle;
    }

    private static class NativeMethods
    {
        [DllImport("kernel32.dll", EntryPoint = "CreateFileW", CharSet = CharSet.Unicode, SetLastError = true)]
        public static extern SafeFileHandle CreateFile(string path, uint access, uint share, ref SecurityAttributes attributes, uint disposition, uint flags, IntPtr template);

        [DllImport("kernel32.dll", EntryPoint = "MoveFileExW", CharSet = CharSet.Unicode, SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool MoveFileEx(string source, string destination, uint flags);

        [DllImport("kernel32.dll")]
        public static extern IntPtr GetCurrentProcess();

        [DllImport("kernel32.dll")]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool CloseHandle(IntPtr handle);

        [DllImport("kernel32.dll")]
        public static extern IntPtr LocalFree(IntPtr memory);

        [DllImport("advapi32.dll", SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool OpenProcessToken(IntPtr process, int access, out IntPtr token);

        [DllImport("advapi32.dll", SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool GetTokenInformation(IntPtr token, int kind, IntPtr buffer, int length, out int needed);

        [DllImport("advapi32.dll", SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool GetKernelObjectSecurity(SafeFileHandle file, int wanted, byte[]? descriptor, int length, out int needed);

        [DllImport("advapi32.dll", EntryPoint = "ConvertSidToStringSidW", SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool ConvertSidToStringSid(IntPtr sid, out IntPtr text);

        [DllImport("advapi32.dll", EntryPoint = "ConvertStringSecurityDescriptorToSecurityDescriptorW", CharSet = CharSet.Unicode, SetLastError = true)]
        [return: MarshalAs(UnmanagedType.Bool)]
        public static extern bool ConvertStringSecurityDescriptorToSecurityDescriptor(string text, int revision, out IntPtr descriptor, IntPtr size);
    }
}
