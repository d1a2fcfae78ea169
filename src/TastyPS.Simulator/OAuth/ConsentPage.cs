using System.Net;
using System.Text;

namespace TastyPS.Simulator.OAuth;

/// <summary>The pages a customer sees. Plain HTML that needs neither script nor any other resource.</summary>
internal static class ConsentPage
{
    private const string Style = """
        :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif; }
        body { margin: 0 auto; max-width: 32rem; padding: 2rem 1rem; }
        label, input { display: block; width: 100%; box-sizing: border-box; font: inherit; }
        input { margin: 0 0 1rem; padding: .5rem; }
        button { font: inherit; padding: .5rem 1.5rem; margin-right: .5rem; }
        [role=alert] { border-left: .3rem solid #c00; padding: .5rem 1rem; }
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
            {Hidden("response_type", request.ResponseType)}{Hidden("client_id", request.ClientId)}{Hidden("redirect_uri", request.RedirectUri)}{Hidden("scope", request.Scope)}{Hidden("state", request.State)}<label for="username">Username</label>
            <input id="username" name="username" autocomplete="username" required aria-describedby="hint">
            <label for="password">Password</label>
            <input id="password" name="password" type="password" autocomplete="current-password" required aria-describedby="hint">
            <p id="hint">The simulator knows one customer: username <code>{Encode(credentials.UserName)}</code>, password <code>{Encode(credentials.Password)}</code>.</p>
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
