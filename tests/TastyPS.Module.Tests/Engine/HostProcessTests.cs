namespace TastyPS.Module.Tests.Engine;

public sealed class HostProcessTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("tastyps-");

    [Fact]
    public async Task A_command_is_run_and_its_output_shown()
    {
        var run = await RunAsync("-Command", "1+1");

        Assert.Equal((0, "2\n", ""), (run.ExitCode, run.Output, run.Errors));
    }

    [Theory]
    [InlineData("exit 7", 7)]
    [InlineData("throw 'boom'", 1)]
    [InlineData("'fine'", 0)]
    public async Task The_exit_code_is_the_scripts(string script, int expected)
    {
        Assert.Equal(expected, (await RunAsync("-Command", script)).ExitCode);
        Assert.Equal(expected, (await RunFileAsync(script)).ExitCode);
    }

    [Fact]
    public async Task A_terminating_error_goes_to_standard_error_with_its_place()
    {
        var run = await RunFileAsync("'before'\nthrow 'boom'\n'after'");

        Assert.Equal("before\n", run.Output);
        Assert.Contains("script.ps1:2", run.Errors);
        Assert.Contains("| boom", run.Errors);
    }

    [Theory]
    [InlineData("1 | Export-Csv x.csv -NoTypeInformation", "Export-Csv needs PowerShell 7; here use Export-TastyData")]
    [InlineData("1 | epcsv x.csv", "epcsv (Export-Csv) needs PowerShell 7; here use Export-TastyData")]
    [InlineData("Invoke-RestMethod http://localhost", "Invoke-RestMethod needs PowerShell 7")]
    public async Task A_command_that_only_PowerShell_7_has_ends_the_script(string statement, string message)
    {
        var run = await RunFileAsync(statement + "\n'after'");

        Assert.Equal((1, ""), (run.ExitCode, run.Output));
        Assert.Contains(message, run.Errors);
    }

    [Fact]
    public async Task A_script_takes_arguments_by_name_by_position_and_as_switches()
    {
        var run = await RunFileAsync(
            "param([string] $Name, [int] $Count, [switch] $On, [switch] $Off)\n\"$Name $($Count + 1) $On $Off\"",
            "it's $x", "-Count", "-5", "-On", "-Off:$false");

        Assert.Equal("it's $x -4 True False\n", run.Output);
    }

    [Fact]
    public async Task Progress_is_not_drawn_where_nobody_watches()
    {
        var run = await RunFileAsync("[CmdletBinding()] param()\n$PSCmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new(1, 'Fetching', 'item'))\n'done'");

        Assert.Equal((0, "done\n", ""), (run.ExitCode, run.Output, run.Errors));
    }

    [Fact]
    public async Task A_question_is_refused()
    {
        var run = await RunAsync("-Command", "$Host.UI.ReadLine()");

        Assert.Equal(1, run.ExitCode);
        Assert.Contains("tastyps is not interactive and refuses to read a line", run.Errors);
    }

    [Fact]
    public async Task A_wrong_command_line_is_told_from_a_failed_script() =>
        Assert.Equal(64, (await RunAsync("-Fiel", "x.ps1")).ExitCode);

    public void Dispose() => _folder.Delete(recursive: true);

    private static Task<HostProcess> RunAsync(params string[] arguments) =>
        HostProcess.RunAsync(["-NoModule", .. arguments], TestContext.Current.CancellationToken);

    private async Task<HostProcess> RunFileAsync(string script, params string[] arguments)
    {
        var path = Path.Combine(_folder.FullName, "script.ps1");
        await File.WriteAllTextAsync(path, script, TestContext.Current.CancellationToken);
        return await HostProcess.RunAsync(["-NoModule", "-File", path, .. arguments], TestContext.Current.CancellationToken, _folder.FullName);
    }
}
