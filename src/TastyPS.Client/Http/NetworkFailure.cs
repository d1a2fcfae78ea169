using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;

namespace TastyPS.Client.Http;

/// <summary>Names what kept a reply from coming, on .NET and on .NET Framework.</summary>
internal static class NetworkFailure
{
    /// <summary>True for what a socket handler throws when the network fails, an expired connect time-out included.</summary>
    public static bool IsOne(Exception failure) =>
        failure is HttpRequestException or IOException or WebException or SocketException or OperationCanceledException;

    public static TastyNetworkException Translate(Exception failure, Uri uri, string path)
    {
        var place = $"{uri.IdnHost}:{uri.Port}";
        var message = failure is OperationCanceledException
            ? $"No connection to {place} within the connect time-out."
            : Describe(failure, place) ?? $"The connection to {place} broke before the reply came.";
        return new TastyNetworkException(message, failure) { RequestPath = path };
    }

    /// <summary>What the network has against a connection to a place, in a sentence; null if it was not the network.</summary>
    public static string? Describe(Exception failure, string place) => Reason(failure) switch
    {
        AuthenticationException => $"No trusted TLS connection to {place}: the certificate or the protocol was refused.",
        SocketException socket => Describe(socket.SocketErrorCode, place),
        WebException { Status: not WebExceptionStatus.UnknownError } web => $"The connection to {place} failed ({web.Status}).",
        _ => null,
    };

    /// <summary>True unless repeating cannot help: a certificate does not become trusted by asking again.</summary>
    public static bool MayPass(TastyNetworkException failure) => Reason(failure) is not AuthenticationException;

    /// <summary>True if nobody listens at the address, or it does not exist.</summary>
    public static bool IsRefusal(TastyNetworkException failure) =>
        Reason(failure) is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound }
            or WebException { Status: WebExceptionStatus.ConnectFailure or WebExceptionStatus.NameResolutionFailure };

    private static string Describe(SocketError error, string place) => error switch
    {
        SocketError.ConnectionRefused => $"{place} refused the connection ({error}): nothing listens there.",
        SocketError.HostNotFound or SocketError.NoData or SocketError.TryAgain => $"The host of {place} was not found ({error}).",
        SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => $"{place} broke the connection before the reply came ({error}).",
        SocketError.TimedOut => $"No connection to {place} in time ({error}).",
        _ => $"No connection to {place} ({error}).",
    };

    private static Exception? Reason(Exception failure)
    {
        Exception? found = null;
        for (var current = failure; current is not null; current = current.InnerException!)
        {
            if (current is SocketException or AuthenticationException)
                return current;
            if (current is WebException)
                found ??= current;
        }

        return found;
    }
}
