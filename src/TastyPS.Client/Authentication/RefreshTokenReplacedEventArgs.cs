namespace TastyPS.Client.Authentication;

/// <summary>Says that the service replaced the refresh token, so that whoever stores it can store the new one.</summary>
public sealed class RefreshTokenReplacedEventArgs(string refreshToken) : EventArgs
{
    /// <summary>The new refresh token. A method, so that no formatter shows it.</summary>
    public string RevealRefreshToken() => refreshToken;
}
