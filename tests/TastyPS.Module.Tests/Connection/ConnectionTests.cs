using System.Management.Automation;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Connection;

public sealed class ConnectionTests : ModuleTest
{
    [Fact]
    public void Connecting_is_silent_and_makes_the_connection_current()
    {
        var result = Session.Run("Connect-Tasty -Simulator");

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(["Simulator Simulator True True None"], Texts("$c = Get-TastyConnection; \"$($c.Name) $($c.Environment) $($c.IsCurrent) $($c.IsConnected) $($c.Limits)\""));
    }

    [Fact]
    public void PassThru_gives_the_connection() =>
        Assert.Equal(["calm"], Texts("(Connect-Tasty -Simulator -Name calm -PassThru).Name"));

    [Fact]
    public void A_running_simulator_is_connected_to_and_goes_on_after_the_connection()
    {
        Assert.Equal(["True"], Texts("$s = Start-TastySimulator; $s | Connect-Tasty; (Get-TastyConnection).BaseUri -eq $s.BaseUri"));

        Session.Run("Disconnect-Tasty");

        Assert.Equal(["1"], Texts("@(Get-TastySimulator).Count"));
    }

    [Fact]
    public void A_simulator_of_the_connection_ends_with_it()
    {
        Session.Run("Connect-Tasty -Simulator; Disconnect-Tasty");

        Assert.Empty(Session.Run("Get-TastySimulator").Output);
    }

    [Fact]
    public void A_simulator_of_the_connection_lives_on_with_its_orders_under_one_that_replaces_it()
    {
        Session.Run("Connect-Tasty -Simulator; $n = (Get-TastyAccount)[0].AccountNumber; $placed = New-TastyOrder SPY BuyToOpen 10 -Price 1 -Debit | Submit-TastyOrder -AccountNumber $n -Confirm:$false");

        Session.Run("Get-TastySimulator | Connect-Tasty -Scope Read, Trade");

        Assert.Equal(["1 1 True"], Texts("\"$(@(Get-TastySimulator).Count) $(@(Get-TastyConnection -All).Count) $((Get-TastyOrder -Id $placed.Id).Id -eq $placed.Id)\""));
        Assert.Empty(Texts("Disconnect-Tasty; Get-TastySimulator"));
    }

    [Fact]
    public void A_simulator_of_the_connection_ends_with_it_though_another_leads_to_it()
    {
        Session.Run("Connect-Tasty -Simulator; Get-TastySimulator | Connect-Tasty -Name second; Disconnect-Tasty Simulator");

        Assert.Empty(Texts("Get-TastySimulator"));
    }

    [Fact]
    public void A_new_simulator_takes_the_place_of_that_of_a_connection_of_the_same_name() =>
        Assert.Equal(["1 True"], Texts("Connect-Tasty -Simulator; Connect-Tasty -Simulator; \"$(@(Get-TastySimulator).Count) $((Get-TastySimulator).BaseUri -eq (Get-TastyConnection).BaseUri)\""));

    [Fact]
    public void Several_connections_are_known_by_name_and_wildcard()
    {
        Session.Run("$s = Start-TastySimulator; 'calm', 'busy', 'calmer' | ForEach-Object { $s | Connect-Tasty -Name $_ }");

        Assert.Equal(["calm", "busy", "calmer"], Texts("(Get-TastyConnection -All).Name"));
        Assert.Equal(["calm", "calmer"], Texts("(Get-TastyConnection CALM*).Name"));
        Assert.Equal(["calmer"], Texts("(Get-TastyConnection).Name"));
        Assert.Empty(Texts("Get-TastyConnection nothing*"));
    }

    [Fact]
    public void After_a_disconnect_the_connection_made_before_is_current()
    {
        Session.Run("$s = Start-TastySimulator; $s | Connect-Tasty -Name first; $s | Connect-Tasty -Name second; Disconnect-Tasty");

        Assert.Equal(["first"], Texts("(Get-TastyConnection).Name"));
    }

    [Fact]
    public void A_disconnect_tells_which_connection_is_current_from_then_on()
    {
        Session.Run("$s = Start-TastySimulator; 'first', 'second', 'third' | ForEach-Object { $s | Connect-Tasty -Name $_ }");

        Assert.Equal(["The current connection is now second (Simulator)."], Texts("Disconnect-Tasty 6>&1"));
        Assert.Empty(Texts("Disconnect-Tasty first 6>&1"));
        Assert.Empty(Texts("Disconnect-Tasty 6>&1"));
    }

    [Fact]
    public void Closing_one_connection_after_another_tells_nothing_in_between()
    {
        Session.Run("$s = Start-TastySimulator; 'first', 'second', 'third' | ForEach-Object { $s | Connect-Tasty -Name $_ }");

        Assert.Empty(Texts("Get-TastyConnection -All | Disconnect-Tasty 6>&1"));
    }

