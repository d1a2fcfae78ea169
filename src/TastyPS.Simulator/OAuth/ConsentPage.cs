using System.Net;
using System.Text;

namespace TastyPS.Simulator.OAuth;

/// <summary>The pages a customer sees. Plain HTML that needs neither script nor any other resource.</summary>
internal static class ConsentPage
{
    private const string Style = """
        :root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --line: #8c959f; --accent: #8a1f11; --on-accent: #fff; }
        @media (prefers-color-scheme: dark) { :root { --paper: #16120f; --ink: #ece6e3; --line: #7d726c; --accent: #ff9d8c; --on-accent: #16120f; } }
        body { margin: 0 auto; max-width: 34rem; padding: 2rem 1rem; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
        code { overflow-wrap: anywhere; }
        label, input { display: block; width: 100%; box-sizing: border-box; font: inherit; }
        label { font-weight: 600; }
        input { margin: 0 0 1rem; padding: .5rem .6rem; color: inherit; background: var(--paper); border: 1px solid var(--line); border-radius: .3rem; }
        button { font: inherit; font-weight: 600; padding: .5rem 1.5rem; margin-right: .5rem; color: var(--accent); background: var(--paper); border: 1px solid var(--accent); border-radius: .3rem; cursor: pointer; }
        button[value=authorize] { color: var(--on-accent); background: var(--accent); }
        input:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        [role=alert] { border-left: .3rem solid var(--accent); padding: .5rem 1rem; }
        """;

    public static string Ask(ConsentRequest request, SimulatorCredentials credentials, bool isLoginWrong)
    {
        var alert = isLoginWrong ? """<p role="alert">Invalid login, please check your username and password.</p>""" : "";
        return Page("Authorize the application", $"""
            <h1>Authorize the application</h1>
            <p>This is the simulator's consent page. No real account is involved.</p>
            <p>The application <code>{Encode(request.ClientId)}</code> asks for these permissions:</p>
            <ul>
            {Scopes(request.Scope)}</ul>
            <p>The answer goes to <code>{Encode(request.RedirectUri)}</code>.</p>
            {alert}
            <form method="post" action="/auth.html">
            {Hidden("response_type", request.ResponseType)}{Hidden("client_id", request.ClientId)}{Hidden("redirect_uri", request.RedirectUri)}{Hidden("scope", request.Scope)}{Hidden("state", request.State)}<p id="hint">The simulator knows one customer: username <code>{Encode(credentials.UserName)}</code>, password <code>{Encode(credentials.Password)}</code>.</p>
            <label for="username">Username</label>
            <input id="username" name="username" autocomplete="username" required aria-describedby="hint">
            <label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required aria-describedby="hint">
            <button name="decision" value="authorize">Authorize</button>
            <button name="decision" value="deny" formnovalidate>Deny</button>
            </form>
            """);
    }

    /// <summary>A page about a request that must not be answered by sending the browser anywhere.</summary>
    public static string Refuse(string mistake) => Page("The request is not valid", $"""
        <h1>The request is not valid</h1>
        <p role="alert">{Encode(mistake)}</p>
        <p>Compare the address with the settings of the OAuth application.</p>
        """);

    private static string Page(string title, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{title} – TastyPS simulator</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        <main>
        {body}
        </main>
        </body>
        </html>

        """;

    private static string Scopes(string scope)
    {
        var list = new StringBuilder();
        foreach (var word in OAuthScopes.Words(scope).Distinct()) list.Append("<li><strong>").Append(Encode(word)).Append("</strong> – ").Append(Meaning(word)).Append("</li>\n");
        return list.ToString();
    }

    private static string Meaning(string scope) => scope switch
    {
        "read" => "see your accounts, balances, positions and orders",
        "trade" => "place, change and cancel orders",
        _ => "know who you are",
    };

    private static string Hidden(string name, string? value) =>
        value is null ? "" : $"<input type=\"hidden\" name=\"{name}\" value=\"{Encode(value)}\">\n";

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
