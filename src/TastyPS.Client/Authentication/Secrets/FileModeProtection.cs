namespace TastyPS.Client.Authentication.Secrets;

/// <summary>Where the rights of the file are all there is: nothing is encrypted, because a key would have to lie beside it.</summary>
internal sealed class FileModeProtection : IPayloadProtection
{
    public string Name => "mode";

    public byte[] Protect(byte[] payload, byte[] binding) => payload;

    public byte[]? Unprotect(byte[] payload, byte[] binding) => payload;
}
