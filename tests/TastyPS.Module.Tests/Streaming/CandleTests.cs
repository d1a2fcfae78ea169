using TastyPS.Module.Tests.Sessions;

namespace TastyPS.Module.Tests.Streaming;

/// <summary>The past as candles. Now is Friday, 12 June 2026, half past eleven in New York.</summary>
public sealed class CandleTests : ModuleTest
{
    public CandleTests() => ConnectAt();

    [Fact]
    public void Candles_are_ascending_and_one_for_each_trading_day()
    {
        Assert.Equal(
            ["2026-06-04", "2026-06-05", "2026-06-08", "2026-06-09", "2026-06-10", "2026-06-11", "2026-06-12"],
            Texts("Get-TastyCandle SPY 1d -Since 2026-06-04 | ForEach-Object { $_.Time.ToString('yyyy-MM-dd') }"));
    }

    [Fact]
    public void The_day_that_was_typed_counts_in_every_time_zone()
    {
        Assert.Equal(
            ["2026-06-10", "2026-06-11"],
            Texts("Get-TastyCandle SPY 1d -Since ([DateTimeOffset]'2026-06-10T00:00:00-07:00') -Until ([DateTimeOffset]'2026-06-11T00:00:00+09:00') | ForEach-Object { $_.Time.ToString('yyyy-MM-dd') }"));
    }

    [Fact]
    public void Hours_lie_between_the_instants_that_were_given()
    {
        Assert.Equal(
            ["14:00", "15:00", "16:00"],
            Texts("Get-TastyCandle SPY 1h -Since 2026-06-11T14:00:00Z -Until 2026-06-11T16:00:00Z | ForEach-Object { $_.Time.ToString('HH:mm') }"));
    }

    [Fact]
    public void A_candle_names_its_instrument_and_its_length() =>
        Assert.Equal(["BRK/B BRK/B 4h"], Texts("Get-TastyCandle brk/b 4h -Since 2026-06-11 -Until 2026-06-12 | ForEach-Object { \"$($_.Symbol) $($_.StreamerSymbol) $($_.Interval)\" }").Distinct());

    [Fact]
    public void Low_and_high_hold_open_and_close()
    {
        var wrong = Texts("Get-TastyCandle SPY, SPX, /ESU6, BTC/USD 1h -Since 2026-06-10 | Where-Object { $_.Low -gt $_.Open -or $_.Low -gt $_.Close -or $_.High -lt $_.Open -or $_.High -lt $_.Close }");

        Assert.Empty(wrong);
    }

