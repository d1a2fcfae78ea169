using System.Management.Automation;
using TastyPS.Errors;
using TastyPS.Reporting.Tables;

namespace TastyPS.Commands.Files;

/// <summary>Explains why a file could not be written.</summary>
internal static class ExportFailures
{
    public static TastyCommandException Exists(string file) =>
        new($"The file '{file}' exists.", ErrorIds.FileExists, ErrorCategory.ResourceExists, "Choose another -Path, or leave out -NoClobber to replace it.");

    /// <summary>The failure in words, or null if it is none of writing files.</summary>
    public static Exception? Explain(Exception failure, string file) => failure switch
    {
        TableSchemaException => failure,
        ArgumentException => new TastyCommandException(failure.Message, ErrorIds.ExportFormatUnknown, ErrorCategory.InvalidArgument, "Use the extension .csv, or .jsonl for JSON lines.", failure),
        IOException or UnauthorizedAccessException => new TastyCommandException(
            $"'{file}' cannot be written: {failure.Message} The old file, if there was one, is as it was.",
            ErrorIds.ExportFailed, ErrorCategory.WriteError, "Free space, close the program that has the file open, or choose another -Path.", failure),
        _ => null,
    };
}
