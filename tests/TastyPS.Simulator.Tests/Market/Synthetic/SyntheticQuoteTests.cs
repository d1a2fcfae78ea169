using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Synthetic;

namespace TastyPS.Simulator.Tests.Market.Synthetic;

public class SyntheticQuoteTests
{
    private readonly SyntheticMarket _market = Markets.At(2026, 11, 20, 11, 0);

    public static TheoryData<string> Optionable => ["AAPL", "BRK/B", "F", "NDX", "QQQ", "RUT", "SPX", "SPY", "TSLA", "VIX", "XSP"];

    [Theory]
    [MemberData(nameof(Optionable))]
    public void Quotes_do_not_cross_and_hold_the_models_price_between_them(string symbol)
    {
        foreach (var option in _market.Options(symbol))
        {
            var quotation = _market.QuoteOf(option);
            Assert.True((quotation.Bid ?? 0) < quotation.Ask, option.Symbol);
            Assert.InRange(quotation.TheoreticalPrice!.Value, (double)(quotation.Bid ?? 0) - 1e-9, (double)quotation.Ask!.Value + 1e-9);
        }
    }

    [Theory]
    [MemberData(nameof(Optionable))]
    public void Every_price_is_on_tick(string symbol)
    {
        var ticks = _market.Listing(symbol).OptionTickSizes;
        foreach (var option in _market.Options(symbol))
        {
            var quotation = _market.QuoteOf(option);
            foreach (var price in new[] { quotation.Bid, quotation.Ask, quotation.Last, quotation.Open, quotation.High, quotation.Low, quotation.PreviousClose })
            {
                if (price is not { } value)
                    continue;
                var tick = ticks.First(size => size.Threshold is null || size.Threshold > value).Value;
                Assert.True(value > 0 && value % tick == 0, FormattableString.Invariant($"{option.Symbol} {value}"));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Optionable))]
    public void No_vertical_can_be_bought_for_nothing_or_sold_for_more_than_its_width(string symbol)
    {
        foreach (var series in _market.SeriesOf(symbol))
        {
            for (var i = 1; i < series.Strikes.Count; i++)
            {
                var (lower, upper) = (series.Strikes[i - 1], series.Strikes[i]);
                var width = upper.Price - lower.Price;
                RequireNoArbitrage(_market.QuoteOf(lower.Call), _market.QuoteOf(upper.Call), width, upper.Call.Symbol);
                RequireNoArbitrage(_market.QuoteOf(upper.Put), _market.QuoteOf(lower.Put), width, upper.Put.Symbol);
            }
        }

        static void RequireNoArbitrage(Quotation dearer, Quotation cheaper, decimal width, string where)
        {
            Assert.True(dearer.Ask >= (cheaper.Bid ?? 0), where);
            Assert.True((dearer.Bid ?? 0) - cheaper.Ask <= width, where);
        }
    }

    [Fact]
    public void Ticks_are_the_exchanges_own()
    {
        Assert.Equal([new TickSize(0.05m, 3m), new TickSize(0.1m, null)], _market.Listing("SPX").OptionTickSizes);
        Assert.Equal([new TickSize(0.01m, 3m), new TickSize(0.05m, null)], _market.Listing("AAPL").OptionTickSizes); // recorded
        Assert.Equal([new TickSize(0.01m, null)], _market.Listing("SPY").OptionTickSizes); // recorded
    }

    [Fact]
    public void Nobody_bids_for_what_is_worth_less_than_half_a_tick_and_one_tick_is_asked()
    {
        var worthless = _market.Options("SPX").Select(_market.QuoteOf).Where(quotation => quotation.TheoreticalPrice < 0.025).ToList();

        Assert.NotEmpty(worthless);
        Assert.All(worthless, quotation => Assert.Equal((null, null, 0.05m), (quotation.Bid, quotation.BidSize, quotation.Ask)));
    }

    [Fact]
    public void An_option_that_never_traded_has_no_trade_and_no_open_interest()
    {
        var idle = _market.Options("SPX").Select(_market.QuoteOf).Where(quotation => quotation.Last is null).ToList();

        Assert.NotEmpty(idle);
        Assert.All(idle, quotation => Assert.Equal(
            (null, null, null, null, null, null, 0L),
            (quotation.LastTime, quotation.Volume, quotation.Open, quotation.High, quotation.Low, quotation.PreviousClose, quotation.OpenInterest)));
    }

    [Fact]
    public void The_days_range_holds_its_first_and_its_last_price()
    {
        var traded = _market.Options("SPX").Select(_market.QuoteOf).Where(quotation => quotation.Volume > 0).ToList();

        Assert.NotEmpty(traded);
        Assert.All(traded, quotation =>
        {
            Assert.InRange(quotation.Open!.Value, quotation.Low!.Value, quotation.High!.Value);
            Assert.InRange(quotation.Last!.Value, quotation.Low!.Value, quotation.High!.Value);
            Assert.InRange(quotation.LastTime!.Value, quotation.UpdatedAt.AddMinutes(-90), quotation.UpdatedAt);
        });
    }

