namespace TastyPS.Client.Authentication.SignIn;

/// <summary>Something that went wrong on the way and can be mended by the user. Holds nothing secret.</summary>
/// <param name="Reason">What.</param>
/// <param name="Message">What happened and what to do, as the page says it.</param>
public sealed record SignInTrouble(SignInReason Reason, string Message)
{
    /// <summary>The message.</summary>
    public override string ToString() => Message;
}
