using TastyPS.Client.Streaming;

namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>
/// What a snapshot of a chain asked for and got. A fact is answered by any reply for it, empty if the reply held no value,
/// missing if none came.
/// </summary>
public sealed record SnapshotCoverage
{
    internal SnapshotCoverage(string underlying, CoverageCounter counter)
    {
        Underlying = underlying;
        Contracts = counter.Contracts;
        Facts = counter.Facts;
        MissingSymbol = counter.MissingSymbol;
    }

    /// <summary>The underlying's symbol.</summary>
    public string Underlying { get; }

    /// <summary>How many contracts the chain gave after filtering; of a snapshot that was left early, how many of them had been given by then.</summary>
    public int Contracts { get; }

    /// <summary>Facts asked for: contracts times kinds of fact.</summary>
    public int Asked => Facts.Sum(fact => fact.Asked);

    /// <summary>Facts answered.</summary>
    public int Answered => Facts.Sum(fact => fact.Answered);

    /// <summary>Answered facts without a value.</summary>
    public int Empty => Facts.Sum(fact => fact.Empty);

    /// <summary>Facts without an answer.</summary>
    public int Missing => Facts.Sum(fact => fact.Missing);

    /// <summary>Answered ÷ asked, 1 if nothing was asked for.</summary>
    public double Coverage => Asked == 0 ? 1 : (double)Answered / Asked;

    /// <summary>REST requests for market data; one that had to be repeated counts once.</summary>
    public int Requests { get; init; }

    /// <summary>Sessions of the feed that were used; 0 if everything came by REST.</summary>
    public int Sessions { get; init; }

    /// <summary>Sessions opened in place of one that was lost.</summary>
    public int Reconnects { get; init; }

    /// <summary>Events received from the feed.</summary>
    public long Events { get; init; }

    /// <summary>What the sessions had to tell on the way: losses, complaints of the service. Empty for most runs.</summary>
    public IReadOnlyList<StreamNotice> Notices { get; init; } = [];

    /// <summary>From the first request for the chain to the last answer.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>True if the time was up before everything was answered.</summary>
    public bool TimedOut { get; init; }

    /// <summary>True if the caller wanted no more before the end: contracts that had not been given by then are not counted, and not missing.</summary>
    public bool LeftEarly { get; init; }

    /// <summary>OCC symbols of the contracts that lack the answer to at least one fact.</summary>
    public IReadOnlyList<string> MissingSymbol { get; }

    /// <summary>The same, fact by fact.</summary>
    public IReadOnlyList<FactCoverage> Facts { get; }

    /// <summary>E.g. <c>SPX: 63000 of 63000 facts for 21000 contracts, 812 empty, 0 missing</c>.</summary>
    public override string ToString() =>
        FormattableString.Invariant($"{Underlying}: {Answered} of {Asked} facts for {Contracts} contracts, {Empty} empty, {Missing} missing{(LeftEarly ? ", left early" : "")}");
}
