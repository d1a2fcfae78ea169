using System.Management.Automation;
using System.Management.Automation.Language;
using TastyPS.Abstractions;
using TastyPS.Client;
using TastyPS.Client.OptionChains;
using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Completion;

namespace TastyPS.Commands.Instruments;

/// <summary>Gives the complete option chain of underlyings: every root, expiration and strike, with prices, volume, open interest and Greeks.</summary>
[Cmdlet(VerbsCommon.Get, "TastyOptionChain")]
[OutputType(typeof(OptionRow))]
public sealed class GetTastyOptionChainCommand : ChainCommand
{
    private readonly List<SnapshotCoverage> _coverages = [];
    private readonly List<SeriesKey> _gathered = [];
    private string? _gatheredUnderlying;
    private bool _hasOwnExpiration;
    private bool _hasOwnRoot;

    /// <summary>Expiration days, or Next.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ExpirationCompleter))]
    public ExpirationChoice[]? Expiration { get; set; }

    /// <summary>Calls or puts only.</summary>
    [Parameter]
    [SingleWord]
    public OptionType OptionType { get; set; }

    /// <summary>Lowest strike.</summary>
    [Parameter]
    [PlainNumber]
    public decimal MinStrike { get; set; }

    /// <summary>Highest strike.</summary>
    [Parameter]
    [PlainNumber]
    public decimal MaxStrike { get; set; }

    /// <summary>The number of strikes nearest the underlying in each expiration.</summary>
    [Parameter]
    [ValidateRange(1, 100000)]
    [PlainNumber]
    public int StrikeCount { get; set; }

    /// <summary>Contracts alone, without market data.</summary>
    [Parameter]
    public SwitchParameter ContractOnly { get; set; }

    /// <summary>The kinds of market data that are wanted.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public MarketFact[] Include { get; set; } = [MarketFact.Quote, MarketFact.Greeks, MarketFact.Summary, MarketFact.Trade];

    /// <summary>Rows as they arrive.</summary>
    [Parameter]
    public SwitchParameter Unordered { get; set; }

    /// <summary>How long one symbol may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [PlainNumber]
    public int TimeoutSeconds { get; set; }

    /// <summary>How long after the last new answer of the stream it is not waited for any more, in seconds.</summary>
    [Parameter]
    [ValidateRange(0, 3600)]
    [PlainNumber]
    public int QuietSeconds { get; set; } = (int)ChainQuery.DefaultQuietPeriod.TotalSeconds;

    /// <summary>The name of a variable that receives the coverage report.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CoverageVariable { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RefuseContradiction(nameof(MinStrike), MinStrike, nameof(MaxStrike), MaxStrike);
        if (ContractOnly && IsGiven(nameof(Include)))
            ThrowFailure(ChainFailures.NothingToInclude());
        _hasOwnExpiration = IsGiven(nameof(Expiration));
        _hasOwnRoot = IsGiven(nameof(Root));
        Tasty.LastCoverage = null;

        // Set at once and filled on the way: whoever is left early by Select-Object -First never comes to its end.
        if (CoverageVariable is not null)
            SessionState.PSVariable.Set(CoverageVariable, _coverages);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var underlying in Underlyings)
        {
            if (PipedDay() is { } day)
            {
                Gather(underlying, day);
                continue;
            }

            RunGathered();
            Run(underlying, Filter());
        }
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        RunGathered();
        if (CoverageVariable is not null)
            SessionState.PSVariable.Set(CoverageVariable, _coverages.Count == 1 ? _coverages[0] : _coverages.ToArray());
    }

    // The one day that the record at hand brings along, as those of Get-TastyOptionExpiration do.
    private CalendarDate? PipedDay() => !_hasOwnExpiration && Expiration is [{ Day: { } day }] ? day : null;

    // The records of one underlying follow each other, and one download of its chain serves them all.
    private void Gather(string underlying, CalendarDate day)
    {
        if (_gatheredUnderlying != underlying)
            RunGathered();
        _gatheredUnderlying = underlying;
        if (_hasOwnRoot || Root is not { Length: > 0 })
            _gathered.Add(new SeriesKey(null, day));
        else
            _gathered.AddRange(Root.Select(root => new SeriesKey(root, day)));
    }

    private void RunGathered()
    {
        if (_gatheredUnderlying is not { } underlying)
            return;
        var filter = Filter() with { Expirations = null, Series = _gathered.ToArray(), Roots = _hasOwnRoot ? Root : null };
        _gatheredUnderlying = null;
        _gathered.Clear();
        Run(underlying, filter);
    }

    private void Run(string underlying, ChainFilter filter)
    {
        SnapshotCoverage? report = null;
        var isLeftEarly = true;
        try
        {
            RunFor(underlying, (output, stop) => WriteChainAsync(underlying, filter, coverage => report = coverage, output, stop));
            isLeftEarly = false;
        }
        finally
        {
            // Here, because nothing that was posted is carried out any more once the pipeline has been left.
            if (report is not null)
                Keep(isLeftEarly ? report with { LeftEarly = true } : report);
        }
    }

    private void Keep(SnapshotCoverage coverage)
    {
        _coverages.Add(coverage);
        Tasty.LastCoverage = coverage;
    }

    private async Task WriteChainAsync(string underlying, ChainFilter filter, Action<SnapshotCoverage> keep, PipelineOutput output, CancellationToken stop)
    {
        var query = new ChainQuery
        {
            Underlying = underlying,
            Filter = filter,
            ContractOnly = ContractOnly,
            Facts = Include,
            Unordered = Unordered,
            QuietPeriod = TimeSpan.FromSeconds(QuietSeconds),
            Timeout = IsGiven(nameof(TimeoutSeconds)) ? TimeSpan.FromSeconds(TimeoutSeconds) : null,
        };
        using var observer = new ChainOutput(output, underlying, Tasty.Clock.GetUtcNow(), Tasty.Client.Environment.IsSandbox, Naming(), keep);
        var coverage = await new ChainQueryRunner(Tasty.Client, Tasty.Clock).RunAsync(query, observer, stop).ConfigureAwait(false);
        keep(coverage); // First, because whoever leaves now lets nothing more be told.
        observer.Conclude(coverage);
    }

    // A connection that was given is not found by asking for the current one.
    private string Naming() => Connection is null ? "(Get-TastyConnection)" : $"(Get-TastyConnection '{CodeGeneration.EscapeSingleQuotedStringContent(Tasty.Name)}')";

    private ChainFilter Filter() => FilterByExpiration() with
    {
        Expirations = Expiration?.Where(choice => choice.Day is not null).Select(choice => choice.Day!.Value).ToArray() is { Length: > 0 } days ? days : null,
        NextExpiration = Expiration?.Any(choice => choice.Day is null) ?? false,
        OptionType = IsGiven(nameof(OptionType)) ? OptionType : null,
        MinStrike = IsGiven(nameof(MinStrike)) ? MinStrike : null,
        MaxStrike = IsGiven(nameof(MaxStrike)) ? MaxStrike : null,
        StrikeCount = IsGiven(nameof(StrikeCount)) ? StrikeCount : null,
    };
}
