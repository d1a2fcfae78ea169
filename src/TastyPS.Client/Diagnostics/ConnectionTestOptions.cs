using TastyPS.Client.Authentication;
using TastyPS.Client.Authentication.Secrets;

namespace TastyPS.Client.Diagnostics;

/// <summary>What a <see cref="ConnectionTest"/> looks at.</summary>
public sealed class ConnectionTestOptions
{
    /// <summary>Where to connect.</summary>
    public required TastyEnvironment Environment { get; init; }

    /// <summary>A client that is connected already; null to test before connecting.</summary>
    public TastyClient? Client { get; init; }

    /// <summary>Credentials that need no file; null to take those of the file.</summary>
    public OAuthCredentials? Credentials { get; init; }

    /// <summary>Where the secrets are looked for; null if they are not.</summary>
    public SecretsLocation? Secrets { get; init; }

    /// <summary>The name of the entry.</summary>
    public string Name { get; init; } = StoredCredentials.DefaultName;

    /// <summary>Why no file is looked at, if there is no <see cref="Secrets"/>.</summary>
    public string WithoutSecrets { get; init; } = "The credentials were given.";

    /// <summary>Says in the caller's words what to do about a failure; null for nothing.</summary>
    public Func<TastyException, string?> Recommend { get; init; } = static _ => null;

    /// <summary>Says in the caller's words how to sign in.</summary>
    public string? SignInRecommendation { get; init; }

    /// <summary>The clock of durations, and the one that is compared with the service's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>How long a request may take.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Makes the handlers that talk to the network; null for the built-in one.</summary>
    public Func<HttpMessageHandler>? CreateSocketHandler { get; init; }
}
