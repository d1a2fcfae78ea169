using System.Diagnostics;

namespace TastyPS.Client.Tests.Authentication.Secrets;

public sealed class GitWarningTests : IDisposable
{
    private readonly SecretsFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Outside_a_work_tree_there_is_no_warning()
    {
        Assert.Null(await WarningAsync());
    }

    [Fact]
    public async Task In_a_work_tree_that_does_not_ignore_the_file_the_warning_names_the_line_to_add()
    {
        await GitInitAsync();

        var warning = await WarningAsync();

        Assert.Contains(".secrets*", warning, StringComparison.Ordinal);
        Assert.Contains(_folder.PathOf(".gitignore"), warning, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(".secrets")]
    [InlineData(".sec*")]
    public async Task In_a_work_tree_that_ignores_the_file_there_is_no_warning(string line)
    {
        await GitInitAsync();
        await File.WriteAllTextAsync(_folder.PathOf(".gitignore"), line + "\n", TestContext.Current.CancellationToken);

        Assert.Null(await WarningAsync());
    }

    [Theory]
    [InlineData("# nothing", false)]
    [InlineData("/.secrets", true)]
    public async Task What_git_cannot_tell_the_usual_lines_tell(string line, bool ignored)
    {
        // No repository, so git gives up on it.
        await File.WriteAllTextAsync(_folder.PathOf(".git"), "gitdir: nowhere", TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(_folder.PathOf(".gitignore"), line + "\n", TestContext.Current.CancellationToken);

        Assert.Equal(ignored, await WarningAsync() is null);
    }

    [Fact]
    public async Task A_file_that_git_tracks_is_told_as_such_although_a_line_would_ignore_it()
    {
        await GitInitAsync();
        _folder.Write("{}");
        await GitAsync("add", "--", ".secrets");
        await File.WriteAllTextAsync(_folder.PathOf(".gitignore"), ".secrets\n", TestContext.Current.CancellationToken);

        var warning = await WarningAsync();
        await GitAsync("rm", "-q", "--cached", "--", ".secrets");

        Assert.Contains($"git -C '{_folder.Folder}' rm --cached -- '.secrets'", warning, StringComparison.Ordinal);
        Assert.Contains("regenerate the client secret", warning, StringComparison.Ordinal);
        Assert.Null(await WarningAsync());
    }

    private Task<string?> WarningAsync() => _folder.File.FindGitWarningAsync(TestContext.Current.CancellationToken);

    private Task GitInitAsync() => GitAsync("init", "-q");

    private async Task GitAsync(params string[] arguments)
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["-C", _folder.Folder, .. arguments]) { UseShellExecute = false })!;
            await git.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.Equal(0, git.ExitCode);
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Assert.Skip("git is not installed.");
        }
    }
}
