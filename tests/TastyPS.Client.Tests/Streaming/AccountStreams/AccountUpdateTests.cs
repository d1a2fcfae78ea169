using TastyPS.Client.Orders;
using TastyPS.Client.Streaming.AccountStreams.Updates;
using static TastyPS.Client.Tests.Streaming.AccountStreams.AccountWire;

namespace TastyPS.Client.Tests.Streaming.AccountStreams;

/// <summary>Each kind of notification as its own type.</summary>
public sealed class AccountUpdateTests : IDisposable
{
    private readonly AccountRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Fact]
    public async Task An_order_chain_tells_what_it_brought()
    {
        var chain = await TellAsync<OrderChainUpdate>("OrderChain", """{"id":"c-1","account-number":"5WY00000","description":"Iron Condor","underlying-symbol":"SPX","computed-data":{"open":true,"total-fees":"2.5","total-fees-effect":"Debit","realized-gain":"12.0","realized-gain-effect":"Credit","roll-count":1,"opened-at":"2026-02-24T01:15:31.361+0000"},"lite-nodes":[{"node-type":"order"}]}""");

        Assert.Equal(("c-1", "SPX", true, -2.5m, 12m, 1L), (chain.Id, chain.UnderlyingSymbol, chain.IsOpen, chain.TotalFees, chain.RealizedGain, chain.RollCount));
        Assert.Equal(new DateTimeOffset(2026, 2, 24, 1, 15, 31, 361, TimeSpan.Zero), chain.OpenedAt);
        Assert.True(chain.GetExtra()!.ContainsKey("lite-nodes"));
        Assert.Equal("SPX Iron Condor open, realized 12", chain.Summary);
    }

    [Fact]
    public async Task A_trading_status_names_what_holds_the_account_back()
    {
        var status = await TellAsync<TradingStatusUpdate>("TradingStatus", """{"account-number":"5WY00000","options-level":"No Restrictions","is-closing-only":true,"day-trade-count":2,"futures-margin-rate-multiplier":"0.0"}""");

        Assert.Equal((2L, 0m), (status.TradingStatus.DayTradeCount, status.TradingStatus.FuturesMarginRateMultiplier));
        Assert.Equal("No Restrictions, closing only", status.Summary);
    }

    [Fact]
    public async Task A_year_gain_is_signed()
    {
        var gain = await TellAsync<UnderlyingYearGainUpdate>("UnderlyingYearGainSummary", """{"year":2026,"account-number":"5WY00000","symbol":"SPY","instrument-type":"Equity","fees":"1.0","fees-effect":"Debit","yearly-realized-gain":"20.5","yearly-realized-gain-effect":"Debit"}""");

        Assert.Equal((2026L, -20.5m, -1m), (gain.Year, gain.YearlyRealizedGain, gain.Fees));
    }

    [Fact]
    public async Task A_transfer_an_alert_and_a_watchlist_have_their_fields()
    {
        var transfer = await TellAsync<ExternalTransactionUpdate>("ExternalTransaction", """{"id":9,"account-number":"5WY00000","amount":"100.0","direction":"Deposit","state":"Pending","banking-date":"2026-09-17","is-cancelable":true}""");
        var alert = await TellAsync<QuoteAlertUpdate>("QuoteAlert", """{"user-external-id":"U1","symbol":"SPY","alert-external-id":"A1","expires-at":1789652023457,"triggered-at":"2026-09-17T13:33:43.567+00:00","field":"Last","operator":">","threshold":"500","threshold-numeric":"500.0","dx-symbol":"SPY"}""");
        var list = await TellAsync<PublicWatchlistUpdate>("PublicWatchlists", """{"name":"Tom's","group-name":"Crew","order-index":3,"watchlist-entries":[{"symbol":"SPY","instrument-type":"Equity"},{"symbol":"/ES"}],"cms-id":"12"}""");

        Assert.Equal(("9", 100m, "Pending", new CalendarDate(2026, 9, 17), true), (transfer.Id, transfer.Amount, transfer.State, transfer.BankingDate, transfer.IsCancelable));
        Assert.Equal(("A1", 500m, "SPY Last > 500 triggered"), (alert.AlertId, alert.Threshold, alert.Summary));
        Assert.Equal(DateTimeOffset.FromUnixTimeMilliseconds(1789652023457), alert.ExpiresAt);
        Assert.Equal(["SPY", "/ES"], list.Symbols);
    }

    [Fact]
    public async Task A_complex_order_comes_with_its_orders()
    {
        var line = await _rig.ConnectAsync();
        var complex = $$"""{"id":77,"account-number":"5WY00000","type":"OTO","trigger-order":{{Order(1, "Live", 10)}},"orders":[{{Order(2, "Contingent", 10)}}]}""";

        await line.SayAsync(Notice("ComplexOrder", complex), Notice("ComplexOrder", complex));
        var updates = await _rig.ReadAllAsync(line);

        Assert.Equal(77, Assert.IsType<AccountComplexOrderUpdate>(updates[0]).ComplexOrderId);
        Assert.Equal([1L, 2L], updates.OfType<AccountOrderUpdate>().Select(order => order.OrderId));
        Assert.Equal(3, updates.Count);
    }

    [Fact]
    public async Task Notifications_may_come_in_a_batch()
    {
        var line = await _rig.ConnectAsync();

        await line.SayAsync($$"""{"results":[{{RecordedFill[0]}},{{RecordedFill[1]}},5,{{RecordedFill[2]}}]}""");

        Assert.Equal([KnownOrderStatus.Routed, KnownOrderStatus.Live, KnownOrderStatus.Filled], (await _rig.ReadOrdersAsync(line)).Select(order => order.Status.Known!.Value));
    }

    [Theory]
    [InlineData("""{"type":"\ud800","data":{}}""")]
    [InlineData("""{"type":"Order","data":{"id":9,"account-number":"5WY00000","status":"\ud800","legs":[]}}""")]
    public async Task Text_that_is_no_Unicode_costs_no_other_notification_of_its_batch(string unreadable)
    {
        var line = await _rig.ConnectAsync();

        await line.SayAsync($$"""{"results":[{{RecordedFill[0]}},{{unreadable}},{{RecordedFill[1]}}]}""");

        Assert.Equal(["Routed", "Live"], (await _rig.ReadOrdersAsync(line)).Select(order => order.Status.ToString()));
        Assert.Equal(1, _rig.Stream.Counters.Unreadable);
    }

    [Fact]
    public async Task An_update_says_when_it_was_sent_and_as_which()
    {
        var line = await _rig.ConnectAsync();

        await line.SayAsync(RecordedFill);
        var last = (await _rig.ReadOrdersAsync(line))[2];

        Assert.Equal((DateTimeOffset.FromUnixTimeMilliseconds(1789652023835), 5L, _rig.Clock.GetUtcNow(), "Order", false), (last.PublishedAt, last.Sequence, last.ReceivedAt, last.TypeText, last.IsInitial));
        Assert.Equal("507112736 Filled: Buy to Open 1 NOK limit 11 debit, GTC", last.Summary);
        Assert.Equal(1, _rig.Stream.Counters.SequenceGaps); // From 2 to 5: the recording holds orders only.
    }

    private async Task<T> TellAsync<T>(string type, string data)
        where T : AccountUpdate
    {
        using var rig = new AccountRig();
        var line = await rig.ConnectAsync();
        await line.SayAsync(Notice(type, data));
        return Assert.IsType<T>(Assert.Single(await rig.ReadAllAsync(line)));
    }
}
