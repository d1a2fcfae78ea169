namespace TastyPS.Host;

/// <summary>What the command line asks for.</summary>
internal sealed record CommandLine
{
    /// <summary>The text that <c>-Help</c> shows.</summary>
    public const string Usage = """
        tastyps runs PowerShell scripts with the built module TastyPS, where no PowerShell is installed.

          tastyps [-Module <path>] -File <script.ps1> [arguments]
          tastyps [-Module <path>] -Command <text>
          tastyps -NoModule -Command <text>

          -File      runs a script; what follows goes to the script: values, -Name value, -Name:value, -Switch
          -Command   runs the rest of the command line as a script
          -Module    the module's folder or manifest; without it the nearest artifacts/TastyPS above tastyps
          -NoModule  runs without the module
          -Help      shows this text

        Exit code: 0; N after `exit N`; 1 after a terminating error; 64 for a wrong command line; 130 after Ctrl+C.
        tastyps asks no questions, and has the commands of the engine and of TastyPS only; the others need PowerShell 7.
        """;

    /// <summary>The script file, or null.</summary>
    public string? File { get; private init; }

    /// <summary>The script's arguments, in order, as they were written.</summary>
    public IReadOnlyList<string> Arguments { get; private init; } = [];

    /// <summary>The script text, or null.</summary>
    public string? Command { get; private init; }

    /// <summary>The module's folder or manifest, or null to look for it.</summary>
    public string? Module { get; private init; }

    /// <summary>Whether to run without the module.</summary>
    public bool NoModule { get; private init; }

    /// <summary>Whether there is nothing to run, only the usage to show.</summary>
    public bool ShowsUsage => File is null && Command is null;

    /// <summary>Reads a command line. Options are found in any case; <c>-File</c> and <c>-Command</c> take all that follows.</summary>
    /// <exception cref="UsageException">An option is unknown or lacks its value, or there is nothing to run.</exception>
    public static CommandLine Parse(IReadOnlyList<string> arguments)
    {
        var line = new CommandLine();
        for (var i = 0; i < arguments.Count; i++)
        {
            switch (arguments[i].ToUpperInvariant())
            {
                case "-HELP" or "--HELP" or "-H" or "-?":
                    return new CommandLine();
                case "-NOMODULE":
                    line = line with { NoModule = true };
                    break;
                case "-MODULE":
                    line = line with { Module = ValueAfter(arguments, i++) };
                    break;
                case "-FILE":
                    return line with { File = ValueAfter(arguments, i), Arguments = [.. arguments.Skip(i + 2)] };
                case "-COMMAND":
                    _ = ValueAfter(arguments, i);
                    return line with { Command = string.Join(' ', arguments.Skip(i + 1)) };
                default:
                    throw new UsageException($"'{arguments[i]}' is no option of tastyps. Scripts are run with -File, text with -Command.");
            }
        }

        return arguments.Count == 0 ? line : throw new UsageException("There is nothing to run: -File or -Command is missing.");
    }

    private static string ValueAfter(IReadOnlyList<string> arguments, int index) =>
        index + 1 < arguments.Count
            ? arguments[index + 1]
            : throw new UsageException($"{arguments[index]} needs a value.");
}
