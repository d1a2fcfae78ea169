using TastyPS.Client.Authentication.Secrets;

namespace TastyPS.Client.Diagnostics;

/// <summary>Looks for the stored secrets of an environment, and at who else may read them.</summary>
internal sealed class SecretsCheck(SecretsLocation location, TastyEnvironment environment, string name, Func<TastyException, string?> recommend, string? signIn)
{
    private SecretsFile? _file;
    private SecretsFileException? _problem;

    /// <summary>The entry and its file, once both checks have passed.</summary>
    public FoundCredentials? Found { get; private set; }

    /// <summary>Is there a file with the entry?</summary>
    public Finding Find()
    {
        // As when connecting: the first file that has the entry, or that cannot be used.
        foreach (var path in location.ReadPaths)
        {
            var file = SecretsFile.At(path);
            var state = file.Check();
            _problem = state.Problem;
            if (_problem is null && !state.Entries.Any(IsWanted))
                continue;

            _file = file;
            return _problem is null || IsOfPermissions(_problem)
                ? Finding.Good(_problem is null ? $"{path} has {environment.SecretsKey}, {name}." : $"{path} is there.")
                : Finding.Bad(_problem.Message, recommend(_problem));
        }

        return Finding.Bad($"No secrets of {environment.SecretsKey}, {name} in {string.Join(" or ", location.ReadPaths)}.", signIn);
    }

    /// <summary>Is the file the owner's alone, and does it open?</summary>
    public async Task<Finding> InspectAsync(CancellationToken cancellationToken)
    {
        if (_file is null)
            return Finding.NotTried("There is no file to look at.");
        if (_problem is not null)
            return IsOfPermissions(_problem) ? Finding.Bad(_problem.Message, recommend(_problem)) : Finding.NotTried("The file cannot be used.");

        try
        {
            Found = _file.Read(environment.SecretsKey, name) is { } stored ? new FoundCredentials(_file, stored) : null;
        }
        catch (SecretsFileException problem)
        {
            return Finding.Bad(problem.Message, recommend(problem));
        }

        return await _file.FindGitWarningAsync(cancellationToken).ConfigureAwait(false) is { } warning
            ? Finding.Doubtful(warning, "Add the file to .gitignore, or move it and name the place with TASTYPS_SECRETS.")
            : Finding.Good("Nobody but its owner can read the file.");
    }

    private bool IsWanted(StoredEntry entry) =>
        string.Equals(entry.Environment, environment.SecretsKey, StringComparison.OrdinalIgnoreCase) && string.Equals(entry.Name, name, StringComparison.OrdinalIgnoreCase);

    private static bool IsOfPermissions(SecretsFileException problem) => problem.Reason is
        SecretsFileReason.ReadableByOthers or SecretsFileReason.NotOwned or SecretsFileReason.Link or SecretsFileReason.NotAFile or SecretsFileReason.NotReadable;
}
