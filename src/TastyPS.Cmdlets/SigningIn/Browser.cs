using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TastyPS.SigningIn;

/// <summary>Opens the user's browser.</summary>
internal static class Browser
{
    /// <summary>Tries to show a page. False if there is no way to a browser here.</summary>
    public static bool TryOpen(Uri page)
    {
        try
        {
            using var process = Process.Start(StartOf(page.AbsoluteUri));
            return true;
        }
        catch (Exception e) when (e is Win32Exception or InvalidOperationException or PlatformNotSupportedException or FileNotFoundException)
        {
            return false;
        }
    }

    private static ProcessStartInfo StartOf(string page)
    {
        if (RuntimeInformation.IsOSPlatform(OSPlatform.Windows))
            return new ProcessStartInfo(page) { UseShellExecute = true };
        if (RuntimeInformation.IsOSPlatform(OSPlatform.OSX))
            return new ProcessStartInfo("open", page);
        if (!HasDisplay)
            throw new PlatformNotSupportedException("There is no display.");
        return new ProcessStartInfo("xdg-open", page) { RedirectStandardOutput = true, RedirectStandardError = true };
    }

    private static bool HasDisplay =>
        Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 } || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };
}
