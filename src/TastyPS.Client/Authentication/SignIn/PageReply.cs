namespace TastyPS.Client.Authentication.SignIn;

/// <summary>What a browser gets: a page, or the way to another.</summary>
internal sealed record PageReply
{
    public required int Status { get; init; }

    public string Html { get; init; } = string.Empty;

    public string? Location { get; init; }

    /// <summary>The session to set a cookie for.</summary>
    public string? NewSession { get; init; }

    /// <summary>
    /// True for pages with a form. Under <c>no-referrer</c> a browser would say <c>Origin: null</c> with the form, and the origin is what is checked;
    /// <c>same-origin</c> tells other sites just as little.
    /// </summary>
    public bool HasForm { get; init; }

    /// <summary>True for the page after which nothing more is served.</summary>
    public bool IsLast { get; init; }

    public static PageReply To(string location) => new() { Status = 303, Location = location };
}