    [Fact]
    public void Closing_another_connection_leaves_the_current_one()
    {
        Session.Run("$s = Start-TastySimulator; $s | Connect-Tasty -Name first; $s | Connect-Tasty -Name second; Disconnect-Tasty fir*");

        Assert.Equal(["second"], Texts("(Get-TastyConnection -All).Name"));
        Assert.Equal(["second"], Texts("(Get-TastyConnection).Name"));
    }

    [Fact]
    public void A_connection_of_the_same_name_is_closed_and_replaced()
    {
        Session.Run("$s = Start-TastySimulator; $old = $s | Connect-Tasty -Name one -PassThru; $new = $s | Connect-Tasty -Name ONE -PassThru");

        Assert.Equal(["False True 1"], Texts("\"$($old.IsConnected) $($new.IsConnected) $(@(Get-TastyConnection -All).Count)\""));
    }

    [Fact]
    public void Commands_use_the_connection_they_are_given()
    {
        Session.Run("param($File) $table = Start-TastySimulator -ChainFile $File | Connect-Tasty -Name table -PassThru; Start-TastySimulator | Connect-Tasty", new { File = QuoteTable.WriteTo(Folder) });

        Assert.Equal(["SPX 2023-09-15 AM", "SPXW 2023-09-15 PM", "SPXW 2023-12-29 PM"], Texts("Get-TastyOptionExpiration SPX -Connection $table"));
        Assert.NotEqual(["3"], Texts("@(Get-TastyOptionExpiration SPX).Count"));
    }

    [Fact]
    public void A_connection_may_be_given_by_its_name()
    {
        Session.Run("param($File) Start-TastySimulator -ChainFile $File | Connect-Tasty -Name 'two words'; Start-TastySimulator | Connect-Tasty -Name other", new { File = QuoteTable.WriteTo(Folder) });

        Assert.Equal(3, Texts("Get-TastyOptionExpiration SPX -Connection 'TWO words'").Length);
        Assert.Contains("'two words'", Session.Run("Test-TastyConnection -Connection 'two words' | ForEach-Object { \"'two words' $_\" }").Output[0].ToString());
        Session.Run("Disconnect-Tasty -Connection 'two words'");
        Assert.Equal(["other"], Texts("(Get-TastyConnection -All).Name"));
    }

    [Fact]
    public void A_name_that_no_connection_has_cannot_be_given_as_one()
    {
        ConnectAt();

        var error = Session.RunExpectingTermination("Get-TastyOptionExpiration SPX -Connection nobody");

        Assert.Contains("There is no open connection 'nobody'", error.Exception.Message);
        Assert.DoesNotContain("convert", error.Exception.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void Connections_are_shared_by_the_runspaces_of_the_process()
    {
        Session.Run("Connect-Tasty -Simulator -Name shared");
        using var other = new Engine.EngineSession();

        Assert.Equal("shared", other.Run("(Get-TastyConnection).Name").Output.Single().BaseObject);
    }

    [Fact]
    public void Without_a_connection_there_is_nothing_to_close_and_that_is_fine()
    {
        var result = Session.Run("Disconnect-Tasty; Disconnect-Tasty -All; Disconnect-Tasty nobody*; Get-TastyConnection; Get-TastyConnection nobody*");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Output);
    }

    [Theory]
    [InlineData("Disconnect-Tasty nobody")]
    [InlineData("Get-TastyConnection nobody")]
    public void A_name_that_no_connection_has_is_told(string script)
    {
        var error = Assert.Single(Session.Run(script).Errors);

        Assert.StartsWith("TastyConnectionNotFound,", error.FullyQualifiedErrorId, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Get-TastyOptionChain SPX")]
    [InlineData("Get-TastyOptionExpiration SPX")]
    public void Without_a_connection_commands_end_and_name_the_way_out(string command)
    {
        var error = Session.RunExpectingTermination(command);

        Assert.Equal("TastyNotConnected", IdOf(error));
        Assert.Equal(ErrorCategory.ConnectionError, error.CategoryInfo.Category);
        Assert.Contains("Connect-Tasty", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_closed_connection_is_not_used_any_more()
    {
        ConnectAt();

        var error = Session.RunExpectingTermination("$c = Get-TastyConnection; Disconnect-Tasty; Get-TastyOptionChain SPX -Connection $c");

        Assert.Equal("TastyNotConnected", IdOf(error));
    }

    [Fact]
    public void The_error_of_a_missing_connection_ends_the_pipeline_before_any_item()
    {
        var result = Session.Run("'SPX', 'SPY' | Get-TastyOptionChain");

        Assert.Single(result.Errors);
    }
}
