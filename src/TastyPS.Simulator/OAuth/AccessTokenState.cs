namespace TastyPS.Simulator.OAuth;

/// <summary>What a server says of an access token.</summary>
internal enum AccessTokenState
{
    Unknown,
    Expired,
    Valid,
}
