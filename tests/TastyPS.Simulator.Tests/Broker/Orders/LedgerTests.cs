using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Broker.Orders;
using TastyPS.Simulator.Market;
using static TastyPS.Simulator.Tests.Broker.Orders.TradingDay;

namespace TastyPS.Simulator.Tests.Broker.Orders;

public class LedgerTests
{
    [Fact]
    public void Opening_averages_the_price_and_closing_keeps_it()
    {
        using var day = new TradingDay();
        day.Place(AtMarket());
        day.Market.Script.SetPrice("QQQ", 410m, 410.20m, 410.1m);
        day.Place(AtMarket(quantity: 30));

        // (10 × 400.10 + 30 × 410.20) ÷ 40
        Assert.Equal(407.675m, day.Held("QQQ")!.AverageOpenPrice);
        day.Place(AtMarket(OrderAction.SellToClose, 15));
        var held = day.Held("QQQ")!;
        Assert.Equal((25m, 407.675m, 15 * (410m - 407.675m)), (held.Quantity, held.AverageOpenPrice, held.RealizedToday));
    }

    [Fact]
    public void A_fill_is_told_as_an_order_then_a_balance_then_a_position()
    {
        using var day = new TradingDay();

        day.Place(AtMarket());

        Assert.Equal(
            ["Routed", "Live", nameof(BalanceChanged), nameof(PositionChanged), "Filled"],
            day.Changes.Select(change => change is OrderChanged { Order: var order } ? order.Status.ToString() : change.GetType().Name));
    }

    [Fact]
    public void A_position_that_was_closed_is_told_with_quantity_zero()
    {
        using var day = new TradingDay();
        day.Place(AtMarket());

        day.Place(AtMarket(OrderAction.SellToClose));

        Assert.Equal(0m, day.Changes.OfType<PositionChanged>().Last().Position.Quantity);
    }

    [Fact]
    public void Each_fill_is_a_trade_with_its_fees()
    {
        using var day = new TradingDay();
        var calls = day.Calls();
        var cash = day.Cash;

        var order = day.Place(Limit(2.10m, symbol: calls[0], quantity: 1));

        var trade = day.Portfolio.Ledger.Transactions[^1];
        Assert.Equal((TransactionType.Trade, "Buy to Open", order.Id), (trade.Type, trade.SubType, trade.OrderId));
        Assert.Equal((-210m, 1m, 0.1m, 0.02m, -211.12m), (trade.Value, trade.Fees.Commission, trade.Fees.Clearing, trade.Fees.Regulatory, trade.NetValue));
        Assert.Equal(cash - 211.12m, day.Cash);
    }

    [Fact]
    public void The_cash_is_the_sum_of_all_transactions_from_the_deposit_on()
    {
        using var day = new TradingDay();
        day.Place(AtMarket());

        var transactions = day.Portfolio.Ledger.Transactions;

        Assert.Equal((TransactionType.MoneyMovement, "Deposit", 400_000m), (transactions[0].Type, transactions[0].SubType, transactions[0].Value));
        Assert.Equal(day.Cash, transactions.Sum(transaction => transaction.NetValue));
    }

    [Fact]
    public void A_future_costs_its_fees_and_pays_its_gain_when_it_is_closed()
    {
        using var day = new TradingDay();
        var future = day.Market.Futures!.ContractsOf(day.Market.Futures.Products.Single(product => product.Code == "MES"))[0].Symbol;
        day.Market.Script.SetPrice(future, 6000m, 6000.25m, 6000.25m);
        var cash = day.Cash;
        day.Place(AtMarket(OrderAction.Buy, 2, future));
        Assert.Equal(cash - 2 * 2.85m, day.Cash);

        day.Market.Script.SetPrice(future, 6010.25m, 6010.5m, 6010.25m);
        Assert.Equal(100m, day.Held(future)!.MarketValue);
        day.Place(AtMarket(OrderAction.Sell, 2, future));

        Assert.Equal(cash + 2 * 5 * 10m - 4 * 2.85m, day.Cash);
    }

