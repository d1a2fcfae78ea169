namespace TastyPS.Client.Authentication.SignIn;

/// <summary>A sign-in ended without success.</summary>
public sealed class SignInException : TastyException
{
    internal SignInException(SignInReason reason, string message, Exception? innerException = null)
        : base(message, innerException)
    {
        Reason = reason;
    }

    /// <summary>Why.</summary>
    public SignInReason Reason { get; }

    /// <summary>The last thing that went wrong on the page before the time was over, which is the likely cause; null if nothing did.</summary>
    public SignInTrouble? LastTrouble { get; internal init; }

    /// <summary>Who has the port, if the system tells, e.g. <c>process 4711 (python3)</c>.</summary>
    public string? PortOwner { get; internal init; }
}
