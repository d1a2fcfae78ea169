using System.Text.RegularExpressions;

namespace TastyPS.Simulator.Faults;

/// <summary>One thing that goes wrong with requests to a path.</summary>
public sealed class Fault : RecurringFault
{
    // Made by the first request that asks the plan's copy, whose path stays as it is.
    private Regex? _pattern;

    /// <summary>
    /// The requests it applies to: the beginning of a path, e.g. <c>/market-data</c>, or, if it contains <c>*</c>, a pattern of
    /// the whole path, e.g. <c>/option-chains/*/nested</c>. Compared with the path as sent, without its query. Empty: all requests.
    /// </summary>
    public string Path { get; set; } = "";

    /// <summary>The method of the requests it applies to, e.g. <c>POST</c>; null for all.</summary>
    public string? Method { get; set; }

    /// <summary>A text in the body of the requests it applies to, e.g. the identifier of one order; null for all.</summary>
    public string? BodyText { get; set; }

    /// <summary>What goes wrong.</summary>
    public FaultKind Kind { get; set; }

    /// <summary>The status of <see cref="FaultKind.Status"/> and <see cref="FaultKind.StatusAfterwards"/>.</summary>
    public int StatusCode { get; set; } = 500;

    /// <summary>Whether the status comes with a web page, as the proxy sends it, instead of JSON.</summary>
    public bool AsHtml { get; set; }

    /// <summary>Seconds for the header <c>Retry-After</c> of <see cref="FaultKind.Status"/>; null sends none.</summary>
    public int? RetryAfterSeconds { get; set; }

    /// <summary>The share of the body that <see cref="FaultKind.Truncate"/> sends, from 0 to 1.</summary>
    public double Fraction { get; set; } = 0.5;

    /// <summary>How long <see cref="FaultKind.Drip"/> takes to send the body, and <see cref="FaultKind.Delay"/> and <see cref="FaultKind.AcceptLate"/> wait.</summary>
    public TimeSpan Duration { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Which strike or item is struck, counted from 1.</summary>
    public int Nth { get; set; } = 1;

    /// <summary>Answers with a status, e.g. 429 or 502.</summary>
    /// <param name="path">See <see cref="Path"/>.</param>
    /// <param name="statusCode">The HTTP status.</param>
    /// <param name="retryAfterSeconds">The header <c>Retry-After</c>, none if null.</param>
    /// <param name="asHtml">A web page instead of a JSON error.</param>
    public static Fault Status(string path, int statusCode, int? retryAfterSeconds = null, bool asHtml = false) =>
        new() { Path = path, Kind = FaultKind.Status, StatusCode = statusCode, RetryAfterSeconds = retryAfterSeconds, AsHtml = asHtml };

    /// <summary>Answers 200 with a web page.</summary>
    public static Fault Html(string path) => new() { Path = path, Kind = FaultKind.Html };

    /// <summary>Sends a share of the body and drops the connection.</summary>
    public static Fault Truncate(string path, double fraction = 0.5) => new() { Path = path, Kind = FaultKind.Truncate, Fraction = fraction };

    /// <summary>Sends the body evenly over a time.</summary>
    public static Fault Drip(string path, TimeSpan duration) => new() { Path = path, Kind = FaultKind.Drip, Duration = duration };

    /// <summary>Never answers.</summary>
    public static Fault Hang(string path) => new() { Path = path, Kind = FaultKind.Hang };

    /// <summary>Drops the connection before an answer.</summary>
    public static Fault Reset(string path) => new() { Path = path, Kind = FaultKind.Reset };

    /// <summary>Carries the request out and answers late.</summary>
    public static Fault Delay(string path, TimeSpan duration, string? method = null) => new() { Path = path, Method = method, Kind = FaultKind.Delay, Duration = duration };

    /// <summary>Carries the request out and never answers.</summary>
    public static Fault LoseReply(string path, string? method = "POST") => new() { Path = path, Method = method, Kind = FaultKind.LoseReply };

    /// <summary>Carries the request out and drops the connection.</summary>
    public static Fault ResetAfterwards(string path, string? method = "POST") => new() { Path = path, Method = method, Kind = FaultKind.ResetAfterwards };

    /// <summary>Carries the request out and answers with a status, e.g. 502.</summary>
    public static Fault StatusAfterwards(string path, int statusCode, bool asHtml = false, string? method = "POST") =>
        new() { Path = path, Method = method, Kind = FaultKind.StatusAfterwards, StatusCode = statusCode, AsHtml = asHtml };

    /// <summary>Drops the connection at once and accepts the order after a while of the market's clock.</summary>
    public static Fault AcceptLate(string path, TimeSpan duration) => new() { Path = path, Method = "POST", Kind = FaultKind.AcceptLate, Duration = duration };

    /// <summary>Lets all access tokens expire when the request arrives.</summary>
    public static Fault ExpireTokens(string path) => new() { Path = path, Kind = FaultKind.ExpireTokens };

    /// <summary>Leaves out the symbols of one strike of a chain.</summary>
    public static Fault OmitSymbols(string path, int nth) => new() { Path = path, Kind = FaultKind.OmitSymbols, Nth = nth };

    /// <summary>Leaves out every n-th item of a market data reply.</summary>
    public static Fault DropItems(string path, int nth) => new() { Path = path, Kind = FaultKind.DropItems, Nth = nth };

    /// <summary>Leaves the prices out of every n-th item of a market data reply.</summary>
    public static Fault EmptyItems(string path, int nth) => new() { Path = path, Kind = FaultKind.EmptyItems, Nth = nth };

    internal bool Matches(string path, string method, Lazy<string> body)
    {
        if (Method is { } wanted && !string.Equals(wanted, method, StringComparison.OrdinalIgnoreCase)) return false;
        if (!MatchesPath(path)) return false;
        return BodyText is not { } text || body.Value.IndexOf(text, StringComparison.Ordinal) >= 0;
    }

    internal bool Strikes(FaultKind kind, int number) => Kind == kind && (kind == FaultKind.OmitSymbols ? number == Nth : number % Nth == 0);

    internal override void Check()
    {
        base.Check();
        if (Fraction is not (>= 0 and <= 1)) throw new ArgumentException($"{nameof(Fraction)} must lie between 0 and 1.");
        if (StatusCode is < 200 or > 599) throw new ArgumentException($"{nameof(StatusCode)} must lie between 200 and 599.");
        if (Nth < 1) throw new ArgumentException($"{nameof(Nth)} counts from 1.");
        if (Duration < TimeSpan.Zero) throw new ArgumentException($"{nameof(Duration)} must not be negative.");
    }

    private bool MatchesPath(string path)
    {
        if (!Path.Contains('*')) return path.StartsWith(Path, StringComparison.Ordinal);
        _pattern ??= new Regex("^" + Regex.Escape(Path).Replace("\\*", ".*") + "$", RegexOptions.CultureInvariant);
        return _pattern.IsMatch(path);
    }
}
