using System.Net;
using System.Net.Sockets;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Simulator;

public sealed class SimulatorTests : ModuleTest
{
    [Fact]
    public void Several_simulators_run_side_by_side_and_are_stopped_one_by_one()
    {
        Assert.Equal(["2"], Texts("$one = Start-TastySimulator; $two = Start-TastySimulator; @(Get-TastySimulator).Count"));

        Assert.Equal(["True"], Texts("$one | Stop-TastySimulator; (Get-TastySimulator).BaseUri -eq $two.BaseUri"));
        Assert.Empty(Texts("Stop-TastySimulator; Get-TastySimulator"));
    }

    [Fact]
    public void An_empty_pipeline_stops_none() => Assert.Equal(["1"], Texts("$null = Start-TastySimulator; @() | Stop-TastySimulator; @(Get-TastySimulator).Count"));

    [Fact]
    public void A_stopped_simulator_lets_go_of_its_port()
    {
        var port = (int)Session.Run("$s = Start-TastySimulator; $s.BaseUri.Port; $s | Stop-TastySimulator").Output.Single().BaseObject;

        using var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
    }

    [Fact]
    public void The_same_seed_and_clock_give_the_same_prices()
    {
        const string Quotes = "Get-TastyOptionChain XSP -Expiration Next -StrikeCount 20 | ForEach-Object { \"$($_.Symbol) $($_.Bid) $($_.Ask) $($_.OpenInterest)\" }; Disconnect-Tasty; Stop-TastySimulator";
        string[] Run(int seed) => Texts("param($At, $Seed) Start-TastySimulator -At $At -Seed $Seed | Connect-Tasty; " + Quotes, new { At = OpenMarket, Seed = seed });

        var first = Run(7);

        Assert.Equal(40, first.Length);
        Assert.Equal(first, Run(7));
        Assert.NotEqual(first, Run(8));
    }

    [Fact]
    public void A_port_that_is_taken_is_told_and_nothing_runs()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();

        var error = Session.RunExpectingTermination("param($Port) Start-TastySimulator -Port $Port", new { ((IPEndPoint)listener.LocalEndpoint).Port });

        Assert.Equal("TastySimulatorNotStarted", IdOf(error));
        Assert.Empty(Session.Run("Get-TastySimulator").Output);
    }

    [Fact]
    public void Greeks_come_by_request_only_where_the_simulator_sends_them()
    {
        const string Delta = "\"[$((Get-TastyQuote 'SPX   230915C04500000').Delta)]\"";
        ConnectToTable();
        Assert.Equal(["[]"], Texts(Delta));
        Session.Run("Disconnect-Tasty; Stop-TastySimulator");

        ConnectToTable(sendGreeks: true);
        Assert.Equal(["[0.5512]"], Texts(Delta));
    }

    [Fact]
    public void A_simulator_that_keeps_limits_makes_the_client_wait_for_none_of_a_small_chain()
    {
        Session.Run("param($File) Connect-Tasty -Simulator -ChainFile $File -Limits Assumed", new { File = QuoteTable.WriteTo(Folder) });

        var result = Session.Run("Get-TastyOptionChain SPX; (Get-TastyConnection).Limits");

        Assert.Empty(result.Errors);
        Assert.Equal(QuoteTable.Contracts + 1, result.Output.Count);
        Assert.Equal("Assumed", result.Output[^1].BaseObject);
    }
}
