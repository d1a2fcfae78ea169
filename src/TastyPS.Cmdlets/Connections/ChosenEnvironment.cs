using System.Management.Automation;
using TastyPS.Client;
using TastyPS.Errors;

namespace TastyPS.Connections;

/// <summary>The environment that a user named, or gave the address of.</summary>
internal static class ChosenEnvironment
{
    public static TastyEnvironment Named(string name) => name == "Sandbox" ? TastyEnvironment.Sandbox : TastyEnvironment.Production;

    public static TastyEnvironment At(Uri address, Uri? streams = null)
    {
        try
        {
            return TastyEnvironment.At(address, streams);
        }
        catch (ArgumentException e)
        {
            throw new TastyCommandException(
                "The address is refused: it must be https (-StreamUri: wss), or http (ws) on this machine, and carry no user, query or fragment.",
                ErrorIds.AddressRefused,
                ErrorCategory.InvalidArgument,
                "Give an https address to -BaseUri, e.g. https://api.example.com/, and a wss address to -StreamUri.",
                e);
        }
    }
}
