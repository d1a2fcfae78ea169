using TastyPS.Client.Http;

namespace TastyPS.Client.Authentication.SignIn;

/// <summary>What a <see cref="SignInServer"/> is made from.</summary>
public sealed class SignInOptions
{
    /// <summary>The port of the redirect URI that the page tells users to register.</summary>
    public const int UsualPort = 8000;

    /// <summary>Where to sign in.</summary>
    public required TastyEnvironment Environment { get; init; }

    /// <summary>
    /// Told the page's address as soon as it is served: opens a browser, or prints it. False if no browser opened: that is a trouble, and the sign-in
    /// goes on, as a user can open the page by hand. What it throws ends the sign-in.
    /// </summary>
    public required Func<Uri, CancellationToken, Task<bool>> Open { get; init; }

    /// <summary>Saves the outcome before the page says that all is done; null to save nothing. What it throws ends the sign-in, and the page shows its message.</summary>
    public Func<SignInResult, CancellationToken, Task>? Save { get; init; }

    /// <summary>Where <see cref="Save"/> puts it, for the page; e.g. a path.</summary>
    public string? SavedTo { get; init; }

    /// <summary>Told each thing that goes wrong and can be mended by the user. Called on threads of the pool; it must not throw.</summary>
    public Action<SignInTrouble>? Troubled { get; init; }

    /// <summary>The scopes to ask for: of <c>read</c>, <c>trade</c>, <c>openid</c>.</summary>
    public IReadOnlyList<string> Scopes { get; init; } = ["read"];

    /// <summary>The port of this machine on which the page is served.</summary>
    public int Port { get; init; } = UsualPort;

    /// <summary>The client id, if known already; the page shows it.</summary>
    public string? ClientId { get; init; }

    /// <summary>The client secret, if known already; the page does not show it.</summary>
    public string? ClientSecret { internal get; init; }

    /// <summary>How long a user may take from start to end.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>How long the token endpoint may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The clock behind every time-out.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Receives an entry for each call of the token endpoint; it must not throw.</summary>
    public Action<RequestLogEntry>? Log { get; init; }

    /// <summary>Makes the handler that talks to the network; null for the built-in one. The server disposes what it returns.</summary>
    public Func<HttpMessageHandler>? CreateSocketHandler { get; init; }

    /// <summary>The redirect URI, byte for byte: no slash at its end.</summary>
    internal string RedirectUri => $"http://localhost:{Port}";
}
