using System.ComponentModel;
using System.Diagnostics;
using System.Runtime.InteropServices;

namespace TastyPS.Client.Authentication.Secrets;

/// <summary>Tells whether a file could be committed by mistake.</summary>
internal static class GitIgnoreCheck
{
    private const int Yes = 0;
    private const int No = 1;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    public static async Task<string?> WarnAsync(string path, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        if (WorkTreeOf(path) is not { } root)
            return null;

        var ignoreLine = $"Add the line {Path.GetFileName(path)}* to {Path.Combine(root, ".gitignore")}";

        // The rules for ignoring do not hold for what is tracked.
        if (await AskGitAsync("ls-files --error-unmatch", path, timeProvider, cancellationToken).ConfigureAwait(false) == true)
            return $"{path} is tracked by git in {root}, so its next commit holds the secrets. Run git -C {Quote(Path.GetDirectoryName(path)!)} rm --cached -- {Quote(Path.GetFileName(path))} and commit that. {ignoreLine}. If it was committed with secrets, regenerate the client secret and make a new grant.";

        var ignored = await AskGitAsync("check-ignore -q", path, timeProvider, cancellationToken).ConfigureAwait(false) ?? HasUsualLine(path, root);
        return ignored
            ? null
            : $"{path} lies in the git work tree {root}, which does not ignore it, so it could be committed. {ignoreLine}.";
    }

    private static string Quote(string text) => $"'{text.Replace("'", "''")}'";

    private static string? WorkTreeOf(string path)
    {
        for (var folder = Path.GetDirectoryName(path); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var mark = Path.Combine(folder, ".git");
            if (Directory.Exists(mark) || File.Exists(mark))
                return folder;
        }

        return null;
    }

    private static async Task<bool?> AskGitAsync(string question, string path, TimeProvider timeProvider, CancellationToken cancellationToken)
    {
        if (FindGit() is not { } git || !Directory.Exists(Path.GetDirectoryName(path)) || path.Contains('"'))
            return null;

        using var process = new Process
        {
            EnableRaisingEvents = true,

            // The name is given by itself, from its own folder, so that no path needs quoting; the monitor is a program that a repository names.
            StartInfo = new ProcessStartInfo(git, $"-c core.fsmonitor=false {question} -- \"{Path.GetFileName(path)}\"")
            {
                WorkingDirectory = Path.GetDirectoryName(path)!,
                UseShellExecute = false,
                CreateNoWindow = true,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            },
        };
        var ended = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        process.Exited += (_, _) => ended.TrySetResult(true);
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            return null;
        }

        try
        {
            await ended.Task.WaitAsync(Patience, timeProvider, cancellationToken).ConfigureAwait(false);
            return process.ExitCode switch { Yes => true, No => false, _ => null };
        }
        catch (TimeoutException)
        {
            return null;
        }
        finally
        {
            if (!ended.Task.IsCompleted)
                Stop(process);
        }
    }

    // Looked for by ourselves: Windows would look in the current folder first, where anybody may have put a git.exe.
    private static string? FindGit()
    {
        var name = RuntimeInformation.IsOSPlatform(OSPlatform.Windows) ? "git.exe" : "git";
        return (Environment.GetEnvironmentVariable("PATH") ?? string.Empty)
            .Split([Path.PathSeparator], StringSplitOptions.RemoveEmptyEntries)
            .Where(Path.IsPathRooted)
            .Select(folder => Path.Combine(folder, name))
            .FirstOrDefault(File.Exists);
    }

    private static void Stop(Process process)
    {
        try
        {
            process.Kill();
        }
        catch (Exception gone) when (gone is InvalidOperationException or Win32Exception)
        {
            // It ended by itself in this very moment.
        }
    }

    private static bool HasUsualLine(string path, string root)
    {
        var name = Path.GetFileName(path);
        string[] usual = [name, name + "*", "/" + name, "**/" + name, "*"];
        for (var folder = Path.GetDirectoryName(path)!; ; folder = Path.GetDirectoryName(folder)!)
        {
            var file = Path.Combine(folder, ".gitignore");
            if (File.Exists(file) && File.ReadLines(file).Any(line => usual.Contains(line.Trim())))
                return true;
            if (folder == root)
                return false;
        }
    }
}
