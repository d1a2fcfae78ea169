using System.Management.Automation;
using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Streaming;

/// <summary>Market data as it comes, from a simulator whose clock stands still unless a test says otherwise.</summary>
public sealed class WatchTests : ModuleTest
{
    [Fact]
    public void Quotes_and_trades_come_unless_other_kinds_are_asked_for()
    {
        ConnectAt();

        Assert.Equal(["Quote SPY", "Trade SPY"], Texts("Watch-TastyMarketData SPY -Count 2 | ForEach-Object { \"$($_.EventType) $($_.Symbol)\" }").Order());
        Assert.Equal(["Summary SPY"], Texts("Watch-TastyMarketData SPY -Type Summary -Count 1 | ForEach-Object { \"$($_.EventType) $($_.Symbol)\" }"));
    }

    [Fact]
    public void Each_kind_is_an_object_of_its_own_type()
    {
        ConnectAt();

        Assert.Equal(
            ["GreeksEvent", "QuoteEvent", "SummaryEvent", "TradeEvent"],
            Texts("Get-TastyOptionChain SPY -Expiration Next -StrikeCount 1 -ContractOnly | Select-FirstStandIn 1 | Watch-TastyMarketData -Type Quote, Trade, Summary, Greeks -Count 4 | ForEach-Object { $_.GetType().Name }").Order());
    }

    [Fact]
    public void A_quote_has_the_prices_that_the_rest_interface_has()
    {
        ConnectAt();

        Assert.Equal(
            Texts("Get-TastyQuote SPY | ForEach-Object { \"$($_.Bid) $($_.Ask)\" }"),
            Texts("Watch-TastyMarketData SPY -Type Quote -Count 1 | ForEach-Object { \"$($_.Bid) $($_.Ask)\" }"));
    }

    [Theory]
    [InlineData("SPY", "SPY")]
    [InlineData("brk/b", "BRK/B")]
    [InlineData("/ESU6", "/ESU26:XCME")]
    [InlineData("/ESU26:XCME", "/ESU26:XCME")]
    [InlineData("BTC/USD", "BTC/USD:CXTALP")]
    public void A_symbol_may_have_any_form(string given, string streamed)
    {
        ConnectAt();

        Assert.Equal([streamed], Texts("param($Given) Watch-TastyMarketData $Given -Type Quote -Count 1 | ForEach-Object Symbol", new { Given = given }));
    }

    [Fact]
    public void An_option_may_be_named_in_the_form_of_the_api()
    {
        ConnectAt();

        Assert.Equal(
            ["True"],
            Texts("$row = Get-TastyOptionChain XSP -Expiration Next -StrikeCount 1 -ContractOnly | Select-FirstStandIn 1; (Watch-TastyMarketData $row.Symbol -Type Quote -Count 1).Symbol -eq $row.StreamerSymbol"));
    }

    [Fact]
    public void Events_that_were_watched_can_be_watched_again()
    {
        ConnectAt();

        Assert.Equal(["SPY"], Texts("Watch-TastyMarketData SPY -Type Quote -Count 1 | Watch-TastyMarketData -Type Quote -Count 1 | ForEach-Object Symbol"));
    }

    [Fact]
    public void One_text_that_is_no_symbol_costs_no_other()
    {
        ConnectAt();

        var result = Session.Run("Watch-TastyMarketData 'not a symbol', SPY, /ESF9 -Type Quote -Count 1");

        Assert.Equal(["TastySymbolInvalid", "TastySymbolNotFound"], result.Errors.Select(IdOf).Order());
        Assert.Single(result.Output);
    }

    [Fact]
    public void Without_a_connection_nothing_streams() =>
        Assert.Equal("TastyNotConnected", IdOf(Session.RunExpectingTermination("Watch-TastyMarketData SPY")));

    [Fact]
    public void A_market_that_moves_gives_event_after_event()
    {
        Session.Run("Connect-Tasty -Simulator; Set-TastySimulator -Time 2026-06-12T15:30:00Z -Speed 600");

        Assert.Equal(["50"], Texts("@(Watch-TastyMarketData SPY, QQQ, AAPL -Count 50 -AggregationPeriod 0).Count"));
    }

    [Fact]
    public void The_time_that_was_given_ends_it_without_a_word()
    {
        ConnectAt();

        var result = Session.Run("Watch-TastyMarketData SPY -Type Quote -Duration 0.5");

        Assert.Single(result.Output);
        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.Equal(["0"], Texts("(Get-TastyConnection).Stream.Sessions"));
    }

