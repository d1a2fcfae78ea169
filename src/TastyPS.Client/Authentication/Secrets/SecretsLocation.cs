using System.Runtime.InteropServices;

namespace TastyPS.Client.Authentication.Secrets;

/// <summary>
/// Where secrets are kept. They are written to the path given, else to that of <c>TASTYPS_SECRETS</c>, else to <c>.secrets</c> in the folder given.
/// They are read from the same place, and, unless a path was given, then from <c>TastyPS/.secrets</c> in the user's configuration folder.
/// </summary>
public sealed class SecretsLocation
{
    /// <summary>The environment variable with the path.</summary>
    public const string Variable = "TASTYPS_SECRETS";

    private const string FileName = ".secrets";

    private readonly TimeProvider _timeProvider;

    /// <summary>Makes a location. Nothing is read yet.</summary>
    /// <param name="folder">The current folder, rooted; relative paths start here too.</param>
    /// <param name="path">The path given by the user, if any.</param>
    /// <param name="variable">Reads environment variables; null for those of the process.</param>
    /// <param name="timeProvider">The clock of waiting for other processes; null for the system's.</param>
    /// <exception cref="ArgumentException">The folder is not rooted.</exception>
    public SecretsLocation(string folder, string? path = null, Func<string, string?>? variable = null, TimeProvider? timeProvider = null)
    {
        if (folder is null)
            throw new ArgumentNullException(nameof(folder));
        if (!Path.IsPathRooted(folder))
            throw new ArgumentException("The folder must be rooted.", nameof(folder));

        _timeProvider = timeProvider ?? TimeProvider.System;
        var read = variable ?? Environment.GetEnvironmentVariable;
        var given = !string.IsNullOrEmpty(path);
        var named = given ? path : read(Variable) is { Length: > 0 } variablePath ? variablePath : null;
        IsGiven = given;
        WritePath = Path.GetFullPath(Path.Combine(folder, named ?? FileName));
        var ofUser = given ? null : UserPath(read);
        SteadyPath = named is null ? UserPath(read) ?? WritePath : WritePath;
        ReadPaths = ofUser is null ? [WritePath] : [.. new[] { WritePath, ofUser }.Distinct()];
    }

    /// <summary>True if a path was given: then this file is meant, and secrets of no other source.</summary>
    public bool IsGiven { get; }

    /// <summary>Where a sign-in is saved.</summary>
    public string WritePath { get; }

    /// <summary>Where a sign-in is looked for, in this order.</summary>
    public IReadOnlyList<string> ReadPaths { get; }

    /// <summary>The place that holds whatever the current folder is: the one given or named by the variable, else that in the user's configuration folder.</summary>
    public string SteadyPath { get; }

    /// <summary>The file to save to.</summary>
    public SecretsFile FileToWrite => SecretsFile.At(WritePath, _timeProvider);

    /// <summary>The file in the user's configuration folder, which is looked for wherever the current folder is; null if the system names no such folder.</summary>
    public static string? UserPath() => UserPath(Environment.GetEnvironmentVariable);

    /// <summary>The first entry found, and the file that has it; null if none has it.</summary>
    /// <exception cref="SecretsFileException">A file on the way cannot be used; those after it are not asked, so that a problem is not passed over.</exception>
    public FoundCredentials? Find(string environment, string name = StoredCredentials.DefaultName)
    {
        foreach (var path in ReadPaths)
        {
            var file = SecretsFile.At(path, _timeProvider);
            if (file.Read(environment, name) is { } stored)
                return new FoundCredentials(file, stored);
        }

        return null;
    }

    private static string? UserPath(Func<string, string?> read) => ConfigurationFolder(read) is { } folder ? Path.Combine(folder, "TastyPS", FileName) : null;

    // ApplicationData is XDG_CONFIG_HOME or ~/.config on Linux; the variable is asked through the same door as the other, for tests and containers.
    private static string? ConfigurationFolder(Func<string, string?> read)
    {
        if (!RuntimeInformation.IsOSPlatform(OSPlatform.Windows) && read("XDG_CONFIG_HOME") is { Length: > 0 } configured && Path.IsPathRooted(configured))
            return configured;

        var folder = Environment.GetFolderPath(Environment.SpecialFolder.ApplicationData, Environment.SpecialFolderOption.DoNotVerify);
        return folder.Length > 0 ? folder : null;
    }
}