    [Fact]
    public void A_future_that_is_closed_in_parts_pays_the_same_to_the_cent()
    {
        using var day = new TradingDay();
        var future = day.Market.Futures!.ContractsOf(day.Market.Futures.Products.Single(product => product.Code == "MES"))[0].Symbol;
        void Trade(decimal price, OrderAction action, decimal quantity)
        {
            day.Market.Script.SetPrice(future, price, price, price);
            day.Place(AtMarket(action, quantity, future));
        }
        var cash = day.Cash;

        Trade(6000.25m, OrderAction.Buy, 1);
        Trade(6000.5m, OrderAction.Buy, 2);
        for (var sale = 0; sale < 3; sale++) Trade(6001m, OrderAction.Sell, 1);

        // 5 × (3 × 6001 − 6000.25 − 2 × 6000.5), where a third of the cost has no end; and six fees.
        Assert.Equal(cash + 8.75m - 6 * 2.85m, day.Cash);
    }

    [Fact]
    public void What_is_left_of_a_position_counts_the_day_and_the_year_from_where_it_was_opened()
    {
        using var day = new TradingDay();
        var older = day.Held("SPY")!.Quantity;
        day.Market.Script.SetPrice("SPY", 900m, 900m, 900m);
        day.Place(AtMarket(quantity: 100, symbol: "SPY"));
        day.Place(AtMarket(OrderAction.SellToClose, older, "SPY"));

        var left = day.Held("SPY")!;

        Assert.Equal((100m, 900m, 900m), (left.Quantity, left.DailyBasis, left.YearlyBasis));
    }

    [Fact]
    public void Coins_are_bought_in_fractions_at_any_hour()
    {
        using var day = new TradingDay(hour: 22);
        day.Market.Script.SetPrice("BTC/USD", 999m, 1000m, 999.5m);
        var cash = day.Cash;

        day.Place(AtMarket(quantity: 0.25m, symbol: "BTC/USD") with { TimeInForce = TimeInForce.Ioc });

        Assert.Equal((0.25m, cash - 250m - 2.5m), (day.Held("BTC/USD")!.Quantity, day.Cash));
    }

    [Fact]
    public void An_option_on_a_future_costs_its_premium_in_dollars_of_the_future()
    {
        using var day = new TradingDay();
        var product = day.Market.Futures!.Products.Single(product => product.Code == "ES");
        var option = day.Market.Futures.SeriesOf(product)[3].Strikes[0].Call.Symbol;
        day.Market.Script.SetPrice(option, 10m, 10.5m, 10.25m);
        var cash = day.Cash;

        day.Place(Limit(10.5m, symbol: option, quantity: 1));

        Assert.Equal(cash - 50 * 10.5m - 3.42m, day.Cash);
    }

    [Fact]
    public void A_worthless_option_is_removed_for_nothing()
    {
        using var day = new TradingDay();
        var (_, far) = Weekly(day);
        day.Market.Script.SetPrice(far, 0.05m, 0.10m, 0.05m);
        day.Place(Limit(0.10m, symbol: far, quantity: 1));
        var cash = day.Cash;

        day.Clock.Set(At(7, 16, 30));

        Assert.Null(day.Held(far));
        var removal = day.Portfolio.Ledger.Transactions[^1];
        Assert.Equal((TransactionType.ReceiveDeliver, "Expiration", 0m), (removal.Type, removal.SubType, removal.Value));
        Assert.Equal(cash, day.Cash);
    }

    [Fact]
    public void An_expiry_is_told_though_nobody_asks()
    {
        using var day = new TradingDay();
        var (_, far) = Weekly(day);
        day.Market.Script.SetPrice(far, 0.05m, 0.10m, 0.05m);
        day.Place(Limit(0.10m, symbol: far, quantity: 1));
        day.Clock.Set(At(7, 16, 0));
        day.Changes.Clear();

        day.RealTime.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal((far, 0m), day.Changes.OfType<PositionChanged>().Select(change => (change.Position.Instrument.Symbol, change.Position.Quantity)).Single());
        Assert.Contains(day.Changes, change => change is BalanceChanged);
    }

    [Fact]
    public void What_expired_some_days_ago_is_told_with_quantity_zero()
    {
        using var day = new TradingDay();
        var (_, far) = Weekly(day);
        day.Market.Script.SetPrice(far, 0.05m, 0.10m, 0.05m);
        day.Place(Limit(0.10m, symbol: far, quantity: 1));
        day.Changes.Clear();

        day.Clock.Set(At(12, 10, 0));
        day.Desk.CatchUp();

        Assert.Equal(0m, day.Changes.OfType<PositionChanged>().Single(change => change.Position.Instrument.Symbol == far).Position.Quantity);
    }

