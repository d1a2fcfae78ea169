using System.Net.Http.Headers;

namespace TastyPS.Client.Authentication;

/// <summary>An access token as the token endpoint issued it. Its value stays inside the library.</summary>
public sealed class AccessToken
{
    internal AccessToken(string value, DateTimeOffset issuedAt, TimeSpan lifetime, IReadOnlyList<string> scopes)
    {
        Value = value;
        ExpiresAt = issuedAt + lifetime;
        RefreshAt = ExpiresAt - (lifetime < Margin + Margin ? TimeSpan.FromTicks(lifetime.Ticks / 2) : Margin);
        Scopes = scopes;
    }

    /// <summary>When the service stops accepting it, by this machine's clock and the reply's <c>expires_in</c>.</summary>
    public DateTimeOffset ExpiresAt { get; }

    /// <summary>What it allows: <c>read</c>, <c>trade</c>, <c>openid</c>.</summary>
    public IReadOnlyList<string> Scopes { get; }

    internal string Value { get; }

    /// <summary>What goes into the <c>Authorization</c> header, and to the letter into the messages of the account stream.</summary>
    internal AuthenticationHeaderValue Authorization => new("Bearer", Value);

    /// <summary>From here on it is replaced: a minute before it expires, or at half time if it lives less than two minutes.</summary>
    internal DateTimeOffset RefreshAt { get; }

    private static TimeSpan Margin => TimeSpan.FromSeconds(60);

    /// <summary>Shows nothing secret.</summary>
    public override string ToString() => $"Access token ({string.Join(" ", Scopes)}), hidden";
}