    [Fact]
    public void Several_symbols_come_together_each_in_one_piece()
    {
        var symbols = Texts("'SPY', 'QQQ', '/ESU6', 'BTC/USD' | Get-TastyCandle -Interval 1d -Since 2026-06-08 | ForEach-Object Symbol");

        Assert.Equal(["/ESU6", "BTC/USD", "QQQ", "SPY"], symbols.Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(3, symbols.Zip(symbols.Skip(1)).Count(pair => pair.First != pair.Second));
    }

    [Fact]
    public void A_history_without_a_candle_is_told()
    {
        Session.Run("Set-TastySimulator -Fault EmptyHistory");

        var result = Session.Run("Get-TastyCandle SPY 1d -Since 2026-06-04");

        Assert.Empty(result.Output);
        Assert.Empty(result.Errors);
        Assert.Equal(["SPY: there are no candles in that time. (TastyNoCandles)"], result.Warnings);
    }

    [Fact]
    public void A_history_that_the_service_cut_is_told()
    {
        Session.Run("Set-TastySimulator -Fault CutHistory");

        var result = Session.Run("Get-TastyCandle SPY 1d -Since 2026-05-01");

        Assert.Equal(10, result.Output.Count);
        Assert.EndsWith("(TastyCandleHistoryCut)", Assert.Single(result.Warnings));
    }

    [Fact]
    public void A_symbol_that_the_streamer_does_not_know_is_an_error_of_its_own()
    {
        var result = Session.Run("Get-TastyCandle NOSUCH, SPY 1d -Since 2026-06-11 -TimeoutSeconds 1");

        var error = Assert.Single(result.Errors);
        Assert.Equal("TastyTimedOut", IdOf(error));
        Assert.Equal("NOSUCH", error.TargetObject);
        Assert.Equal(2, result.Output.Count);
    }

    [Fact]
    public void A_stream_that_cannot_be_opened_is_told_with_its_status()
    {
        Session.Run("(Get-TastySimulator).DxLink.Faults.Add([TastyPS.Simulator.WebSockets.Faults.SocketFault]::RefuseUpgrade(503, $null))");

        var error = Assert.Single(Session.Run("Get-TastyCandle SPY 1d -Since 2026-06-11 -TimeoutSeconds 2 -WarningAction SilentlyContinue").Errors);

        Assert.Equal("TastyStreamUpgradeFailed", IdOf(error));
        Assert.Contains("503", error.Exception.Message);
    }

    [Theory]
    [InlineData("-Since 2026-06-11 -Until 2026-06-10")]
    [InlineData("-Since 2026-06-20")]
    public void Times_that_leave_nothing_are_refused(string times) =>
        Assert.Equal("TastyTimeInvalid", IdOf(Session.RunExpectingTermination($"Get-TastyCandle SPY 1d {times}")));

    [Theory]
    [InlineData("5q")]
    [InlineData("0m")]
    [InlineData("5M")]
    [InlineData("-5m")]
    [InlineData("''")]
    public void An_interval_that_is_none_is_refused(string interval) =>
        Assert.Equal("ParameterArgumentTransformationError", Session.RunExpectingTermination($"Get-TastyCandle SPY -Interval {interval} -Since 2026-06-10").FullyQualifiedErrorId.Split(',')[0].Replace("CannotConvertArgumentNoMessage", "ParameterArgumentTransformationError", StringComparison.Ordinal));

    [Fact]
    public void An_interval_may_be_a_span() =>
        Assert.Equal(["30m"], Texts("Get-TastyCandle SPY ([timespan]'00:30:00') -Since 2026-06-11T14:00:00Z -Until 2026-06-11T15:00:00Z | ForEach-Object Interval").Distinct());

    [Theory]
    [InlineData("SPY")]
    [InlineData("/ESU6")]
    public void Candles_of_the_mark_lie_between_those_of_bid_and_ask(string symbol)
    {
        var closes = Texts($"foreach ($type in 'Bid', 'Mark', 'Ask') {{ Get-TastyCandle {symbol} 1h -Since 2026-06-12T14:00:00Z -Until 2026-06-12T14:00:00Z -PriceType $type | ForEach-Object Close }}")
            .Select(text => decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(3, closes.Count);
        Assert.True(closes[0] < closes[2]);
        Assert.Equal((closes[0] + closes[2]) / 2, closes[1]);
    }

    [Fact]
    public void A_future_is_settled_once_a_day_and_nothing_is_missing_between()
    {
        var result = Session.Run("Get-TastyCandle /ESU6 1m -Since 2026-06-10T00:00:00Z -PriceType Settlement");

        // The sessions of 10 and 11 June; that of 12 June is under way.
        Assert.Equal(2, result.Output.Count);
        Assert.Empty(result.Warnings);
    }

    [Theory]
    [InlineData("1s", 60)]
    [InlineData("15s", 4)]
    public void Seconds_are_candles_too(string interval, int candles) =>
        Assert.Equal(candles, Texts($"Get-TastyCandle SPY {interval} -Since 2026-06-12T15:00:00Z -Until 2026-06-12T15:00:59Z | ForEach-Object Close").Length);

    [Theory]
    [InlineData("1t")]
    [InlineData("50t")]
    public void Trades_are_counted_into_candles(string interval)
    {
        var result = Session.Run($"Get-TastyCandle SPY {interval} -Since 2026-06-12T15:00:00Z -Until 2026-06-12T15:00:59Z");

        Assert.Empty(result.Errors);
        Assert.Empty(result.Warnings);
        Assert.True(result.Output.Count > 5);
        Assert.All(result.Output, candle => Assert.Equal(interval, $"{candle.Properties["Count"].Value}t"));
    }

    [Theory]
    [InlineData("100000v")]
    [InlineData("1p")]
    [InlineData("1o")]
    public void Volume_points_and_months_of_options_are_lengths_as_well(string interval)
    {
        var result = Session.Run($"Get-TastyCandle SPX, SPY {interval} -Since 2026-04-18");

        Assert.Empty(result.Errors);
        Assert.Contains(result.Output, candle => candle.Properties["Symbol"].Value is "SPY");
    }

    [Fact]
    public void Intervals_complete() =>
        Assert.Equal(["15m", "1m", "1mo"], Session.Complete("Get-TastyCandle SPY -Interval 1").Select(match => match.CompletionText).Where(text => text.Contains('m', StringComparison.Ordinal)).Order(StringComparer.Ordinal));
}