    [Fact]
    public void Select_First_ends_it()
    {
        ConnectAt();

        Assert.Equal(["Quote"], Texts("Watch-TastyMarketData SPY -Type Quote | Select-FirstStandIn 1 | ForEach-Object EventType"));
        Assert.Equal(["Trade"], Texts("Watch-TastyMarketData SPY -Type Trade | Select-FirstStandIn 1 | ForEach-Object EventType"));
    }

    [Fact]
    public async Task Ctrl_C_ends_it_and_leaves_no_error()
    {
        ConnectAt();
        using var running = Session.Start("Watch-TastyMarketData SPY");

        await running.FirstOutput.WaitAsync(TestContext.Current.CancellationToken);
        await running.StopAsync(TestContext.Current.CancellationToken);

        Assert.Equal(PSInvocationState.Stopped, running.State);
        Assert.Empty(Session.Run("$Error").Output);
    }

    [Fact]
    public async Task Ctrl_C_ends_it_while_nothing_comes()
    {
        ConnectAt();
        Session.Run("(Get-TastySimulator).DxLink.Faults.Add([TastyPS.Simulator.WebSockets.Faults.SocketFault]::Silence())");
        var stream = PSObject.AsPSObject(Simulator.Properties["DxLink"].Value);
        using var running = Session.Start("Watch-TastyMarketData SPY");

        await HitAsync(stream, running);
        await running.StopAsync(TestContext.Current.CancellationToken);

        Assert.Empty(running.Output);
    }

    [Fact]
    public async Task A_connection_that_is_closed_meanwhile_is_told()
    {
        ConnectAt();
        using var other = new Engine.EngineSession();
        using var running = Session.Start("try { Watch-TastyMarketData SPY -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }");

        await running.FirstOutput.WaitAsync(TestContext.Current.CancellationToken);
        other.Run("Disconnect-Tasty");
        var result = await running.FinishAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("TastyNotConnected", (string)result.Output[^1].BaseObject);
    }

    [Fact]
    public void A_pipeline_that_closes_its_own_connection_is_told()
    {
        ConnectAt();

        var result = Session.Run("try { Watch-TastyMarketData SPY -ErrorAction Stop | ForEach-Object { Disconnect-Tasty } } catch { $_.FullyQualifiedErrorId }");

        Assert.StartsWith("TastyNotConnected", (string)result.Output[^1].BaseObject);
    }

    [Fact]
    public async Task A_connection_that_breaks_comes_back_and_both_are_told()
    {
        ConnectAt();
        using var other = new Engine.EngineSession();
        using var running = Session.Start("Watch-TastyMarketData SPY -Type Quote -Count 2");

        await running.FirstOutput.WaitAsync(TestContext.Current.CancellationToken);
        other.Run("Set-TastySimulator -Fault BreakStreams; Set-TastySimulator SPY -Bid 1 -Ask 2");
        var result = await running.FinishAsync(TestContext.Current.CancellationToken);

        Assert.Equal("1 2", Text(result.Output[1], "Bid", "Ask"));
        Assert.Contains(result.Warnings, warning => warning.EndsWith("(TastyStreamLost)", StringComparison.Ordinal));
        Assert.Contains(result.Warnings, warning => warning.EndsWith("(TastyStreamRestored)", StringComparison.Ordinal));
        Assert.Equal(["1"], Texts("(Get-TastyConnection).Stream.Reconnects"));
    }

    [Fact]
    public async Task An_error_of_the_service_is_a_warning_and_the_stream_goes_on()
    {
        ConnectAt();
        using var other = new Engine.EngineSession();
        using var running = Session.Start("Watch-TastyMarketData SPY -Type Quote -Count 2");

        await running.FirstOutput.WaitAsync(TestContext.Current.CancellationToken);
        other.Run("Set-TastySimulator -Fault StreamError; Set-TastySimulator SPY -Bid 1 -Ask 2");
        var result = await running.FinishAsync(TestContext.Current.CancellationToken);

        Assert.Contains("Something went wrong", Assert.Single(result.Warnings, warning => warning.EndsWith("(TastyStreamServerError)", StringComparison.Ordinal)));
    }

