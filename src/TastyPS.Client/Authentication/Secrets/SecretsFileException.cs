namespace TastyPS.Client.Authentication.Secrets;

/// <summary>A secrets file cannot be used. The message names the file and says what to do; it holds nothing of its content.</summary>
public sealed class SecretsFileException : TastyException
{
    internal SecretsFileException(SecretsFileReason reason, string path, string message, string? mend = null, Exception? innerException = null)
        : base(mend is null ? message : $"{message} To mend it: {mend}", innerException)
    {
        Reason = reason;
        Path = path;
        Mend = mend;
    }

    /// <summary>Why.</summary>
    public SecretsFileReason Reason { get; }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The command that mends it, if one does.</summary>
    public string? Mend { get; }
}
