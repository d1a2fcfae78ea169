using System.Net;

namespace TastyPS.Client;

/// <summary>Base of every failure that the service or the way to it reports. Messages never hold a secret or a whole payload.</summary>
public class TastyException : Exception
{
    /// <summary>Makes an exception without detail.</summary>
    public TastyException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    public TastyException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and its cause.</summary>
    public TastyException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The HTTP status, if a reply came.</summary>
    public HttpStatusCode? StatusCode { get; internal set; }

    /// <summary>The service's own error code, e.g. <c>not_permitted</c>; null if the reply had none.</summary>
    public string? ErrorCode { get; internal set; }

    /// <summary>The request's path without query, e.g. <c>option-chains/SPX/nested</c>.</summary>
    public string? RequestPath { get; internal set; }

    /// <summary>The reasons the service nested under its error, in its order.</summary>
    public IReadOnlyList<TastyErrorReason> Reasons { get; internal set; } = [];

    /// <summary>True if the same GET may succeed later.</summary>
    public virtual bool IsTransient => false;
}

/// <summary>One nested reason: <c>{code, message}</c> or <c>{domain, reason}</c> on the wire.</summary>
/// <param name="Code">The code or the domain.</param>
/// <param name="Message">The message or the reason.</param>
public sealed record TastyErrorReason(string Code, string Message);
