using System.Collections.Concurrent;
using System.Management.Automation;

namespace TastyPS.Module.Tests.Engine;

public sealed class EngineSessionTests : IDisposable
{
    private readonly EngineSession _session = EngineSession.WithoutModule();

    [Fact]
    public void A_run_gives_every_stream()
    {
        var result = _session.Run(
            """
            [CmdletBinding()] param($Word)
            $PSCmdlet.WriteWarning("w$Word")
            $PSCmdlet.WriteInformation("i$Word", @())
            $PSCmdlet.WriteProgress([System.Management.Automation.ProgressRecord]::new(1, "p$Word", 'status'))
            $PSCmdlet.WriteError([System.Management.Automation.ErrorRecord]::new([System.Exception]::new("e$Word"), 'Id', 'NotSpecified', $null))
            $VerbosePreference = $DebugPreference = 'Continue'
            $PSCmdlet.WriteVerbose("v$Word")
            $PSCmdlet.WriteDebug("d$Word")
            "o$Word"
            """,
            new { Word = "1" });

        Assert.Equal("o1", Assert.Single(result.Output).BaseObject);
        Assert.Equal("e1", Assert.Single(result.Errors).Exception.Message);
        Assert.Equal(["w1"], result.Warnings);
        Assert.Equal(["v1"], result.Verbose);
        Assert.Equal(["d1"], result.Debug);
        Assert.Equal("i1", Assert.Single(result.Information).MessageData);
        Assert.Equal("p1", Assert.Single(result.Progress).Activity);
    }

    [Fact]
    public void A_session_has_the_module_from_the_folder_that_users_install()
    {
        using var session = new EngineSession();

        var module = session.Run("(Get-Command Connect-Tasty).Module.Path").Output.Single();

        Assert.Equal(Path.GetDirectoryName(ModuleUnderTest.Manifest), Path.GetDirectoryName((string)module.BaseObject));
    }

    [Fact]
    public void A_script_that_is_ended_by_an_error_gives_its_record() =>
        Assert.Equal("boom", _session.RunExpectingTermination("throw 'boom'").FullyQualifiedErrorId);

    [Theory]
    [InlineData("en-US", "1234.5")]
    [InlineData("de-DE", "1234,5")]
    public void Cells_follow_the_culture_of_the_session(string culture, string expected)
    {
        using var session = EngineSession.WithoutModule(culture);

        var cells = session.Run("[pscustomobject]@{ A = 1234.5; B = $null } | ConvertTo-CsvCellsStandIn").Output.Single();

        Assert.Equal([expected, ""], (string[])cells.BaseObject);
    }

    [Fact]
    public void Rendering_gives_plain_text_with_the_errors_in_their_place()
    {
        var text = _session.Render("[pscustomobject]@{ Name = 'x'; Size = 3 }; Get-Nothing");

        Assert.StartsWith("\nName Size\n---- ----\nx       3\n", text);
        Assert.Contains("Get-Nothing: The term 'Get-Nothing' is not recognized", text);
        Assert.DoesNotContain('\e', text);
    }

    [Fact]
    public void Colour_is_kept_on_request()
    {
        using var session = EngineSession.WithoutModule(keepsColour: true);

        Assert.Contains("\e[", session.Render("[pscustomobject]@{ Name = 'x' }"));
    }

    [Fact]
    public void A_narrow_screen_cuts_the_table()
    {
        _session.Screen.Width = 20;

        var lines = _session.Render("[pscustomobject]@{ Long = 'x' * 50; Short = 1 }").Split('\n');

        Assert.All(lines, line => Assert.InRange(line.Length, 0, 20));
    }

    [Fact]
    public void The_format_stand_ins_choose_columns_and_shape()
    {
        const string thing = "[pscustomobject]@{ A = 1; B = 2 }";

        Assert.Equal("\nB\n-\n2\n\n", _session.Render(thing + " | Format-TableStandIn B"));
        Assert.Equal("\nA : 1\nB : 2\n\n", _session.Render(thing + " | Format-ListStandIn"));
    }

    [Fact]
    public void Selecting_the_first_ends_the_commands_before_it()
    {
        var result = _session.Run("1..1000 | ForEach-Object { $global:made = $_; $_ } | Select-FirstStandIn 2; $made");

        Assert.Equal([1, 2, 2], result.Output.Select(item => item.BaseObject));
    }

    [Fact]
    public void Questions_are_answered_from_the_queue()
    {
        _session.Screen.Choices.Enqueue(2);
        _session.Screen.Choices.Enqueue(0);
        const string script =
            """
            function Remove-It { [CmdletBinding(SupportsShouldProcess, ConfirmImpact = 'High')] param() if ($PSCmdlet.ShouldProcess('it')) { 'done' } }
            Remove-It
            """;

        Assert.Empty(_session.Run(script).Output);
        Assert.Single(_session.Run(script).Output);
        Assert.All(_session.Screen.Questions, question => Assert.Contains("Performing the operation \"Remove-It\" on target \"it\".", question));
    }

    [Fact]
    public void Tab_completes_commands_and_parameters()
    {
        Assert.Contains("Get-Module", _session.Complete("Get-Modu").Select(match => match.CompletionText));
        Assert.Contains("-ListAvailable", _session.Complete("Get-Module -ListA").Select(match => match.CompletionText));
    }

    [Fact]
    public async Task Stopping_ends_a_script_that_would_never_end()
    {
        using var running = _session.Start("'begun'; while ($true) { }");

        await running.FirstOutput.WaitAsync(TestContext.Current.CancellationToken);
        await running.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(PSInvocationState.Stopped, running.State);
        Assert.Equal("begun", Assert.Single(running.Output).BaseObject);
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("while ($true) { }", true)]
    public async Task Whoever_awaits_a_script_never_goes_on_in_the_thread_of_the_session(string rest, bool isStopped)
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var gate = new ManualResetEventSlim();
        using var running = _session.Start("param($Gate) [Environment]::CurrentManagedThreadId; $Gate.Wait();" + rest, new { Gate = gate });
        await running.FirstOutput.WaitAsync(cancellation);
        var threads = new ConcurrentBag<int>();
        var trace = new AsyncLocal<bool>(change =>
        {
            if (change is { ThreadContextChanged: true, CurrentValue: true })
                threads.Add(Environment.CurrentManagedThreadId);
        });
        trace.Value = true;

        // While the gate is closed the script neither ends nor stops: it is awaited first.
        var end = isStopped ? running.StopAsync(cancellation) : running.FinishAsync(cancellation);
        gate.Set();
        await end;

        Assert.NotEmpty(threads);
        Assert.DoesNotContain((int)running.Output[0].BaseObject, threads);
    }

    [Fact]
    public void Plain_data_has_no_offence_and_a_cycle_or_a_delegate_has_one()
    {
        var plain = _session.Run("[pscustomobject]@{ A = 1; B = @('x', [pscustomobject]@{ C = [datetime]::MinValue }) }").Output.Single();
        var odd = _session.Run("$o = [pscustomobject]@{ Self = $null; Act = [Action]{ } }; $o.Self = $o; $o").Output.Single();

        Assert.Empty(JsonFriendliness.Offences(plain));
        Assert.Equal(["$.Self leads back to one of its owners", "$.Act is a Action"], JsonFriendliness.Offences(odd));
    }

    public void Dispose() => _session.Dispose();
}
