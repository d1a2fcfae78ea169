using static TastyPS.Client.Authentication.SignIn.PageLayout;

namespace TastyPS.Client.Authentication.SignIn;

/// <summary>The pages of a sign-in. Whatever comes from outside is encoded.</summary>
internal sealed class SignInPages(SignInOptions options)
{
    private readonly string _environment = Encode(options.Environment.ToString());

    private bool IsCustom => options.Environment.Name == "Custom";

    // Whose the address of a custom environment is, nobody here knows.
    private string Broker => IsCustom ? $"<code>{Encode(options.Environment.BaseUri.Authority)}</code>" : "tastytrade";

    private string ScopeNames => string.Join(" and ", options.Scopes.Select(scope => scope.Length == 0 ? scope : char.ToUpperInvariant(scope[0]) + scope.Substring(1)));

    public string Form(string formToken, string? clientId) => Render("Sign in", $"""
        <h1>Sign in to tastytrade</h1>
        <p class="hint">Environment: <code>{_environment}</code></p>
        <p>There are two ways, and they lead to the same end. What you enter goes to this machine and to {Broker}, and nowhere else.</p>
        {Steps()}
        <section aria-labelledby="consent-title">
        <h2 id="consent-title">Connect by the consent page</h2>
        <p>{(IsCustom ? "Its page" : Broker)} asks you to log in and to agree, and sends you back here.</p>
        <form method="post" action="/connect" autocomplete="off">
        <input type="hidden" name="token" value="{Encode(formToken)}">
        <label for="client-id">Client id</label>
        <input id="client-id" name="client_id" type="text" required spellcheck="false" autocapitalize="none" value="{Encode(clientId ?? options.ClientId)}">
        {SecretField("consent-secret")}
        <button type="submit">Connect</button>
        </form>
        </section>
        <section aria-labelledby="grant-title">
        <h2 id="grant-title">I already have a refresh token</h2>
        <p>For a personal grant: the application's page, Manage, Create Grant shows it.</p>
        <form method="post" action="/token" autocomplete="off">
        <input type="hidden" name="token" value="{Encode(formToken)}">
        {SecretField("grant-secret")}
        <label for="refresh-token">Refresh token</label>
        <input id="refresh-token" name="refresh_token" type="password" required spellcheck="false" autocomplete="off">
        <button type="submit">Use this token</button>
        </form>
        </section>
        """);

    public string Done(SignInResult result) => Render("Connected", $"""
        <h1 class="good">Connected</h1>
        <p>You are signed in to {_environment} for {Encode(string.Join(", ", result.Scopes))}. {Saved()}</p>
        {TokenBox(result)}
        <p><strong>You can close this page</strong> and go back to PowerShell.</p>
        """);

    public static string AlreadyDone() => Render("Signed in", """
        <h1>Signed in already</h1>
        <p>This sign-in is complete. You can close this page.</p>
        """);

    public static string Ended() => Render("Ended", """
        <h1 class="bad">The sign-in was ended</h1>
        <p role="alert">The sign-in was ended before it was complete, and nothing was saved. PowerShell says why; start it there again.</p>
        """);

    public static string NotSaved(SignInResult result, string why) => Render("Not saved", $"""
        <h1 class="bad">Signed in, but not saved</h1>
        <p role="alert">{Encode(why)}</p>
        <p>The refresh token is valid. Keep it in a safe place if you want to enter it later as “I already have a refresh token”.</p>
        {TokenBox(result)}
        <p>Go back to PowerShell, which says what to do.</p>
        """);

    public static string Trouble(SignInTrouble trouble) => Render(TitleOf(trouble.Reason), $"""
        <h1 class="bad">{Encode(TitleOf(trouble.Reason))}</h1>
        <p role="alert">{Encode(trouble.Message)}</p>
        {(trouble.Reason == SignInReason.ConsentDenied ? "<p>You can close this page.</p>" : """<p><a class="button" href="/">Start again</a></p>""")}
        """);

