namespace TastyPS.Host;

/// <summary>The exit codes of the process.</summary>
internal static class ExitCodes
{
    /// <summary>The script ran to its end.</summary>
    public const int Success = 0;

    /// <summary>The script, or the import of the module, was ended by an error.</summary>
    public const int TerminatingError = 1;

    /// <summary>The command line could not be obeyed (EX_USAGE).</summary>
    public const int Usage = 64;

    /// <summary>Ctrl+C (128 + SIGINT).</summary>
    public const int Interrupted = 130;
}