    [Fact]
    public void Tokens_that_are_refused_twice_end_it_with_an_error_that_says_what_to_do()
    {
        ConnectAt();
        Session.Run("Set-TastySimulator -Fault RefuseQuoteTokens");

        var error = Session.RunExpectingTermination("Watch-TastyMarketData SPY -WarningAction SilentlyContinue");

        Assert.Equal("TastyStreamTokenRefused", IdOf(error));
        Assert.Equal(ErrorCategory.AuthenticationError, error.CategoryInfo.Category);
        Assert.Contains("Connect-Tasty", error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_stream_that_could_never_be_opened_ends_with_the_http_status()
    {
        ConnectAt();
        Session.Run("(Get-TastySimulator).DxLink.Faults.Add([TastyPS.Simulator.WebSockets.Faults.SocketFault]::RefuseUpgrade(503, $null))");

        var result = Session.Run("Watch-TastyMarketData SPY -Duration 4 -Verbose");

        var error = Assert.Single(result.Errors);
        Assert.Equal("TastyStreamUpgradeFailed", IdOf(error));
        Assert.Contains("503", error.Exception.Message);
        Assert.EndsWith("(TastyStreamLost)", Assert.Single(result.Warnings));
        Assert.Contains(result.Verbose, text => text.StartsWith("Session 1 is still not connected", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(400, ErrorCategory.ConnectionError, "Test-TastyConnection")]
    [InlineData(403, ErrorCategory.PermissionDenied, "Connect-Tasty")]
    public void A_stream_that_is_refused_again_and_again_ends_by_itself(int status, ErrorCategory category, string advice)
    {
        ConnectAt();
        Session.Run("param($Status) (Get-TastySimulator).DxLink.Faults.Add([TastyPS.Simulator.WebSockets.Faults.SocketFault]::RefuseUpgrade($Status, $null))", new { Status = status });

        var error = Session.RunExpectingTermination("Watch-TastyMarketData SPY -WarningAction SilentlyContinue");

        Assert.Equal("TastyStreamUpgradeFailed", IdOf(error));
        Assert.Equal(category, error.CategoryInfo.Category);
        Assert.Contains($"HTTP {status}", error.Exception.Message);
        Assert.Contains(advice, error.ErrorDetails.RecommendedAction);
    }

    [Fact]
    public void A_time_may_be_longer_than_a_timer_can_count()
    {
        ConnectAt();

        var result = Session.Run("Watch-TastyMarketData SPY -Type Quote -Count 1 -Duration 60.00:00:00");

        Assert.Empty(result.Errors);
        Assert.Single(result.Output);
    }

    [Fact]
    public void A_service_that_is_gone_is_one_warning_and_an_error_of_the_stream_when_the_time_is_over()
    {
        ConnectAt();
        Session.Run("Get-TastySimulator | Stop-TastySimulator");

        foreach (var result in Enumerable.Range(0, 2).Select(_ => Session.Run("Watch-TastyMarketData SPY -Type Quote -Count 5 -Duration 5")))
        {
            var error = Assert.Single(result.Errors);
            Assert.Equal("TastyStreamUnavailable", IdOf(error));
            Assert.EndsWith("refused the connection (ConnectionRefused): nothing listens there.", error.Exception.Message);
            Assert.Contains("Test-TastyConnection", error.ErrorDetails.RecommendedAction);
            Assert.EndsWith("(TastyStreamLost)", Assert.Single(result.Warnings));
        }
    }

    [Fact]
    public async Task A_service_that_goes_under_an_open_stream_is_an_error_when_the_time_is_over()
    {
        ConnectAt();
        using var other = new Engine.EngineSession();
        using var running = Session.Start("Watch-TastyMarketData SPY -Type Quote -Count 1000 -Duration 4");

        await running.FirstOutput.WaitAsync(TestContext.Current.CancellationToken);
        other.Run("Get-TastySimulator | Stop-TastySimulator");
        var result = await running.FinishAsync(TestContext.Current.CancellationToken);

        Assert.StartsWith("TastyStream", IdOf(Assert.Single(result.Errors)));
        Assert.EndsWith("(TastyStreamLost)", Assert.Single(result.Warnings));
        Assert.DoesNotContain("Other", result.Warnings.Single());
    }

    [Fact]
    public void A_service_that_does_not_answer_before_the_time_is_over_is_told()
    {
        ConnectAt();
        Session.Run("(Get-TastySimulator).DxLink.Faults.Add([TastyPS.Simulator.WebSockets.Faults.SocketFault]::Silence())");

        Assert.Equal("TastyStreamTimedOut", IdOf(Assert.Single(Session.Run("Watch-TastyMarketData SPY -Duration 1").Errors)));
    }

    [Fact]
    public void What_stays_silent_is_named_and_is_no_error()
    {
        ConnectAt();

        var result = Session.Run("Watch-TastyMarketData SPX, NOSUCH, SPY -Type Quote, Trade -Duration 1.5 -SilenceAfter 0.2");

        Assert.Empty(result.Errors);
        var warning = Assert.Single(result.Warnings);
        Assert.Contains("Quote of SPX, NOSUCH; Trade of NOSUCH.", warning);
        Assert.EndsWith("(TastyStreamNoData)", warning);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-Since 2026-06-12T13:00:00Z ")]
    public void A_history_without_one_candle_has_brought_nothing(string since)
    {
        ConnectAt();

        Session.Run("Set-TastySimulator -Fault EmptyHistory");

        var result = Session.Run($"Watch-TastyMarketData SPY -Type Candle, Quote -Interval 1h {since}-Duration 1.5 -SilenceAfter 0.2");

        Assert.All(result.Output, one => Assert.EndsWith(".QuoteEvent", one.BaseObject.GetType().FullName));
        Assert.Empty(result.Errors);
        var warning = Assert.Single(result.Warnings);
        Assert.Contains("Candle of SPY{=1h}.", warning);
        Assert.EndsWith("(TastyStreamNoData)", warning);
    }

    [Theory]
    [InlineData("1mo")]
    [InlineData("1y")]
    [InlineData("1d")]
    [InlineData("10s")]
    [InlineData("1t")]
    public void The_candle_under_way_comes_whatever_its_length(string interval)
    {
        ConnectAt();

        Assert.NotEmpty(Session.Run($"Watch-TastyMarketData SPY -Type Candle -Interval {interval} -Count 1 -Duration 5").Output);
    }

    [Fact]
    public void A_kind_that_tokens_are_not_entitled_to_is_told_as_such()
    {
        ConnectAt();

        Assert.Contains("not entitled to Order.", Assert.Single(Session.Run("Watch-TastyMarketData SPY -Type Order -Duration 1.5 -SilenceAfter 0.2").Warnings));
    }

    [Fact]
    public void A_closed_market_gives_the_last_known_values_and_one_warning()
    {
        ConnectAt("2026-06-13T15:30:00Z");

        var result = Session.Run("Watch-TastyMarketData SPY, AAPL -Count 4");

        Assert.Equal(4, result.Output.Count);
        var warning = Assert.Single(result.Warnings);
        Assert.StartsWith("The market is closed. The values are the last known ones, of 2026-06-12;", warning);
        Assert.EndsWith("(TastyMarketClosed)", warning);
    }

    [Fact]
    public void Coins_know_no_closed_market()
    {
        ConnectAt("2026-06-13T15:30:00Z");

        Assert.Empty(Session.Run("Watch-TastyMarketData BTC/USD -Count 1").Warnings);
    }

    [Fact]
    public void Delayed_values_are_told()
    {
        Session.Run("param($At) Start-TastySimulator -At $At -Sandbox | Connect-Tasty", new { At = OpenMarket });

        Assert.EndsWith("(TastyStreamDelayed)", Assert.Single(Session.Run("Watch-TastyMarketData SPY -Type Quote -Count 1").Warnings));
    }

    [Fact]
    public void Candles_of_a_time_come_newest_first_and_the_end_of_their_history_is_no_candle()
    {
        ConnectAt();

        var times = Texts("Watch-TastyMarketData SPY -Type Candle -Interval 1h -Since 2026-06-12T13:00:00Z -Duration 1 | ForEach-Object { \"$($_.Time.UtcDateTime.Hour) $($null -ne $_.Close)\" }");

        Assert.Equal(["15 True", "14 True", "13 True"], times);
    }

    [Theory]
    [InlineData("-Duration 0", "TastyTimeInvalid")]
    [InlineData("-Duration -1", "TastyTimeInvalid")]
    [InlineData("-AggregationPeriod -1", "TastyTimeInvalid")]
    public void A_time_that_makes_no_sense_is_refused(string argument, string id)
    {
        ConnectAt();

        Assert.Equal(id, IdOf(Session.RunExpectingTermination($"Watch-TastyMarketData SPY {argument}")));
    }

    [Theory]
    [InlineData("-Duration 0.5")]
    [InlineData("-Duration '0.5'")]
    [InlineData("-Duration 00:00:00.5")]
    [InlineData("-Duration ([timespan]::FromSeconds(0.5))")]
    public void A_time_is_seconds_or_a_span(string argument)
    {
        ConnectAt();

        Assert.Single(Session.Run($"Watch-TastyMarketData SPY -Type Quote {argument}").Output);
    }

    [Fact]
    public void The_connection_counts_what_its_streams_have_done()
    {
        ConnectAt();
        Session.Run("Watch-TastyMarketData SPY -Type Quote -Count 1; Watch-TastyMarketData SPY -Type Trade -Count 1");

        Assert.Equal(["2 received, 0 conflated, 0 dropped, 0 reconnects"], Texts("\"$((Get-TastyConnection).Stream)\""));
    }

    [Fact]
    public void Kinds_of_event_complete() =>
        Assert.Contains("Greeks", Session.Complete("Watch-TastyMarketData SPY -Type Gr").Select(match => match.CompletionText));

    private static string Text(PSObject item, params string[] names) => string.Join(" ", names.Select(name => LanguagePrimitives.ConvertTo<string>(item.Properties[name].Value)));
}
