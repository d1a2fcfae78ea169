using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client;
using TastyPS.Client.Accounts;
using TastyPS.Completion;

namespace TastyPS.Commands.Accounts;

/// <summary>Gives the positions of accounts with their marks and gains.</summary>
[Cmdlet(VerbsCommon.Get, "TastyPosition")]
[OutputType(typeof(Position))]
public sealed class GetTastyPositionCommand : AccountCommand
{
    /// <summary>Symbols; wildcards allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[]? Symbol { get; set; }

    /// <summary>Underlyings.</summary>
    [Parameter]
    [Alias("Underlying")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[]? UnderlyingSymbol { get; set; }

    /// <summary>Positions closed today too.</summary>
    [Parameter]
    public SwitchParameter IncludeClosed { get; set; }

    /// <summary>Nothing is asked of the market: no marks, no gains.</summary>
    [Parameter]
    public SwitchParameter NoMark { get; set; }

    // All accounts are marked together: what several hold is asked for once, and half-filled requests are not sent for each.
    private protected override async Task WriteAccountsAsync(IReadOnlyList<string> numbers, PipelineOutput output, CancellationToken stop)
    {
        var positions = new List<Position>();
        await ForEachAsync(numbers, output, async number => positions.AddRange(await ReadAsync(number, output, stop).ConfigureAwait(false))).ConfigureAwait(false);
        if (NoMark || positions.Count == 0)
            output.WriteAll(positions);
        else
            await WriteMarkedAsync(positions, output, stop).ConfigureAwait(false);
    }

    private async Task<IEnumerable<Position>> ReadAsync(string accountNumber, PipelineOutput output, CancellationToken stop)
    {
        var query = new PositionQuery
        {
            UnderlyingSymbols = UnderlyingSymbol?.Select(symbol => symbol.Trim().ToUpperInvariant()).ToArray() ?? [],
            IncludeClosedPositions = IncludeClosed,
        };
        var defects = new List<ItemDefect>();
        var all = await Tasty.Client.Accounts.GetPositionsAsync(accountNumber, query, defects, stop).ConfigureAwait(false);
        foreach (var defect in defects)
            output.Warning($"A position of {accountNumber} could not be read: {defect}");
        return all.Where(IsWanted);
    }

    private async Task WriteMarkedAsync(IReadOnlyList<Position> positions, PipelineOutput output, CancellationToken stop)
    {
        var marked = await Tasty.Client.Accounts.MarkAsync(positions, stop).ConfigureAwait(false);
        output.WriteAll(marked.Positions);
        if (marked.Failures.Any(failure => failure is TastyServiceNotInSandboxException))
        {
            output.Warning($"Positions: {MarketDataGap.Describe("the positions come without marks")}");
            return;
        }

        foreach (var failure in marked.Failures)
            output.Failure(failure, null);
        if (marked.Unmarked is { Count: > 0 } unmarked)
            output.Warning($"No mark for {string.Join(", ", unmarked)}; their value and gains are empty.");
    }

    private bool IsWanted(Position position) =>
        Symbol is null || Array.Exists(Symbol, pattern => new WildcardPattern(pattern, WildcardOptions.IgnoreCase).IsMatch(position.Symbol));
}
