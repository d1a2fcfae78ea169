using System.Management.Automation;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Streaming;

/// <summary>What happens in accounts, from a simulator whose broker fills at once.</summary>
public sealed class WatchAccountTests : ModuleTest
{
    private const string Account = "(Get-TastyAccount)[0].AccountNumber";

    public WatchAccountTests() => Session.Run("param($At) Start-TastySimulator -At $At | Connect-Tasty -Scope Read, Trade", new { At = OpenMarket });

    [Fact]
    public void How_all_open_accounts_stand_comes_first() => Assert.Equal(
        Texts("(Get-TastyBalance).AccountNumber").Order(),
        Texts("Watch-TastyAccount -Type Balance -Count @(Get-TastyBalance).Count | ForEach-Object { if ($_.IsInitial) { $_.AccountNumber } }").Order());

    [Fact]
    public void Only_the_account_and_the_kinds_that_were_asked_for_come()
    {
        var result = Session.Run($"Watch-TastyAccount ({Account}) -Type Balance, Position -Duration 1");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(["Balance", "Position"], result.Output.Select(update => update.Properties["Type"].Value.ToString()).Distinct().Order());
        Assert.Single(result.Output.Select(update => update.Properties["AccountNumber"].Value).Distinct());
    }

    [Fact]
    public void An_order_that_is_filled_is_told_with_its_fill()
    {
        var result = Session.Run(
            $$"""
            $account = {{Account}}
            Watch-TastyAccount $account -Type Order, Balance -Duration 30 | ForEach-Object {
                if ("$($_.Type)" -eq 'Order' -and $_.NewFills.Count -gt 0) { $_ }
                elseif ($_.IsInitial) { $null = New-TastyOrder SPY BuyToOpen -OrderType Market | Submit-TastyOrder -AccountNumber $account -Confirm:$false }
            } | Select-FirstStandIn 1
            """);

        Assert.Empty(result.Errors);
        var fill = Assert.Single((IEnumerable<object>)Assert.Single(result.Output).Properties["NewFills"].Value);
        Assert.StartsWith("Buy to Open 1 SPY at ", fill.ToString());
    }

    [Fact]
    public void What_stood_before_can_be_left_out()
    {
        var result = Session.Run("Watch-TastyAccount -NoInitialState -Duration 1");

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
    }

    [Fact]
    public void A_lost_connection_comes_back_with_a_warning_for_each()
    {
        var result = Session.Run(
            """
            $broken = $false
            Watch-TastyAccount -Type Balance -Duration 5 | ForEach-Object { if (-not $broken) { $broken = $true; (Get-TastySimulator).AccountStream.CloseSessions() } }
            """);

        Assert.Equal(["TastyStreamLost", "TastyStreamRestored"], result.Warnings.Select(warning => warning.Split('(', ')')[^2]));
    }

    [Fact]
    public void Alerts_come_if_they_are_asked_for()
    {
        const string Publish = "$null = (Get-TastySimulator).AccountStream.Publish('QuoteAlert', '{\"symbol\":\"SPY\",\"field\":\"Last\",\"operator\":\">\",\"threshold\":\"600\"}')";

        Assert.Equal(
            ["SPY Last > 600"],
            Texts($"Watch-TastyAccount -Type Balance -QuoteAlert -Duration 20 | ForEach-Object {{ if (\"$($_.Type)\" -eq 'Balance') {{ {Publish} }} else {{ $_.Summary }} }} | Select-FirstStandIn 1"));
    }

    [Fact]
    public void A_token_that_is_refused_twice_ends_it()
    {
        Session.Run("(Get-TastySimulator).AccountStream.Faults.RefuseConnect = $true");

        Assert.Equal("TastyStreamTokenRefused", IdOf(Session.RunExpectingTermination("Watch-TastyAccount")));
    }

    [Fact]
    public void An_account_that_is_none_of_the_connection_is_named()
    {
        var error = Session.RunExpectingTermination($"Watch-TastyAccount ({Account}), 5WT99999");

        Assert.Equal("TastyAccountNotFound", IdOf(error));
        Assert.Equal("The account stream was refused: 5WT99999 is no open account of this connection.", error.Exception.Message);
    }

    [Fact]
    public void A_time_may_be_longer_than_a_timer_can_count()
    {
        var result = Session.Run("Watch-TastyAccount -Type Balance -Count 1 -Duration 60.00:00:00");

        Assert.Empty(result.Errors);
        Assert.Single(result.Output);
    }

    [Fact]
    public void The_time_of_the_table_is_that_of_this_machine_whatever_the_service_says()
    {
        const string Publish = "$null = (Get-TastySimulator).AccountStream.Publish('QuoteAlert', '{\"symbol\":\"SPY\"}')";

        var told = Texts(
            $$"""
            Watch-TastyAccount -Type Balance -QuoteAlert -Duration 20 | ForEach-Object {
                if ("$($_.Type)" -eq 'Balance') { {{Publish}} }
                else { [TastyPS.Views.UpdateView]::Time($_); $_.ReceivedAt.ToLocalTime().ToString('HH:mm:ss'); $_.PublishedAt.ToString('s') }
            } | Select-FirstStandIn 3
            """);

        Assert.Equal(told[0], told[1]);
        Assert.Equal(OpenMarket[..16], told[2][..16]);
    }

    [Fact]
    public void A_connection_that_is_closed_ends_it()
    {
        var error = Session.RunExpectingTermination("Watch-TastyAccount -Type Balance | ForEach-Object { Disconnect-Tasty }");

        Assert.Equal("TastyNotConnected", IdOf(error));
    }

    [Fact]
    public void A_time_that_is_none_is_refused() =>
        Assert.Equal("TastyTimeInvalid", IdOf(Session.RunExpectingTermination("Watch-TastyAccount -Duration 0")));

    [Fact]
    public void Without_a_connection_nothing_is_watched()
    {
        Session.Run("Disconnect-Tasty -All");

        Assert.Equal("TastyNotConnected", IdOf(Session.RunExpectingTermination("Watch-TastyAccount")));
    }

    [Fact]
    public async Task Ctrl_C_ends_it_and_leaves_no_error()
    {
        using var running = Session.Start("Watch-TastyAccount");

        await running.FirstOutput.WaitAsync(TestContext.Current.CancellationToken);
        await running.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(PSInvocationState.Stopped, running.State);
        Assert.Empty(Session.Run("$Error").Output);
    }
}
