namespace TastyPS.Errors;

/// <summary>The fixed ids of the module's errors. Scripts rely on them: they are never reworded.</summary>
internal static class ErrorIds
{
    public const string NotConnected = "TastyNotConnected";
    public const string ConnectionNotFound = "TastyConnectionNotFound";
    public const string SignInNeedsUser = "TastySignInNeedsUser";
    public const string CredentialsIncomplete = "TastyCredentialsIncomplete";
    public const string BrowserNotOpened = "TastyBrowserNotOpened";
    public const string PortTaken = "TastyPortTaken";
    public const string PageNotServed = "TastyPageNotServed";
    public const string SignInTimedOut = "TastySignInTimedOut";
    public const string ConsentDenied = "TastyConsentDenied";
    public const string RedirectMismatch = "TastyRedirectMismatch";
    public const string SignInRefused = "TastySignInRefused";
    public const string ClientSecretWrong = "TastyClientSecretWrong";
    public const string ClientSecretLost = "TastyClientSecretLost";
    public const string GrantRevoked = "TastyGrantRevoked";
    public const string WrongEnvironment = "TastyWrongEnvironment";
    public const string AuthenticationFailed = "TastyAuthenticationFailed";
    public const string PermissionDenied = "TastyPermissionDenied";
    public const string NotFound = "TastyNotFound";
    public const string SymbolNotFound = "TastySymbolNotFound";
    public const string AccountNotFound = "TastyAccountNotFound";
    public const string ServiceNotInSandbox = "TastyServiceNotInSandbox";
    public const string StreamUnavailable = "TastyStreamUnavailable";
    public const string OrderRouteRefused = "TastyOrderRouteRefused";
    public const string RequestRefused = "TastyRequestRefused";
    public const string RateLimited = "TastyRateLimited";
    public const string ServiceUnavailable = "TastyServiceUnavailable";
    public const string ConnectionFailed = "TastyConnectionFailed";
    public const string TimedOut = "TastyTimedOut";
    public const string ReplyUnreadable = "TastyReplyUnreadable";
    public const string StrikeIncomplete = "TastyStrikeIncomplete";
    public const string UnderlyingPriceMissing = "TastyUnderlyingPriceMissing";
    public const string FilterContradiction = "TastyFilterContradiction";
    public const string ChainFileInvalid = "TastyChainFileInvalid";
    public const string FileNotFound = "TastyFileNotFound";
    public const string FileUnreadable = "TastyFileUnreadable";
    public const string SymbolInvalid = "TastySymbolInvalid";
    public const string ExportFormatUnknown = "TastyExportFormatUnknown";
    public const string ExportColumnsDiffer = "TastyExportColumnsDiffer";
    public const string ExportFailed = "TastyExportFailed";
    public const string FileExists = "TastyFileExists";
    public const string SimulatorNotStarted = "TastySimulatorNotStarted";
    public const string AddressRefused = "TastyAddressRefused";
    public const string SimulatorNotFound = "TastySimulatorNotFound";
    public const string SimulatorAmbiguous = "TastySimulatorAmbiguous";
    public const string SimulatorRefused = "TastySimulatorRefused";
    public const string TimeInvalid = "TastyTimeInvalid";
    public const string StreamTokenRefused = "TastyStreamTokenRefused";
    public const string StreamUpgradeFailed = "TastyStreamUpgradeFailed";
    public const string StreamTimedOut = "TastyStreamTimedOut";
    public const string StreamRefused = "TastyStreamRefused";
    public const string StreamEnded = "TastyStreamEnded";
    public const string Unexpected = "TastyUnexpected";
}