    [Fact]
    public void The_reset_of_the_night_is_told_though_nobody_asks()
    {
        using var day = new TradingDay();
        day.Desk.ResetDaily();
        var held = day.Portfolio.Now().Positions.Where(position => position.Quantity != 0).Select(position => position.Instrument.Symbol).ToHashSet();
        day.Clock.Set(At(5, 0, 0));

        day.RealTime.Advance(TimeSpan.FromSeconds(1));

        var own = day.Changes.Where(change => change.AccountNumber == day.Number).ToList();
        Assert.IsType<BalanceChanged>(own[0]);
        Assert.Equal(held, own.OfType<PositionChanged>().Where(change => change.Position.Quantity == 0).Select(change => change.Position.Instrument.Symbol).ToHashSet());
        Assert.Equal(1 + held.Count, own.Count);
    }

    [Fact]
    public void An_option_in_the_money_is_exercised()
    {
        using var day = new TradingDay();
        var (deep, _) = Weekly(day);
        day.Market.Script.SetPrice(deep, 20m, 20.1m, 20m);
        day.Place(Limit(20.1m, symbol: deep, quantity: 1));
        var (cash, strike) = (day.Cash, decimal.Parse(deep[13..], System.Globalization.CultureInfo.InvariantCulture) / 1000);

        day.Clock.Set(At(7, 16, 30));

        Assert.Equal((100m, strike), (day.Held("QQQ")!.Quantity, day.Held("QQQ")!.AverageOpenPrice));
        Assert.Equal(cash - 100 * strike, day.Cash);
        Assert.Equal(["Exercise", "Buy to Open"], day.Portfolio.Ledger.Transactions.TakeLast(2).Select(entry => entry.SubType));
    }

    [Fact]
    public void Shares_that_an_assignment_takes_away_are_closed_first_and_then_sold_short()
    {
        using var day = new TradingDay();
        var (deep, _) = Weekly(day);
        day.Market.Script.SetPrice(deep, 20m, 20.1m, 20m);
        day.Place(Limit(20m, OrderAction.SellToOpen, 1, deep));
        day.Place(AtMarket(quantity: 30));
        var (cash, strike) = (day.Cash, decimal.Parse(deep[13..], System.Globalization.CultureInfo.InvariantCulture) / 1000);

        day.Clock.Set(At(7, 16, 30));

        Assert.Equal((-70m, strike), (day.Held("QQQ")!.Quantity, day.Held("QQQ")!.AverageOpenPrice));
        Assert.Equal(cash + 100 * strike, day.Cash);
        Assert.Equal(
            [("Assignment", 1m, 0m), ("Sell to Close", 30m, 30 * strike), ("Sell to Open", 70m, 70 * strike)],
            day.Portfolio.Ledger.Transactions.TakeLast(3).Select(entry => (entry.SubType, entry.Quantity!.Value, entry.Value)));
        Assert.All(day.Portfolio.Ledger.Transactions.TakeLast(3), entry => Assert.Equal(TransactionType.ReceiveDeliver, entry.Type));
    }

    [Fact]
    public void Where_nothing_is_delivered_an_option_in_the_money_pays_what_it_is_worth()
    {
        using var day = new TradingDay();
        day.Settings.DeliversUnderlyings = false;
        var (deep, _) = Weekly(day);
        day.Market.Script.SetPrice(deep, 20m, 20.1m, 20m);
        day.Place(Limit(20.1m, symbol: deep, quantity: 1));
        var (cash, strike) = (day.Cash, decimal.Parse(deep[13..], System.Globalization.CultureInfo.InvariantCulture) / 1000);

        day.Clock.Set(At(7, 16, 30));

        Assert.Null(day.Held(deep));
        var then = ((IMarketHistory)day.Market).AsOf(At(7, 16, 0));
        Assert.True(then.TryGetListing("QQQ", out var listing));
        var entry = day.Portfolio.Ledger.Transactions[^1];
        Assert.Equal(("Cash Settled Exercise", 100 * (then.QuoteOf(listing).Last - strike)), (entry.SubType, entry.Value));
        Assert.Equal((cash + entry.Value, null), (day.Cash, day.Held("QQQ")));
    }

