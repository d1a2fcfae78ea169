using System.Management.Automation;

namespace TastyPS.Module.Tests.Engine;

/// <summary>What a script has written, stream by stream.</summary>
internal sealed record EngineResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<string> Verbose,
    IReadOnlyList<string> Debug,
    IReadOnlyList<InformationRecord> Information,
    IReadOnlyList<ProgressRecord> Progress)
{
    /// <summary>Takes over what a run has left in its streams.</summary>
    public static EngineResult Of(IEnumerable<PSObject> output, PSDataStreams streams) => new(
        [.. output],
        [.. streams.Error],
        [.. streams.Warning.Select(record => record.Message)],
        [.. streams.Verbose.Select(record => record.Message)],
        [.. streams.Debug.Select(record => record.Message)],
        [.. streams.Information],
        [.. streams.Progress]);
}
