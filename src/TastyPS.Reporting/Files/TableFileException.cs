namespace TastyPS.Reporting.Files;

/// <summary>A file could not be written. The message names the file that was asked for, and what was there is as it was.</summary>
public sealed class TableFileException : IOException
{
    // The codes of .NET: on Windows those of Win32, elsewhere the plain errno.
    private const int WindowsHandleDiskFull = unchecked((int)0x80070027);
    private const int WindowsDiskFull = unchecked((int)0x80070070);
    private const int UnixNoSpace = 28;
    private const int UnixQuotaExceeded = 122;
    private const int WindowsSharingViolation = unchecked((int)0x80070020);
    private const int WindowsLockViolation = unchecked((int)0x80070021);

    /// <summary>Makes an exception without detail.</summary>
    public TableFileException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    public TableFileException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and its cause.</summary>
    public TableFileException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    internal TableFileException(TableFileProblem problem, string message, Exception? cause = null)
        : base(message, cause) => Problem = problem;

    /// <summary>What was in the way.</summary>
    public TableFileProblem Problem { get; }

    /// <summary>Tells a failure of the system as one of the file that was asked for, whose temporary neighbour nobody knows.</summary>
    internal static TableFileException Of(Exception failure, string path, string temporaryPath) => failure switch
    {
        TableFileException told => told,
        UnauthorizedAccessException => new(TableFileProblem.AccessDenied, $"'{path}' cannot be written: access to it or to its folder is denied.", failure),
        { HResult: WindowsDiskFull or WindowsHandleDiskFull or UnixNoSpace or UnixQuotaExceeded } => new(TableFileProblem.DiskFull, $"'{path}' cannot be written: the disk is full.", failure),
        { HResult: WindowsSharingViolation or WindowsLockViolation } => InUse(path, failure),
        _ => new(TableFileProblem.Other, $"'{path}' cannot be written: {Sentence(failure.Message.Replace(temporaryPath, path))}", failure),
    };

    internal static TableFileException InUse(string path, Exception cause) =>
        new(TableFileProblem.InUse, $"'{path}' cannot be written now, because another program has it open.", cause);

    private static string Sentence(string text) => text.TrimEnd('.', ' ') + ".";
}
