using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Errors;
using TastyPS.Reporting.Files;
using TastyPS.Reporting.Tables;

namespace TastyPS.Commands.Files;

/// <summary>Writes objects to a CSV or JSON lines file, complete or not at all, the same in every culture.</summary>
[Cmdlet(VerbsData.Export, "TastyData", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo))]
public sealed class ExportTastyDataCommand : TastyCommand
{
    private const string FileSystem = "FileSystem";

    private ObjectTable? _table;
    private string _file = "";
    private TableFormat _format;
    private bool _writes;

    /// <summary>The objects to write.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [AllowNull]
    public PSObject? InputObject { get; set; }

    /// <summary>The file to write.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("FilePath", "LiteralPath")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = "";

    /// <summary>Adds to the file if it exists.</summary>
    [Parameter]
    public SwitchParameter Append { get; set; }

    /// <summary>Refuses to replace a file.</summary>
    [Parameter]
    [Alias("NoOverwrite")]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Writes to a read-only file, too.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Gives the file to the pipeline.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        _file = SessionState.Path.GetUnresolvedProviderPathFromPSPath(Path, out var provider, out _);
        if (provider.Name != FileSystem)
            ThrowFailure(ExportFailures.NotOfFileSystem(Path, provider.Name), Path);
        _format = ChooseFormat();
        if (NoClobber && !Append && File.Exists(_file))
            ThrowFailure(ExportFailures.Exists(_file), Path);
        _writes = ShouldProcess(_file, Append ? "Append" : "Write");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (!_writes || InputObject is not { } row)
            return;
        Guard(() =>
        {
            _table ??= new ObjectTable(row, columns => TableFile.Create(_file, _format, columns, Existing, Force));
            _table.Write(row);
        });
    }

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        if (!_writes)
            return;
        if (_table is null)
        {
            WriteWarning($"There was nothing to write: {_file} was not touched.");
            return;
        }

        Guard(_table.Commit);
        if (_table.UnknownColumns.Count > 0)
            WriteWarning($"Later objects have properties that the first one lacks; they are not in the file: {string.Join(", ", _table.UnknownColumns)}.");
        if (_table.StrayValues > 0)
            WriteWarning(FormattableString.Invariant($"Among the objects came {_table.StrayValues} plain values, text or numbers, which have no properties; their rows are empty."));
        WriteVerbose(FormattableString.Invariant($"Wrote {_table.RowCount} rows to {_file}."));
        if (PassThru)
            WriteObject(new FileInfo(_file));
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
            _table?.Dispose();
        base.Dispose(disposing);
    }

    private ExistingFile Existing => Append ? ExistingFile.Append : NoClobber ? ExistingFile.Refuse : ExistingFile.Replace;

    private TableFormat ChooseFormat()
    {
        try
        {
            return TableFormats.FromPath(_file);
        }
        catch (ArgumentException e)
        {
            ThrowFailure(ExportFailures.FormatUnknown(e), Path);
            throw;
        }
    }

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception e) when (ExportFailures.Explain(e) is { } explained)
        {
            ThrowTerminatingError(ErrorRecords.From(explained, Path));
        }
    }
}
