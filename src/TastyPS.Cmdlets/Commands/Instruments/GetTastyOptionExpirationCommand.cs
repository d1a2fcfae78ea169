using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client.OptionChains;

namespace TastyPS.Commands.Instruments;

/// <summary>Gives the expirations of underlyings, root by root, in the order of their dates.</summary>
[Cmdlet(VerbsCommon.Get, "TastyOptionExpiration")]
[OutputType(typeof(OptionExpiration))]
public sealed class GetTastyOptionExpirationCommand : ChainCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        foreach (var underlying in Underlyings)
            RunFor(underlying, (output, stop) => WriteExpirationsAsync(underlying, output, stop));
    }

    private async Task WriteExpirationsAsync(string underlying, PipelineOutput output, CancellationToken stop)
    {
        var chain = await Tasty.Client.OptionChains.GetNestedAsync(underlying, stop).ConfigureAwait(false);
        var filter = FilterByExpiration();
        var wanted = filter.Select(chain);
        output.WriteAll([.. wanted
            .OrderBy(series => series.Expiration).ThenBy(series => series.Root, StringComparer.Ordinal)
            .Select(series => new OptionExpiration(series))]);
        if (Unmatched.Describe(underlying, wanted.Count, filter.Unlisted(chain)) is { } unmatched)
            output.Warning(unmatched);
    }
}
