using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.NetworkInformation;
using System.Runtime.InteropServices;

namespace TastyPS.Client.Authentication.SignIn;

/// <summary>Finds who listens on a port that the page needs.</summary>
internal static class PortOwner
{
    private const string Listening = "0A";

    /// <summary>
    /// True if somebody would be reached at localhost and this port, by either version of IP: with a stranger on the other version, a browser might take
    /// the authorization code to him.
    /// </summary>
    public static bool IsTaken(int port) => IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Any(listener =>
        listener.Port == port
        && (IPAddress.IsLoopback(listener.Address) || listener.Address.Equals(IPAddress.Any) || listener.Address.Equals(IPAddress.IPv6Any)));

    /// <summary>E.g. <c>process 4711 (python3)</c>; null where the system does not tell.</summary>
    public static string? Find(int port) => RuntimeInformation.IsOSPlatform(OSPlatform.Linux)
        ? Sockets(port).Select(OwnerOf).FirstOrDefault(owner => owner is not null)
        : null;

    public static bool IsThisProcess(string owner)
    {
        using var current = Process.GetCurrentProcess();
        return owner.StartsWith($"process {current.Id} ", StringComparison.Ordinal);
    }

    /// <summary>The command that tells.</summary>
    public static string CommandToFind(int port) => RuntimeInformation.IsOSPlatform(OSPlatform.Windows)
        ? $"Get-Process -Id (Get-NetTCPConnection -LocalPort {port} -State Listen).OwningProcess"
        : RuntimeInformation.IsOSPlatform(OSPlatform.OSX) ? $"lsof -nP -iTCP:{port} -sTCP:LISTEN" : $"ss -ltnp 'sport = :{port}'";

    // A line of /proc/net/tcp: number, local address:port, remote one, state, queues, timer, retransmissions, user, time-out, inode …
    private static IEnumerable<string> Sockets(int port)
    {
        var ending = ":" + port.ToString("X4", CultureInfo.InvariantCulture);
        foreach (var table in new[] { "/proc/net/tcp", "/proc/net/tcp6" })
        {
            if (!File.Exists(table))
                continue;

            foreach (var line in File.ReadLines(table))
            {
                var fields = line.Split([' '], StringSplitOptions.RemoveEmptyEntries);
                if (fields.Length > 9 && fields[1].EndsWith(ending, StringComparison.Ordinal) && fields[3] == Listening)
                    yield return $"socket:[{fields[9]}]";
            }
        }
    }

    private static string? OwnerOf(string socket)
    {
        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(process), NumberStyles.None, CultureInfo.InvariantCulture, out var id))
                continue;

            try
            {
                if (Directory.EnumerateFiles(Path.Combine(process, "fd")).Any(descriptor => UnixLink.Target(descriptor) == socket))
                    return $"process {id} ({File.ReadAllText(Path.Combine(process, "comm")).Trim()})";
            }
            catch (Exception hidden) when (hidden is IOException or UnauthorizedAccessException)
            {
                // Another user's, or over by now.
            }
        }

        return null;
    }
}
