using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TastyPS.SigningIn;

/// <summary>Opens the user's browser.</summary>
internal static class Browser
{
    // The helpers that find a browser fail within moments; one that goes on for longer has become the browser.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>Tries to show a page. False if there is no way to a browser here.</summary>
    public static async Task<bool> TryOpenAsync(Uri page, CancellationToken stop)
    {
        try
        {
            using var process = new Process { StartInfo = StartOf(page.AbsoluteUri), EnableRaisingEvents = true };
            var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
            process.Exited += (_, _) => ended.TrySetResult(true);

            // The shell of Windows may hand the page to a browser that runs already, without a process to wait for.
            if (!process.Start() || process.StartInfo.UseShellExecute)
                return true;

            await ended.Task.WaitAsync(Patience, TimeProvider.System, stop).ConfigureAwait(false);
            return process.ExitCode == 0;
        }
        catch (TimeoutException)
        {
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
            return new ProcessStartInfo("open", page) { UseShellExecute = false };
        if (!HasDisplay)
            throw new PlatformNotSupportedException("There is no display.");
        return new ProcessStartInfo("xdg-open", page) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
    }

    private static bool HasDisplay =>
        Environment.GetEnvironmentVariable("DISPLAY") is { Length: > 0 } || Environment.GetEnvironmentVariable("WAYLAND_DISPLAY") is { Length: > 0 };
}
