using System.Management.Automation;
using TastyPS.Errors;
using TastyPS.Reporting.Files;
using TastyPS.Reporting.Tables;

namespace TastyPS.Commands.Files;

/// <summary>Explains why a file could not be written.</summary>
internal static class ExportFailures
{
    public static TastyCommandException Exists(string file) =>
        new($"The file '{file}' exists.", ErrorIds.FileExists, ErrorCategory.ResourceExists, "Choose another -Path, or leave out -NoClobber to replace it.");

    public static TastyCommandException NotOfFileSystem(string path, string provider) =>
        new($"'{path}' is a path of {provider}, not of the file system.", ErrorIds.ExportFailed, ErrorCategory.InvalidArgument, "Give the path of a file, such as ./rows.csv.");

    public static TastyCommandException FormatUnknown(ArgumentException cause) =>
        new(ErrorRecords.MessageOf(cause), ErrorIds.ExportFormatUnknown, ErrorCategory.InvalidArgument, "Use the extension .csv, or .jsonl for JSON lines.", cause);

    public static TastyCommandException NoColumns() =>
        new("The first object has no properties, so there are no columns to write.", ErrorIds.ExportFailed, ErrorCategory.InvalidData, "Give objects with properties; the first one decides the columns.");

    public static TastyCommandException NamelessColumn() =>
        new("The first object has a property without a name, which cannot be a column.", ErrorIds.ExportFailed, ErrorCategory.InvalidData, "Give the property a name.");

    /// <summary>The failure in words, or null if it is none of writing files.</summary>
    public static Exception? Explain(Exception failure) => failure switch
    {
        TableSchemaException or TastyCommandException => failure,
        TableFileException { Problem: TableFileProblem.Exists } e => new TastyCommandException(
            e.Message, ErrorIds.FileExists, ErrorCategory.ResourceExists, "Choose another -Path, or leave out -NoClobber to replace it.", e),
        TableFileException e => new TastyCommandException(
            $"{e.Message} The old file, if there was one, is as it was.", ErrorIds.ExportFailed, ErrorCategory.WriteError, RecommendationFor(e.Problem), e),
        _ => null,
    };

    private static string RecommendationFor(TableFileProblem problem) => problem switch
    {
        TableFileProblem.FolderMissing => "Create the folder with New-Item -ItemType Directory, or choose another -Path.",
        TableFileProblem.IsFolder => "Give a file name: -Path folder/rows.csv.",
        TableFileProblem.InUse => "Close the program that has the file open, or choose another -Path.",
        TableFileProblem.ReadOnly => "Add -Force to write to a read-only file, or choose another -Path.",
        TableFileProblem.AccessDenied => "Choose a -Path where you may write.",
        TableFileProblem.DiskFull => "Free space on the disk, or choose a -Path on another one.",
        TableFileProblem.Changed => "Run the command again when the other program has finished.",
        _ => "Check the disk, or choose another -Path.",
    };
}