    [Fact]
    public void An_option_on_an_index_settles_in_cash()
    {
        using var day = new TradingDay();
        var series = day.Market.SeriesOf("SPX").First(series => series.Expiration == new DateTime(2026, 8, 7) && series.Root == "SPXW");
        var call = series.Strikes[0].Call.Symbol;
        day.Market.Script.SetPrice(call, 20m, 20.1m, 20m);
        day.Place(Limit(20.1m, symbol: call, quantity: 1));

        day.Clock.Set(At(7, 16, 30));

        Assert.Null(day.Held(call));
        Assert.Equal(["Buy to Open", "Cash Settled Exercise"], day.Portfolio.Ledger.Transactions.TakeLast(2).Select(entry => entry.SubType));
    }

    [Fact]
    public void An_option_on_a_future_delivers_the_future_at_its_strike()
    {
        using var day = new TradingDay();
        var series = day.Market.Futures!.SeriesOf(day.Market.Futures.Products.Single(product => product.Code == "ES")).First(series => series.ExpiresAt > At(5, 0, 0) && series.ExpiresAt < series.Future.ExpiresAt);
        var (strike, option) = (series.Strikes[0].Price, series.Strikes[0].Call.Symbol);
        day.Market.Script.SetPrice(option, 10m, 10.5m, 10.25m);
        day.Place(Limit(10.5m, symbol: option, quantity: 2));
        var cash = day.Cash;

        day.Clock.Set(series.ExpiresAt);

        var held = day.Held(series.Future.Symbol)!;
        Assert.Equal((2m, strike), (held.Quantity, held.AverageOpenPrice));
        Assert.Null(day.Held(option));
        Assert.Equal([("Exercise", 0m), ("Buy to Open", 0m)], day.Portfolio.Ledger.Transactions.Skip(1).Where(entry => entry.ExecutedAt == series.ExpiresAt && entry.Type == TransactionType.ReceiveDeliver).Select(entry => (entry.SubType, entry.Value)));
        Assert.Equal(cash, day.Cash - day.Portfolio.Ledger.Transactions.Where(entry => entry.SubType == "Mark to Market").Sum(entry => entry.Value));
        Assert.True(held.MarketValue > 0 || held.SettledPrice > strike);
    }

    [Fact]
    public void A_future_is_settled_in_cash_at_the_close_of_each_of_its_sessions()
    {
        using var day = new TradingDay();
        var future = day.Market.Futures!.ContractsOf(day.Market.Futures.Products.Single(product => product.Code == "MES"))[0];
        day.Market.Script.SetPrice(future.Symbol, 6000m, 6000.25m, 6000.25m);
        var cash = day.Cash;
        day.Place(AtMarket(OrderAction.Buy, 2, future.Symbol));

        day.Clock.Set(At(5, 17, 0));

        var first = ((IMarketHistory)day.Market).AsOf(At(4, 17, 0)).Futures!.QuoteOf(future).Last!.Value;
        var second = ((IMarketHistory)day.Market).AsOf(At(5, 17, 0)).Futures!.QuoteOf(future).Last!.Value;
        Assert.Equal(cash - 2 * 2.85m + 10 * (second - 6000.25m), day.Cash);
        Assert.Equal(
            [(At(4, 17, 0), first, 10 * (first - 6000.25m)), (At(5, 17, 0), second, 10 * (second - first))],
            day.Portfolio.Ledger.Transactions.Where(entry => entry is { Type: TransactionType.MoneyMovement, SubType: "Mark to Market" }).Select(entry => (entry.ExecutedAt, entry.Price!.Value, entry.Value)));
        Assert.Equal((6000.25m, 10 * (6000.25m - second)), (day.Held(future.Symbol)!.AverageOpenPrice, day.Held(future.Symbol)!.MarketValue));

        day.Clock.Set(At(6, 10, 0));
        day.Market.Script.SetPrice(future.Symbol, 6010.25m, 6010.5m, 6010.25m);
        day.Place(AtMarket(OrderAction.Sell, 2, future.Symbol));

        Assert.Equal(cash + 10 * (6010.25m - 6000.25m) - 4 * 2.85m, day.Cash);
    }

