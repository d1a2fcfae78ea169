using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace TastyPS.Client.Authentication.SignIn;

/// <summary>The frame of every page: one style and one script, both inline, both allowed by their hash and nothing else by anything.</summary>
internal static class PageLayout
{
    private const string Style = """
        :root { color-scheme: light dark; --paper: #fff; --ink: #1b1f24; --soft: #57606a; --line: #8c959f; --card: #f6f8fa; --accent: #0a53be; --on-accent: #fff; --bad: #b3141d; --good: #116329; }
        @media (prefers-color-scheme: dark) { :root { --paper: #0d1117; --ink: #e6edf3; --soft: #9ea7b3; --line: #6e7681; --card: #161b22; --accent: #79b8ff; --on-accent: #0d1117; --bad: #ff8f88; --good: #7ee787; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
        main { max-width: 46rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 .5rem; }
        h2 { font-size: 1.15rem; margin: 0 0 .5rem; }
        p, ol { margin: .5rem 0; }
        li { margin: .25rem 0; }
        a { color: var(--accent); }
        code { font: .95em ui-monospace, Consolas, monospace; overflow-wrap: anywhere; }
        section { background: var(--card); border: 1px solid var(--line); border-radius: .5rem; padding: 1rem 1.25rem; margin: 1.25rem 0; }
        label { display: block; font-weight: 600; margin-top: .75rem; }
        input { width: 100%; font: inherit; padding: .5rem .6rem; color: var(--ink); background: var(--paper); border: 1px solid var(--line); border-radius: .3rem; }
        .hint { color: var(--soft); font-size: .9rem; margin: .15rem 0; }
        button, .button { display: inline-block; font: inherit; font-weight: 600; margin-top: 1rem; margin-right: .5rem; padding: .55rem 1.1rem; color: var(--on-accent); background: var(--accent); border: 1px solid var(--accent); border-radius: .3rem; text-decoration: none; cursor: pointer; }
        a:focus-visible, button:focus-visible, input:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
        .bad { color: var(--bad); }
        .good { color: var(--good); }
        [hidden] { display: none; }
        """;

    private const string Script = """
        for (const box of document.querySelectorAll('[data-secret]')) {
          const field = box.querySelector('input'), said = box.querySelector('[role=status]');
          const [reveal, copy] = box.querySelectorAll('button');
          reveal.hidden = copy.hidden = false;
          reveal.onclick = () => {
            const shown = field.type === 'text';
            field.type = shown ? 'password' : 'text';
            reveal.textContent = shown ? 'Reveal' : 'Hide';
            reveal.setAttribute('aria-pressed', String(!shown));
          };
          copy.onclick = async () => {
            let copied = true;
            try { await navigator.clipboard.writeText(field.value); }
            catch {
              const masked = field.type;
              field.type = 'text';
              field.select();
              copied = document.execCommand('copy');
              field.type = masked;
            }
            said.textContent = copied ? 'Copied.' : 'The browser did not allow it. Reveal the token and copy it by hand.';
          };
        }
        """;

    // A browser reads every end of a line as one character, and the hash is of what it reads.
    private static readonly string StyleText = Style.Replace("\r\n", "\n");
    private static readonly string ScriptText = Script.Replace("\r\n", "\n");
    private static readonly string StyleHash = Hash(StyleText);
    private static readonly string ScriptHash = Hash(ScriptText);

    /// <summary>The policy: a form goes to us, or by our redirect to the consent page, and nowhere else.</summary>
    public static string ContentSecurityPolicy(Uri consentUri) =>
        $"default-src 'none'; style-src {StyleHash}; script-src {ScriptHash}; form-action 'self' {consentUri.GetLeftPart(UriPartial.Authority)}; base-uri 'none'; frame-ancestors 'none'";

    public static string Render(string title, string body) => $"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="robots" content="noindex">
        <title>{Encode(title)} – TastyPS</title>
        <style>{StyleText}</style>
        </head>
        <body>
        <main>
        {body}
        </main>
        <script>{ScriptText}</script>
        </body>
        </html>
        """;

    public static string Encode(string? text) => WebUtility.HtmlEncode(text) ?? string.Empty;

    private static string Hash(string inline)
    {
        using var sha = SHA256.Create();
        return $"'sha256-{Convert.ToBase64String(sha.ComputeHash(Encoding.UTF8.GetBytes(inline)))}'";
    }
}
