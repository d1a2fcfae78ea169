using TastyPS.Client.Authentication;

namespace TastyPS.Client;

/// <summary>The credentials or the token were refused (401, or a terminal answer of the token endpoint).</summary>
public sealed class TastyAuthenticationException(string message, Exception? innerException = null) : TastyException(message, innerException)
{
    /// <summary>What the token endpoint objected to; null if it was not the token endpoint that refused.</summary>
    public TokenRefusalReason? Refusal { get; internal init; }
}

/// <summary>The token is valid but its scope or the account's authority is not enough (403).</summary>
public sealed class TastyAuthorizationException(string message, Exception? innerException = null) : TastyException(message, innerException);

/// <summary>Unknown route, symbol or resource (404).</summary>
public sealed class TastyNotFoundException(string message, Exception? innerException = null) : TastyException(message, innerException);

/// <summary>The service refused what was asked (400, 406, 422).</summary>
public sealed class TastyValidationException(string message, Exception? innerException = null) : TastyException(message, innerException);

/// <summary>Too many requests (429), and the retries were used up.</summary>
public sealed class TastyRateLimitException(string message, Exception? innerException = null) : TastyException(message, innerException)
{
    /// <summary>How long the service asked to wait, if it said so.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <inheritdoc/>
    public override bool IsTransient => true;
}

/// <summary>The service failed (5xx), or its circuit breaker is open after repeated failures.</summary>
public sealed class TastyServerException(string message, Exception? innerException = null) : TastyException(message, innerException)
{
    /// <inheritdoc/>
    public override bool IsTransient => true;
}

/// <summary>No connection: name not found, refused, reset, TLS.</summary>
public sealed class TastyNetworkException(string message, Exception? innerException = null) : TastyException(message, innerException)
{
    /// <inheritdoc/>
    public override bool IsTransient => true;
}

/// <summary>No answer in time, although nobody cancelled.</summary>
public sealed class TastyTimeoutException(string message, Exception? innerException = null) : TastyException(message, innerException)
{
    /// <inheritdoc/>
    public override bool IsTransient => true;
}

/// <summary>The reply cannot be understood: HTML where JSON was due, a body that ends early, a shape that is not the documented one.</summary>
public sealed class TastyProtocolException(string message, Exception? innerException = null) : TastyException(message, innerException);
