using System.Management.Automation;
using TastyPS.Client;
using TastyPS.Client.OptionChains;
using TastyPS.Client.Symbology;
using TastyPS.Completion;
using TastyPS.Connections;
using TastyPS.Errors;

namespace TastyPS.Abstractions;

/// <summary>Base of the cmdlets that look into option chains: the symbol and the criteria on expirations.</summary>
public abstract class ChainCommand : ConnectedCommand
{
    /// <summary>Underlyings, e.g. SPX, BRK/B, the futures product /ES or one of its futures /ESZ6.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("Underlying", "UnderlyingSymbol")]
    [ValidateNotNullOrEmpty]
    [NotAConnection]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[] Symbol { get; set; } = [];

    /// <summary>Fewest days to expiration.</summary>
    [Parameter]
    [Alias("MinDte")]
    [ValidateRange(0, 10000)]
    [PlainNumber]
    public int MinDaysToExpiration { get; set; }

    /// <summary>Most days to expiration.</summary>
    [Parameter]
    [Alias("MaxDte")]
    [ValidateRange(0, 10000)]
    [PlainNumber]
    public int MaxDaysToExpiration { get; set; }

    /// <summary>Kinds of expiration.</summary>
    [Parameter]
    [ValidateSet("Regular", "Weekly", "Quarterly", "End-Of-Month")]
    public string[]? ExpirationType { get; set; }

    /// <summary>Morning or afternoon settlement.</summary>
    [Parameter]
    [ValidateSet("AM", "PM")]
    public string? SettlementType { get; set; }

    /// <summary>Option roots, e.g. SPXW.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [ArgumentCompleter(typeof(RootCompleter))]
    public string[]? Root { get; set; }

    /// <summary>Keeps adjusted series.</summary>
    [Parameter]
    public SwitchParameter IncludeNonStandard { get; set; }

    /// <summary>The symbols of this record as the service writes them; a blank one, or a slash without a product, is told and passed over.</summary>
    private protected IEnumerable<string> Underlyings
    {
        get
        {
            foreach (var symbol in Symbol)
            {
                var underlying = symbol?.Trim().ToUpperInvariant() ?? "";
                if (underlying.Length == 0)
                    WriteFailure(ChainFailures.BlankSymbol(), symbol);
                else if (underlying[0] == '/' && !FuturesUnderlying.TryParse(underlying, out _))
                    WriteFailure(ChainFailures.NoFuture(underlying), underlying);
                else
                    yield return underlying;
            }
        }
    }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        RefuseContradiction(nameof(MinDaysToExpiration), MinDaysToExpiration, nameof(MaxDaysToExpiration), MaxDaysToExpiration);
    }

    /// <summary>The criteria that were given.</summary>
    private protected ChainFilter FilterByExpiration() => new()
    {
        MinDaysToExpiration = IsGiven(nameof(MinDaysToExpiration)) ? MinDaysToExpiration : null,
        MaxDaysToExpiration = IsGiven(nameof(MaxDaysToExpiration)) ? MaxDaysToExpiration : null,
        ExpirationTypes = ExpirationType,
        SettlementType = SettlementType,
        Roots = Root,
        IncludeNonStandard = IncludeNonStandard,
    };

    /// <summary>Runs work for one underlying. Its failure is written, and the next underlying is still worth a try.</summary>
    private protected void RunFor(string underlying, Func<PipelineOutput, CancellationToken, Task> body)
    {
        try
        {
            RunOnConnection(body);
        }
        catch (Exception e) when (e is TastyException or TastyCommandException)
        {
            WriteFailure(ChainFailures.Explain(e, underlying), underlying);
        }
    }

    private protected bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private protected void RefuseContradiction<T>(string lowName, T low, string highName, T high)
        where T : IComparable<T>
    {
        if (IsGiven(lowName) && IsGiven(highName) && low.CompareTo(high) > 0)
            ThrowFailure(ChainFailures.Contradiction($"-{lowName} {low} is greater than -{highName} {high}: no contract can match."));
    }
}
