using TastyPS.Simulator.Faults;

namespace TastyPS.Client.Tests.Orders.Submission;

/// <summary>What goes wrong with a submission.</summary>
/// <param name="Name">Its name in the figures.</param>
/// <param name="Weight">How often it is drawn, in a hundred and some.</param>
/// <param name="Make">Makes the fault; null for none.</param>
internal sealed record Trouble(string Name, int Weight, Func<Random, Fault>? Make)
{
    // The whole path of a submission, whatever the account.
    private const string Route = "/accounts/*/orders";

    private static readonly int[] Failures = [500, 502, 503];

    /// <summary>Everything that goes wrong, and that nothing does.</summary>
    public static IReadOnlyList<Trouble> All { get; } =
    [
        new("none", 26, null),
        new("refused by the broker", 6, null) { IsTooDear = true },
        new("slow reply", 6, _ => Fault.Delay(Route, TimeSpan.FromMilliseconds(20))),
        new("reply lost after acceptance", 9, _ => Fault.LoseReply(Route)) { IsNeverAnswered = true },
        new("no reply, not accepted", 2, _ => Fault.Hang(Route)) { IsNeverAnswered = true },
        new("reset before acceptance", 5, _ => Fault.Reset(Route)),
        new("reset after acceptance", 9, _ => Fault.ResetAfterwards(Route)),
        new("reset, accepted 10 s later", 5, _ => Fault.AcceptLate(Route, TimeSpan.FromSeconds(10))),
        new("reset, accepted 60 s later", 5, _ => Fault.AcceptLate(Route, TimeSpan.FromSeconds(60))),
        new("500, 502, 503 before acceptance", 6, random => Fault.Status(Route, Any(random), asHtml: random.Next(2) == 0)),
        new("500, 502, 503 after acceptance", 12, random => Fault.StatusAfterwards(Route, Any(random), asHtml: random.Next(2) == 0)),
        new("401", 4, _ => Fault.Status(Route, 401)),
        new("401, all tokens expire", 1, _ => Fault.ExpireTokens(Route)),
        new("web page with status 200", 1, _ => Fault.Html(Route)),
        new("reply cut off after acceptance", 3, random => Fault.Truncate(Route, random.NextDouble())),
    ];

    /// <summary>Whether the order is more than the account can pay for.</summary>
    public bool IsTooDear { get; private init; }

    /// <summary>Whether the client waits until its own time-out.</summary>
    public bool IsNeverAnswered { get; private init; }

    public static Trouble Draw(Random random)
    {
        var number = random.Next(All.Sum(trouble => trouble.Weight));
        return All.First(trouble => (number -= trouble.Weight) < 0);
    }

    /// <summary>The fault for the submission with this identifier, once, and for no other.</summary>
    public Fault? FaultFor(string identifier, Random random)
    {
        var fault = Make?.Invoke(random);
        if (fault is not null)
            (fault.Method, fault.BodyText) = ("POST", identifier);
        return fault;
    }

    private static int Any(Random random) => Failures[random.Next(Failures.Length)];
}