    [Fact]
    public void What_is_traded_after_a_close_has_no_part_in_its_settlement()
    {
        using var day = new TradingDay();
        var future = day.Market.Futures!.ContractsOf(day.Market.Futures.Products.Single(product => product.Code == "MES"))[0].Symbol;
        day.Market.Script.SetPrice(future, 6000m, 6000.25m, 6000.25m);
        day.Place(AtMarket(OrderAction.Buy, 2, future));
        day.Settings.FillMode = FillMode.Never;
        day.Place(Limit(6001m, OrderAction.Buy, 3, future, TimeInForce.Gtc));
        day.Clock.Set(At(4, 20, 0));

        day.Settings.FillMode = FillMode.Market;

        Assert.Equal(["Mark to Market", "Buy"], day.Portfolio.Ledger.Transactions.TakeLast(2).Select(entry => entry.SubType));
        Assert.Equal((2m, 5m), (day.Portfolio.Ledger.Transactions[^2].Quantity, day.Held(future)!.Quantity));
    }

    [Fact]
    public void An_index_takes_a_fee_for_options_on_it()
    {
        using var day = new TradingDay();
        var call = day.Market.SeriesOf("SPX").First(series => (series.Expiration - new DateTime(2026, 8, 4)).Days > 20).Strikes[0].Call.Symbol;
        day.Market.Script.SetPrice(call, 20m, 20.1m, 20m);

        day.Place(Limit(20.1m, symbol: call, quantity: 2));

        Assert.Equal((1m, 2m, 0.2m, 0.04m, -4023.24m), day.Portfolio.Ledger.Transactions[^1] is var trade ? (trade.Fees.Proprietary, trade.Fees.Commission, trade.Fees.Clearing, trade.Fees.Regulatory, trade.NetValue) : default);
    }

    [Fact]
    public void A_short_put_can_be_assigned_early()
    {
        using var day = new TradingDay();
        var series = day.Market.SeriesOf("QQQ").First(series => (series.Expiration - new DateTime(2026, 8, 4)).Days > 20);
        var put = series.Strikes[0].Put.Symbol;
        day.Market.Script.SetPrice(put, 5m, 5.1m, 5m);
        day.Place(Limit(5m, OrderAction.SellToOpen, 1, put));
        var cash = day.Cash;

        day.Settings.Exercise(day.Number, put, 1);

        Assert.Equal((100m, null), (day.Held("QQQ")!.Quantity, day.Held(put)));
        Assert.Equal(cash - 100 * series.Strikes[0].Price, day.Cash);
    }

    [Fact]
    public void A_reset_takes_all_away_and_gives_the_deposit_back()
    {
        using var day = new TradingDay();
        day.Place(AtMarket());
        var working = day.Place(Limit(390m));

        day.Settings.Reset();

        Assert.Equal(OrderStatus.Removed, day.NoticesOf(working)[^1]);
        Assert.Equal((400_000m, 0, 0), (day.Cash, day.Portfolio.Now().Positions.Count, day.Desk.Live(day.Number).Count));
        Assert.Equal("Deposit", Assert.Single(day.Portfolio.Ledger.Transactions).SubType);
    }

    [Fact]
    public void The_sandbox_resets_at_midnight()
    {
        using var day = new TradingDay();
        day.Desk.ResetDaily();
        day.Place(AtMarket());

        day.Clock.Set(At(5, 0, 0));

        Assert.Equal(400_000m, day.Cash);
        Assert.Equal(NewYorkTime.At(new DateTime(2026, 8, 5), TimeSpan.Zero), day.Portfolio.Ledger.Transactions[0].ExecutedAt);
    }

    // A call far in and one far out of the money that expire on Friday.
    private static (string Deep, string Far) Weekly(TradingDay day)
    {
        day.Market.Script.ReleasePrice("QQQ");
        var series = day.Market.SeriesOf("QQQ").First(series => series.Expiration == new DateTime(2026, 8, 7));
        return (series.Strikes[0].Call.Symbol, series.Strikes[^1].Call.Symbol);
    }
}
