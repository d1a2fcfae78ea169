namespace TastyPS.Reporting.Files;

/// <summary>What becomes of a file that is already there.</summary>
public enum ExistingFile
{
    /// <summary>The new file takes its place.</summary>
    Replace,

    /// <summary>The new rows follow its rows.</summary>
    Append,

    /// <summary>It stays, and nothing is written.</summary>
    Refuse,
}
