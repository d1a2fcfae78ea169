namespace TastyPS.Client.Authentication.Secrets;

/// <summary>Why a secrets file cannot be used.</summary>
public enum SecretsFileReason
{
    /// <summary>Others than its owner can read or change it.</summary>
    ReadableByOthers,

    /// <summary>It belongs to another user.</summary>
    NotOwned,

    /// <summary>It is a link, and links are not followed.</summary>
    Link,

    /// <summary>It is a folder, a pipe or a device.</summary>
    NotAFile,

    /// <summary>It was written by a version of this library that this one does not know.</summary>
    UnknownVersion,

    /// <summary>Its text is damaged or none of ours.</summary>
    Corrupt,

    /// <summary>An entry was moved from one environment or name to another.</summary>
    WrongBinding,

    /// <summary>An entry was protected by another user, on another machine or on another kind of system.</summary>
    CannotUnprotect,

    /// <summary>The system does not let it be read.</summary>
    NotReadable,

    /// <summary>The system does not let it be written: no permission, no room.</summary>
    NotWritable,

    /// <summary>Another process has kept it locked for too long.</summary>
    Busy,

    /// <summary>This runtime cannot make a file that is private from its first moment.</summary>
    Unsupported,
}