    public static string Refused(string why) => Render("Not possible", $"""
        <h1 class="bad">That is not possible</h1>
        <p role="alert">{Encode(why)}</p>
        <p><a class="button" href="/">Open the page again</a></p>
        """);

    private static string TitleOf(SignInReason reason) => reason switch
    {
        SignInReason.ConsentDenied => "Access was not granted",
        SignInReason.ConsentFailed => "The consent page reported an error",
        SignInReason.StateMismatch => "This reply belongs to no sign-in of this page",
        SignInReason.RedirectMismatch => "The redirect URI does not match",
        SignInReason.WrongSecret => "The client secret is wrong",
        SignInReason.ClientSecretMissing => "The client secret is missing",
        SignInReason.GrantRevoked => "The grant was revoked",
        SignInReason.WrongEnvironment => "Wrong environment, or a damaged token",
        SignInReason.RefreshTokenRefused => "The refresh token was refused",
        SignInReason.CodeRefused => "The authorization code was refused",
        SignInReason.UnknownClient => "The application is not known",
        SignInReason.ClientNotAllowed => "The application may not sign in this way",
        SignInReason.ScopeRefused => "The scope was refused",
        SignInReason.Network => "tastytrade cannot be reached",
        _ => "The sign-in failed",
    };

    // A browser complains of a password field without a form. One of the method dialog, and in none, is never sent.
    private static string TokenBox(SignInResult result) => $"""
        <section data-secret aria-labelledby="token-title">
        <h2 id="token-title">Your refresh token</h2>
        <form method="dialog" autocomplete="off">
        <label for="token">Refresh token</label>
        <input id="token" type="password" readonly autocomplete="off" spellcheck="false" value="{Encode(result.Credentials.RefreshToken)}">
        </form>
        <p class="hint">It stays valid until you delete its grant. Whoever has it and the client secret can act for you.</p>
        <button type="button" hidden aria-pressed="false" aria-controls="token">Reveal</button><button type="button" hidden>Copy</button>
        <span role="status"></span>
        </section>
        """;

    private string Saved() => (options.Save, options.SavedTo) switch
    {
        (null, _) => "Nothing was saved.",
        (_, null) => "The sign-in was saved.",
        (_, { } place) => $"The sign-in was saved to <code>{Encode(place)}</code>.",
    };

    private string Steps()
    {
        var place = IsCustom ? "Log in at the broker behind this address and open its OAuth applications."
            : options.Environment.Name == "Sandbox" ? """On <a href="https://developer.tastytrade.com/sandbox/" rel="noopener noreferrer" target="_blank">developer.tastytrade.com, Sandbox</a>, make a sandbox user with an account and open its OAuth applications."""
            : """On <a href="https://my.tastytrade.com" rel="noopener noreferrer" target="_blank">my.tastytrade.com</a>, open Manage, My Profile, API, and opt in to the API. Two-factor authentication must be on.""";
        return $"""
            <section aria-labelledby="steps-title">
            <h2 id="steps-title">Once, at the broker</h2>
            <ol>
            <li>{place}</li>
            <li>OAuth Applications, + New OAuth client. Scope: <strong>{Encode(ScopeNames)} only</strong>. Redirect URI: exactly <code>{Encode(options.RedirectUri)}</code>, without a slash at its end.</li>
            <li>Copy the client id and the client secret. <strong>The secret is shown once.</strong> A lost one cannot be shown again: regenerate it. Grants made before may then end.</li>
            <li>Then connect below by the consent page, or choose Manage, Create Grant there and enter the refresh token that it shows.</li>
            </ol>
            </section>
            """;
    }

    private string SecretField(string id)
    {
        var given = !string.IsNullOrEmpty(options.ClientSecret);
        return $"""
            <label for="{id}">Client secret</label>
            <input id="{id}" name="client_secret" type="password" spellcheck="false" autocomplete="off" aria-describedby="{id}-hint">
            <p class="hint" id="{id}-hint">{(given ? "Given to Connect-Tasty already; leave it empty to use that one." : "Shown once, when the application was made or its secret regenerated. A lost secret cannot be shown again: leave this empty, and the next page says how to make a new one.")}</p>
            """;
    }
}
