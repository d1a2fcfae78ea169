using Microsoft.Extensions.Time.Testing;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Synthetic;
using TastyPS.Simulator.Tests.Market.Synthetic;

namespace TastyPS.Simulator.Tests.Market.Futures;

public class FutureQuoteTests
{
    private readonly SyntheticMarket _market = Markets.At(2026, 11, 20, 11, 0);

    public static TheoryData<string> Codes => ["CL", "ES", "GC", "MES", "MGC", "MNQ", "NQ", "ZN"];

    [Theory]
    [MemberData(nameof(Codes))]
    public void Futures_are_on_tick_and_their_last_price_lies_in_their_quote(string code)
    {
        foreach (var contract in _market.Contracts(code))
        {
            var quotation = _market.Futures!.QuoteOf(contract);
            Assert.True(quotation.Bid < quotation.Ask, contract.Symbol);
            Assert.InRange(quotation.Last!.Value, quotation.Bid!.Value, quotation.Ask!.Value);
            Assert.InRange(quotation.Last.Value, quotation.Low!.Value, quotation.High!.Value);
            foreach (var price in new[] { quotation.Bid, quotation.Ask, quotation.Last, quotation.Open, quotation.High, quotation.Low, quotation.PreviousClose })
                Assert.True(price > 0 && price % contract.Product.TickSize == 0, contract.Symbol);
            Assert.True(quotation.Volume > 0 && quotation.OpenInterest > 0);
        }
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Options_are_on_tick_above_nothing_and_hold_the_models_price(string code)
    {
        foreach (var option in _market.FutureOptions(code))
        {
            var quotation = _market.Futures!.QuoteOf(option);
            var ticks = _market.Contracts(code)[0].Product.OptionTickSizes;
            Assert.True((quotation.Bid ?? 0) < quotation.Ask, option.Symbol);
            Assert.InRange(quotation.TheoreticalPrice!.Value, (double)(quotation.Bid ?? 0) - 1e-9, (double)quotation.Ask!.Value + 1e-9);
            foreach (var price in new[] { quotation.Bid, quotation.Ask, quotation.Last, quotation.Open, quotation.High, quotation.Low, quotation.PreviousClose })
            {
                if (price is { } value)
                    Assert.True(value > 0 && value % ticks.First(size => size.Threshold is null || size.Threshold > value).Value == 0, FormattableString.Invariant($"{option.Symbol} {value}"));
            }
        }
    }

    // Black-76: C − P = e^(−rT)(F − K). Exercise before expiry is worth something only where the European price falls below what it
    // brings; with both above it, parity is exact.
    [Theory]
    [MemberData(nameof(Codes))]
    public void A_call_less_a_put_is_the_future_less_the_strike_discounted(string code)
    {
        const double rate = 0.04;
        var checkedPairs = 0;
        foreach (var series in _market.Futures!.SeriesOf(_market.Contracts(code)[0].Product))
        {
            var future = _market.Futures.QuoteOf(series.Future);
            var years = (series.ExpiresAt - future.UpdatedAt).TotalDays / 365;
            foreach (var strike in series.Strikes)
            {
                var (call, put) = (_market.Futures.QuoteOf(strike.Call), _market.Futures.QuoteOf(strike.Put));
                if (call.Gamma == 0 || put.Gamma == 0)
                    continue;
                // The future is known to half a tick.
                var parity = Math.Exp(-rate * years) * (double)(future.Last!.Value - strike.Price);
                Assert.Equal(parity, call.TheoreticalPrice!.Value - put.TheoreticalPrice!.Value, (double)series.Future.Product.TickSize / 2 + 1e-6);
                checkedPairs++;
            }
        }

        Assert.True(checkedPairs > 100);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_option_is_worth_at_least_what_exercise_brings(string code)
    {
        foreach (var series in _market.Futures!.SeriesOf(_market.Contracts(code)[0].Product))
        {
            var future = (double)_market.Futures.QuoteOf(series.Future).Last!.Value;
            var half = (double)series.Future.Product.TickSize / 2 + 1e-9;
            foreach (var strike in series.Strikes)
            {
                Assert.True(_market.Futures.QuoteOf(strike.Call).TheoreticalPrice >= future - (double)strike.Price - half, strike.Call.Symbol);
                Assert.True(_market.Futures.QuoteOf(strike.Put).TheoreticalPrice >= (double)strike.Price - future - half, strike.Put.Symbol);
            }
        }
    }

    [Fact]
    public void An_index_future_is_its_index_with_carry_and_its_micro_costs_the_same()
    {
        var spot = (double)_market.QuoteOf(_market.Listing("SPX")).Last!.Value;
        var contract = _market.Contracts("ES")[0];
        var future = (double)_market.Futures!.QuoteOf(contract).Last!.Value;
        var micro = _market.Futures.QuoteOf(_market.Contracts("MES")[0]).Last;

        // 28 days at 4 % less 1.2 % dividends are 0.21 %.
        Assert.Equal(spot * 1.00214, future, 0.5);
        Assert.Equal(_market.Futures.QuoteOf(contract).Last, micro);
    }

    [Theory]
    [InlineData(22, 12, 20, 17, 20)] // Sunday noon: Friday's close
    [InlineData(22, 19, 22, 19, 23)] // Sunday evening: Monday has begun
    [InlineData(23, 3, 23, 3, 23)]
    [InlineData(23, 17, 23, 17, 23)] // the hour between sessions
    public void Futures_trade_from_evening_to_afternoon(int day, int hour, int quoteDay, int quoteHour, int tradingDay)
    {
        var market = Markets.At(2026, 11, day, hour, 30);
        var quotation = market.Futures!.QuoteOf(market.Contracts("ES")[0]);
        var minute = quoteHour == 17 ? 0 : 30;

        Assert.Equal(TastyPS.Analytics.Calendar.NewYorkTime.At(new DateTime(2026, 11, quoteDay), new TimeSpan(quoteHour, minute, 0)), quotation.UpdatedAt);
        Assert.Equal(new DateTime(2026, 11, tradingDay), quotation.SummaryDate);
    }

    [Fact]
    public void Crypto_trades_on_a_Sunday_night()
    {
        var market = Markets.At(2026, 11, 22, 3, 0);
        Assert.True(market.TryResolveStreamer("BTC/USD:CXTALP", out var bitcoin));
        var quotation = market.QuoteOf(bitcoin);

        Assert.Equal((StreamedKind.Cryptocurrency, "BTC/USD"), (bitcoin.Kind, bitcoin.Symbol));
        Assert.Equal(market.Clock.GetUtcNow(), quotation.UpdatedAt);
        Assert.Equal(new DateTime(2026, 11, 22), quotation.SummaryDate);
        Assert.True(quotation.Bid < quotation.Ask && quotation.Bid > 10000);
    }

    [Fact]
    public void An_option_that_somebody_still_watches_is_worth_its_exercise_after_expiry()
    {
        var clock = new FakeTimeProvider(TastyPS.Analytics.Calendar.NewYorkTime.At(new DateTime(2026, 11, 20), new TimeSpan(11, 0, 0)));
        var market = new SyntheticMarket(1, clock);
        var series = market.Futures!.SeriesOf(market.Contracts("ES")[0].Product)[0];
        var call = series.Strikes[0].Call;
        clock.SetUtcNow(series.ExpiresAt.AddMinutes(1));

        Assert.False(market.Futures.TryGetOption(call.Symbol, out _));
        var future = (double)market.Futures.QuoteOf(series.Future).Last!.Value;
        Assert.Equal(future - (double)call.Strike, market.Futures.QuoteOf(call).TheoreticalPrice!.Value, 0.2);
    }
}
