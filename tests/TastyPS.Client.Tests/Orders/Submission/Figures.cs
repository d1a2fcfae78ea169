using System.Text;

namespace TastyPS.Client.Tests.Orders.Submission;

/// <summary>What the client said, held against the broker's book.</summary>
internal sealed class Figures
{
    private readonly IReadOnlyList<Report> _reports;
    private readonly ILookup<string?, BookedOrder> _book;

    public Figures(IReadOnlyList<Report> reports, IReadOnlyList<BookedOrder> book)
    {
        _reports = reports;
        _book = book.ToLookup(order => order.Identifier);
    }

    /// <summary>Orders that stand in the book more than once.</summary>
    public IEnumerable<string> Doubled => _book.Where(orders => orders.Count() > 1).Select(orders => $"{orders.Key}: {string.Join(", ", orders)}");

    /// <summary>Reports that the book belies.</summary>
    public IEnumerable<Report> Misreported => _reports.Where(report => !IsTrue(report));

    /// <summary>Reports of not knowing that leave nothing to look for.</summary>
    public IEnumerable<Report> Unnamed => _reports.Where(report => report.Claim == Claim.Unknown && report.Named != report.Attempt.Identifier);

    /// <summary>Reports of not knowing though the order was in the book before the search was over.</summary>
    public IEnumerable<Report> Missed(TimeSpan lookUp) => _reports.Where(report =>
        report.Claim == Claim.Unknown && _book[report.Attempt.Identifier].Any(order => order.ReceivedAt < report.SentAt + lookUp));

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(FormattableString.Invariant($"{_reports.Count} submissions: {Doubled.Count()} doubled, {Misreported.Count()} misreported, {Unnamed.Count()} unknown without a name."));
        text.AppendLine(Line("", "all", "placed", "looked up", "not placed", "unknown", "late", "never"));
        foreach (var trouble in Trouble.All)
            AddLine(trouble.Name, _reports.Where(report => report.Attempt.Trouble == trouble));
        AddLine("all", _reports);
        text.AppendLine("'late' and 'never': what became of the unknown ones.");
        text.Append("Not placed: ").AppendJoin(", ", _reports.Where(report => report.Claim == Claim.NotPlaced).GroupBy(report => ReasonOf(report.Failure)).Select(group => FormattableString.Invariant($"{group.Count()} {group.Key}")));
        return text.ToString();

        void AddLine(string name, IEnumerable<Report> some)
        {
            var reports = some.ToList();
            var unknown = reports.Where(report => report.Claim == Claim.Unknown).ToList();
            var late = unknown.Count(report => _book.Contains(report.Attempt.Identifier));
            int[] counts = [reports.Count, Count(Claim.Placed), Count(Claim.LookedUp), Count(Claim.NotPlaced), unknown.Count, late, unknown.Count - late];
            text.AppendLine(Line([name, .. counts.Select(count => FormattableString.Invariant($"{count}"))]));

            int Count(Claim claim) => reports.Count(report => report.Claim == claim);
        }

        static string Line(params string[] cells) => cells[0].PadRight(32) + string.Concat(cells.Skip(1).Select(cell => cell.PadLeft(11)));
    }

    private static string ReasonOf(Exception? failure) => failure is TastyException { StatusCode: { } status } refused ? FormattableString.Invariant($"{(int)status} {refused.ErrorCode}") : $"{failure?.GetType().Name}";

    private bool IsTrue(Report report)
    {
        var booked = _book[report.Attempt.Identifier].ToList();
        return report.Claim switch
        {
            Claim.Placed or Claim.LookedUp => booked.Any(order => order.Id == report.OrderId && order.Account == report.Attempt.Account) && report.Named == report.Attempt.Identifier,
            Claim.NotPlaced => booked.Count == 0,
            Claim.Unknown => true,
            _ => false,
        };
    }
}
