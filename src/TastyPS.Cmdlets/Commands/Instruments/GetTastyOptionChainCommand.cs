using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client.OptionChains;
using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Completion;

namespace TastyPS.Commands.Instruments;

/// <summary>Gives the complete option chain of underlyings: every root, expiration and strike, with prices and open interest.</summary>
[Cmdlet(VerbsCommon.Get, "TastyOptionChain")]
[OutputType(typeof(OptionRow))]
public sealed class GetTastyOptionChainCommand : ChainCommand
{
    private readonly List<SnapshotCoverage> _coverages = [];

    /// <summary>Expiration days, or Next.</summary>
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(ExpirationCompleter))]
    public ExpirationChoice[]? Expiration { get; set; }

    /// <summary>Calls or puts only.</summary>
    [Parameter]
    public OptionType OptionType { get; set; }

    /// <summary>Lowest strike.</summary>
    [Parameter]
    public decimal MinStrike { get; set; }

    /// <summary>Highest strike.</summary>
    [Parameter]
    public decimal MaxStrike { get; set; }

    /// <summary>The number of strikes nearest the underlying in each expiration.</summary>
    [Parameter]
    [ValidateRange(1, 100000)]
    public int StrikeCount { get; set; }

    /// <summary>Contracts alone, without market data.</summary>
    [Parameter]
    public SwitchParameter ContractOnly { get; set; }

    /// <summary>Rows as they arrive.</summary>
    [Parameter]
    public SwitchParameter Unordered { get; set; }

    /// <summary>How long one symbol may take, in seconds.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    public int TimeoutSeconds { get; set; }

    /// <summary>The name of a variable that receives the coverage report.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? CoverageVariable { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RefuseContradiction(nameof(MinStrike), MinStrike, nameof(MaxStrike), MaxStrike);
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var underlying in Underlyings)
            RunFor(underlying, (output, stop) => WriteChainAsync(underlying, output, stop));
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (CoverageVariable is not null)
            SessionState.PSVariable.Set(CoverageVariable, _coverages.Count == 1 ? _coverages[0] : _coverages.ToArray());
    }

    private async Task WriteChainAsync(string underlying, PipelineOutput output, CancellationToken stop)
    {
        var query = new ChainQuery
        {
            Underlying = underlying,
            Filter = Filter(),
            ContractOnly = ContractOnly,
            Unordered = Unordered,
            Timeout = IsGiven(nameof(TimeoutSeconds)) ? TimeSpan.FromSeconds(TimeoutSeconds) : null,
        };
        using var observer = new ChainOutput(output, underlying, Tasty.Clock.GetUtcNow());
        var coverage = await new ChainQueryRunner(Tasty.Client, Tasty.Clock).RunAsync(query, observer, stop).ConfigureAwait(false);
        observer.Conclude(coverage);
        output.Post(() =>
        {
            _coverages.Add(coverage);
            Tasty.LastCoverage = coverage;
        });
    }

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
