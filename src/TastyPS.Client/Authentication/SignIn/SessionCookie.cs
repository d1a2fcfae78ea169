using System.Security.Cryptography;
using System.Text;

namespace TastyPS.Client.Authentication.SignIn;

/// <summary>
/// Tells browsers apart: every user of this machine can reach the page, but only the browser that began a sign-in may finish it and see its token.
/// The token in a form is derived from the cookie by a key that lives as long as the server, so that nothing is kept for a visitor.
/// </summary>
internal sealed class SessionCookie
{
    public const string Name = "tastyps-sign-in";

    private readonly byte[] _key = Encoding.ASCII.GetBytes(RandomText.Next());

    /// <summary>Sent back by top-level navigation from the broker's page (Lax), never to scripts, and gone with the browser.</summary>
    public static string Header(string session) => $"{Name}={session}; Path=/; HttpOnly; SameSite=Lax";

    public string FormToken(string session)
    {
        using var mac = new HMACSHA256(_key);
        return RandomText.Encode(mac.ComputeHash(Encoding.UTF8.GetBytes(session)));
    }

    public bool IsFormToken(string session, string? token) => RandomText.AreEqual(FormToken(session), token);
}
