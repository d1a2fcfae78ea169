namespace TastyPS.Client.Authentication.Secrets;

/// <summary>What keeps the content of an entry from other users, beyond the rights of the file.</summary>
internal interface IPayloadProtection
{
    /// <summary>Stands with every entry, so that a file of another kind of system is known for one.</summary>
    string Name { get; }

    byte[] Protect(byte[] payload, byte[] binding);

    /// <summary>The payload; null if it was protected by somebody else or with another binding.</summary>
    byte[]? Unprotect(byte[] payload, byte[] binding);
}
