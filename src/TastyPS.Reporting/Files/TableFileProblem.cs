namespace TastyPS.Reporting.Files;

/// <summary>What kept a file from being written.</summary>
public enum TableFileProblem
{
    /// <summary>Something that the system tells in its own words.</summary>
    Other,

    /// <summary>The folder does not exist.</summary>
    FolderMissing,

    /// <summary>The path leads to a folder.</summary>
    IsFolder,

    /// <summary>The file exists and was to stay.</summary>
    Exists,

    /// <summary>Another program has the file open.</summary>
    InUse,

    /// <summary>The file is read-only.</summary>
    ReadOnly,

    /// <summary>The file or its folder may not be written.</summary>
    AccessDenied,

    /// <summary>The disk has no room left.</summary>
    DiskFull,

    /// <summary>Another program changed the file while rows were being added.</summary>
    Changed,
}
