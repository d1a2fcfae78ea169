using System.Net;
using System.Text;

namespace TastyPS.Client.Authentication.SignIn;

/// <summary>A request of a browser, read once and bounded.</summary>
internal sealed class PageRequest
{
    private const int LongestForm = 16 * 1024;

    private PageRequest(string path, Fields query, Fields form, bool isFormReadable, IPAddress remote, HttpListenerRequest source)
    {
        Path = path;
        Query = query;
        Form = form;
        IsFormReadable = isFormReadable;
        Method = source.HttpMethod;
        IsLocal = IPAddress.IsLoopback(remote);
        Host = source.UserHostName;
        Origin = source.Headers["Origin"];
        FetchSite = source.Headers["Sec-Fetch-Site"];
        FetchDestination = source.Headers["Sec-Fetch-Dest"];
        Session = source.Cookies[SessionCookie.Name]?.Value;
    }

    public string Method { get; }

    public string Path { get; }

    public Fields Query { get; }

    public Fields Form { get; }

    /// <summary>False if there was a body, and it is no form or too long.</summary>
    public bool IsFormReadable { get; }

    public bool IsLocal { get; }

    public string? Host { get; }

    public string? Origin { get; }

    public string? FetchSite { get; }

    public string? FetchDestination { get; }

    public string? Session { get; }

    /// <summary>The request; null if its connection is closed already.</summary>
    public static async Task<PageRequest?> ReadAsync(HttpListenerRequest source, CancellationToken cancellationToken)
    {
        if (RemoteAddressOf(source) is not { } remote)
            return null;

        var target = source.RawUrl ?? "/";
        var mark = target.IndexOf('?');
        var (path, query) = mark < 0 ? (target, string.Empty) : (target.Substring(0, mark), target.Substring(mark + 1));
        var form = source.HasEntityBody ? await ReadFormAsync(source, cancellationToken).ConfigureAwait(false) : string.Empty;
        return new PageRequest(path, Fields.Parse(query), Fields.Parse(form ?? string.Empty), form is not null, remote, source);
    }

    // The listener answers some requests by itself, e.g. a form without a length by 411, and then hands them over without their socket,
    // which shows in no other way than this.
    private static IPAddress? RemoteAddressOf(HttpListenerRequest source)
    {
        try
        {
            return source.RemoteEndPoint?.Address;
        }
        catch (Exception closed) when (closed is NullReferenceException or ObjectDisposedException)
        {
            return null;
        }
    }

    private static async Task<string?> ReadFormAsync(HttpListenerRequest source, CancellationToken cancellationToken)
    {
        if (source.ContentType?.Split(';')[0].Trim().ToUpperInvariant() != "APPLICATION/X-WWW-FORM-URLENCODED")
            return null;

        var buffer = new byte[LongestForm + 1];
        var length = 0;
        int read;
        while (length < buffer.Length && (read = await ReadAsync(length).ConfigureAwait(false)) > 0)
            length += read;

        return length > LongestForm ? null : Encoding.UTF8.GetString(buffer, 0, length);

        // The stream itself does not heed the token.
        Task<int> ReadAsync(int offset) => source.InputStream
            .ReadAsync(buffer, offset, buffer.Length - offset, cancellationToken)
            .WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }
}
