using TastyPS.Client.MarketData;

namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>Counts facts as rows leave. Used by one thread at a time.</summary>
internal sealed class CoverageCounter
{
    private static readonly MarketFact[] Kinds = [MarketFact.Quote, MarketFact.Trade, MarketFact.Summary];
    private readonly int[] _empty = new int[Kinds.Length];
    private readonly List<string> _missing = [];
    private int _contracts;

    public void Count(OptionContract contract, MarketDataItem? item)
    {
        _contracts++;
        if (item is null)
        {
            _missing.Add(contract.Symbol);
            return;
        }

        foreach (var kind in Kinds)
        {
            if (!HasValue(item, kind))
                _empty[(int)kind]++;
        }
    }

    /// <summary>Sums up; when no market data was <paramref name="asked"/> for, there are no facts to count.</summary>
    public SnapshotCoverage Report(string underlying, bool asked, int requests, TimeSpan duration, bool timedOut)
    {
        var facts = asked
            ? Kinds.Select(kind => new FactCoverage(kind, _contracts, _contracts - _missing.Count, _empty[(int)kind])).ToArray()
            : [];
        return new SnapshotCoverage(underlying, _contracts, facts, asked ? _missing : []) { Requests = requests, Duration = duration, TimedOut = timedOut };
    }

    private static bool HasValue(MarketDataItem item, MarketFact kind) => kind switch
    {
        MarketFact.Quote => item.Bid is not null || item.Ask is not null,
        MarketFact.Trade => item.Last is not null || item.Volume is not null,
        _ => item.OpenInterest is not null || item.PreviousClose is not null || item.Open is not null || item.DayHigh is not null || item.DayLow is not null,
    };
}
