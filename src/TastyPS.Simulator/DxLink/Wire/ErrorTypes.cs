namespace TastyPS.Simulator.DxLink.Wire;

/// <summary>The values of <c>error</c> in an ERROR message.</summary>
internal static class ErrorTypes
{
    public const string UnsupportedProtocol = "UNSUPPORTED_PROTOCOL";
    public const string Timeout = "TIMEOUT";
    public const string Unauthorized = "UNAUTHORIZED";
    public const string InvalidMessage = "INVALID_MESSAGE";
    public const string BadAction = "BAD_ACTION";
}
