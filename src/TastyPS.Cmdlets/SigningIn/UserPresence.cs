namespace TastyPS.SigningIn;

/// <summary>Tells whether somebody is there to look at a page: scheduled scripts, services and cron have nobody.</summary>
internal static class UserPresence
{
    /// <summary>The variable that overrides the guess: 1 for a user, 0 for none.</summary>
    public const string Variable = "TASTYPS_INTERACTIVE";

    /// <summary>True if somebody seems to be there.</summary>
    public static bool IsSomebodyThere => Environment.GetEnvironmentVariable(Variable) switch
    {
        "1" => true,
        "0" => false,
        _ => Environment.UserInteractive && !Console.IsInputRedirected && !SaysNonInteractive,
    };

    // pwsh takes -NonInteractive in any abbreviation down to -noni.
    private static bool SaysNonInteractive => Array.Exists(Environment.GetCommandLineArgs(),
        argument => argument.Length >= 5 && argument[0] is '-' or '/' && "noninteractive".StartsWith(argument.TrimStart('-', '/'), StringComparison.OrdinalIgnoreCase));
}