    [Fact]
    public void An_option_that_did_not_trade_today_shows_a_trade_of_an_earlier_day_and_no_range()
    {
        var quiet = _market.Options("SPX").Select(_market.QuoteOf).Where(quotation => quotation.Last is not null && quotation.Volume == 0).ToList();

        Assert.NotEmpty(quiet);
        Assert.All(quiet, quotation =>
        {
            Assert.True(quotation.LastTime < new DateTimeOffset(2026, 11, 20, 0, 0, 0, TimeSpan.FromHours(-5)));
            Assert.Equal((null, null, null), (quotation.Open, quotation.High, quotation.Low));
        });
    }

    [Fact]
    public void Spreads_widen_with_the_distance_the_time_and_the_price()
    {
        var spot = _market.QuoteOf(_market.Listing("SPX")).Last!.Value;
        decimal Spread(string root, DateTime expiration, decimal moneyness)
        {
            var series = _market.SeriesOf("SPX").Single(one => one.Root == root && one.Expiration == expiration);
            var quotation = _market.QuoteOf(series.Strikes.MinBy(strike => Math.Abs(strike.Price - moneyness * spot))!.Call);
            return quotation.Ask!.Value - quotation.Bid!.Value;
        }

        var near = Spread("SPXW", new DateTime(2026, 11, 23), 1);
        Assert.True(Spread("SPX", new DateTime(2027, 12, 17), 1) > near);
        Assert.True(Spread("SPXW", new DateTime(2026, 11, 23), 0.6m) > near);
    }

    [Fact]
    public void Open_interest_gathers_near_the_money_at_round_strikes_and_in_monthlies()
    {
        var spot = _market.QuoteOf(_market.Listing("SPX")).Last!.Value;
        double Average(Func<OptionListing, bool> which) =>
            _market.Options("SPX").Where(option => option.Series.Expiration < new DateTime(2027, 1, 16) && which(option)).Average(option => (double)_market.QuoteOf(option).OpenInterest!);

        Assert.True(Average(option => Math.Abs(option.Strike / spot - 1) < 0.03m) > 2 * Average(option => Math.Abs(option.Strike / spot - 1) > 0.15m));
        Assert.True(Average(option => option.Strike % 100 == 0) > Average(option => option.Strike % 25 != 0));
        Assert.True(Average(option => option.Series.Root == "SPX") > Average(option => option.Series.Root == "SPXW"));
    }

    [Theory]
    [InlineData(9, 29)] // the last minute of the morning's series, quoted at the close before
    [InlineData(15, 59)] // the last minute of the evening's
    public void Values_stay_whole_to_the_last_minute(int hour, int minute)
    {
        var market = Markets.At(2026, 11, 20, hour, minute);
        var expiring = market.SeriesOf("SPX").Where(series => series.Expiration == new DateTime(2026, 11, 20)).SelectMany(series => series.Options()).ToList();

        Assert.NotEmpty(expiring);
        Assert.All(expiring.Select(market.QuoteOf), quotation =>
        {
            Assert.True(quotation.Ask > (quotation.Bid ?? 0));
            Assert.InRange(quotation.ImpliedVolatility!.Value, 0.01, 20);
            Assert.InRange(Math.Abs(quotation.Delta!.Value), 0, 1);
            Assert.True(double.IsFinite(quotation.Gamma!.Value) && double.IsFinite(quotation.Theta!.Value));
        });
    }

    [Fact]
    public void Put_and_call_agree_on_the_forward()
    {
        // Put-call parity of European options, with the market's rate of 4 % and SPX's yield of 1.3 %.
        var last = (double)_market.QuoteOf(_market.Listing("SPX")).Last!.Value;
        var series = _market.SeriesOf("SPX").Single(one => one.Expiration == new DateTime(2027, 9, 17));
        var years = (series.ExpiresAt - _market.QuoteTime).TotalDays / 365;
        foreach (var strike in series.Strikes)
        {
            var difference = _market.QuoteOf(strike.Call).TheoreticalPrice - _market.QuoteOf(strike.Put).TheoreticalPrice;
            Assert.Equal(last * Math.Exp(-0.013 * years) - (double)strike.Price * Math.Exp(-0.04 * years), difference!.Value, 0.01);
        }
    }

    [Fact]
    public void An_index_that_nobody_quotes_has_no_bid_and_an_American_option_is_worth_its_exercise()
    {
        var vix = _market.QuoteOf(_market.Listing("VIX"));
        Assert.Equal((null, null), (vix.Bid, vix.Ask));
        Assert.InRange(vix.Last!.Value, 9, 32);

        var spot = (double)_market.QuoteOf(_market.Listing("SPY")).Last!.Value;
        Assert.All(
            _market.Options("SPY").Where(option => option.Symbol[12] == 'P'),
            put => Assert.True(_market.QuoteOf(put).TheoreticalPrice >= (double)put.Strike - spot - 0.01, put.Symbol));
    }

    [Fact]
    public void A_share_has_a_market_around_its_last_price()
    {
        foreach (var listing in _market.Listings.Where(listing => !listing.IsIndex))
        {
            var quotation = _market.QuoteOf(listing);
            Assert.True(quotation.Bid <= quotation.Last && quotation.Last <= quotation.Ask && quotation.Bid < quotation.Ask, listing.Symbol);
            Assert.InRange(quotation.Last!.Value, quotation.Low!.Value, quotation.High!.Value);
            Assert.InRange(quotation.Open!.Value, quotation.Low!.Value, quotation.High!.Value);
            Assert.True(quotation.Volume > 0 && quotation.PreviousClose > 0, listing.Symbol);
        }
    }
}
