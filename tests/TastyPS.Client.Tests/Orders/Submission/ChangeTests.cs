using System.Text.Json;
using TastyPS.Client.Json;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;
using TastyPS.Client.Orders.Limits;
using TastyPS.Client.Orders.Submission;
using TastyPS.Client.Tests.Http;
using static TastyPS.Client.Tests.Http.ScriptedServer;

namespace TastyPS.Client.Tests.Orders.Submission;

/// <summary>Replacing, editing and cancelling are sent once; after a lost reply the order itself tells what happened.</summary>
public sealed class ChangeTests : IDisposable
{
    private const string Order17 = "/accounts/5WT00001/orders/17";

    private readonly OrderRig _rig = new();

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_replacement_whose_reply_is_lost_is_followed_from_the_order_it_replaces()
    {
        LoseReplies(request => request.Path switch
        {
            Order17 => Sample.Envelope(Sample.Order(17, "Cancelled", more: ",\"edited\":true,\"replacing-order-id\":18")),
            "/accounts/5WT00001/orders/18" => Sample.Envelope(Sample.Order(18, "Live", Sample.Spread.ExternalIdentifier)),
            _ => Sample.List(),
        });

        Assert.Equal(18, (await _rig.RunAsync(_rig.Orders.ReplaceAsync(Sample.Account, 17, Sample.Spread, null, None))).Id);
        Assert.Single(_rig.Moves);
    }

    [Fact]
    public async Task A_replacement_is_also_found_by_its_own_name()
    {
        string? name = null;
        LoseReplies(request => request.Path == Order17 ? Sample.Envelope(Sample.Order(17, "Replace Requested")) : Sample.List(Sample.Order(18, "Contingent", name)), body => name = OrderRig.IdentifierIn(body));

        var replacement = await _rig.RunAsync(_rig.Orders.ReplaceAsync(Sample.Account, 17, Sample.Shares, null, None));

        Assert.Equal((18, name), (replacement.Id, replacement.ExternalIdentifier));
        Assert.NotNull(name);
    }

    // Sample.Order is a limit of 6.5 debit for the day.
    [Theory]
    [InlineData(null, 6.5, true)]
    [InlineData("the-original", 6.5, true)]
    [InlineData(null, 6.4, false)]
    [InlineData("the-original", 6.4, false)]
    [InlineData("theirs", 6.5, false)]
    public async Task A_replacement_without_our_name_is_ours_only_if_it_has_no_other_and_is_what_was_sent(string? name, double price, bool isOurs)
    {
        LoseReplies(request => request.Path switch
        {
            Order17 => Sample.Envelope(Sample.Order(17, "Cancelled", "the-original", ",\"edited\":true,\"replacing-order-id\":18")),
            "/accounts/5WT00001/orders/18" => Sample.Envelope(Sample.Order(18, "Live", name)),
            _ => Sample.List(Sample.Order(18, "Live", name)),
        });
        var replacing = _rig.RunAsync(_rig.Orders.ReplaceAsync(Sample.Account, 17, Sample.Shares with { Price = (decimal)price }, null, None));

        if (isOurs)
            Assert.Equal(18, (await replacing).Id);
        else
            Assert.Contains("somebody else replaced it by order 18", (await Assert.ThrowsAsync<OrderRefusedException>(() => replacing)).Message, StringComparison.Ordinal);
        Assert.Single(_rig.Moves);
    }

    // The request is made at 15:00:00, for a limit of 6.5 debit for the day.
    [Theory]
    [InlineData("Live", "Filled", true)]
    [InlineData("15:00:00.000", "15:00:01.000", true)]
    [InlineData("15:00:00.000", "14:59:59.000", false)]
    [InlineData("\"id\":18", "\"id\":16", false)]
    [InlineData("\"symbol\":\"UA\"", "\"symbol\":\"MSFT\"", false)]
    [InlineData("\"quantity\":100", "\"quantity\":10", false)]
    [InlineData("Buy to Open", "Sell to Open", false)]
    [InlineData("\"price\":\"6.5\"", "\"price\":\"9.5\"", false)]
    [InlineData("\"id\":18", "\"replaces-order-id\":17,\"id\":18", true)]
    [InlineData("\"id\":18", "\"replaces-order-id\":11,\"id\":18", false)]
    [InlineData("\"price\":\"6.5\"", "\"replaces-order-id\":17,\"price\":\"9.5\"", false)]
    public async Task An_order_of_the_same_name_is_the_replacement_only_if_it_comes_after_with_the_legs_of_the_original_and_what_was_sent(string text, string other, bool isIt)
    {
        LoseReplies(request => request.Path == Order17 ? Sample.Envelope(Sample.Order(17, "Live", "bot")) : Sample.List(Sample.Order(18, "Live", "bot").Replace(text, other, StringComparison.Ordinal)));
        var replacing = _rig.RunAsync(_rig.Orders.ReplaceAsync(Sample.Account, 17, Sample.Shares with { ExternalIdentifier = "bot" }, null, None));

        if (isIt)
            Assert.Equal(18, (await replacing).Id);
        else
            Assert.Equal(17, (await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => replacing)).OrderId);
    }

    [Fact]
    public async Task The_name_of_the_original_does_not_make_its_replacement_ours()
    {
        LoseReplies(request => request.Path switch
        {
            Order17 => Sample.Envelope(Sample.Order(17, "Cancelled", "bot", ",\"edited\":true,\"replacing-order-id\":18")),
            "/accounts/5WT00001/orders/18" => Sample.Envelope(Sample.Order(18, "Live", "bot")),
            _ => Sample.List(Sample.Order(18, "Live", "bot")),
        });

        await Assert.ThrowsAsync<OrderRefusedException>(() => _rig.RunAsync(_rig.Orders.ReplaceAsync(Sample.Account, 17, Sample.Shares with { Price = 6.4m, ExternalIdentifier = "bot" }, null, None)));
    }

    [Fact]
    public async Task The_replacement_of_an_order_that_is_filled_in_part_may_be_of_the_rest()
    {
        const string Fill = """[{"fill-id":"a","quantity":40,"fill-price":"6.5"}]""";
        LoseReplies(request => request.Path == Order17
            ? Sample.Envelope(Sample.Order(17, "Replace Requested", "bot").Replace("[]", Fill, StringComparison.Ordinal))
            : Sample.List(Sample.Order(18, "Live", "bot").Replace("\"quantity\":100", "\"quantity\":60", StringComparison.Ordinal)));

        Assert.Equal(18, (await _rig.RunAsync(_rig.Orders.ReplaceAsync(Sample.Account, 17, Sample.Shares with { ExternalIdentifier = "bot" }, null, None))).Id);
    }

    // Of 100 shares 40 are filled.
    [Theory]
    [InlineData(60, true)]
    [InlineData(59, false)]
    public async Task What_is_filled_of_an_order_does_not_count_when_it_is_confirmed_or_the_ratio_of_its_pair_is_changed(int most, bool isAllowed)
    {
        var half = Sample.Order(17, "Live").Replace("[]", """[{"fill-id":"a","quantity":40,"fill-price":"6.5"}]""", StringComparison.Ordinal);
        var order = Order.From(new JsonFields(JsonElement.Parse(half)));
        var pair = ComplexOrder.From(new JsonFields(JsonElement.Parse($$"""{"id":9,"type":"PAIRS","orders":[{{half}},{{half}}]}""")));
        await _rig.Caps.ChangeAsync(caps => caps with { MaxQuantity = most }, false, None);

        foreach (var demand in (Func<Task>[])[() => _rig.Orders.DemandReconfirmationAsync(Sample.Account, order, None), () => _rig.Orders.DemandRatioAsync(Sample.Account, pair, 1.5m, None)])
        {
            var refused = await Record.ExceptionAsync(demand);
            if (isAllowed)
                Assert.Null(refused);
            else
                Assert.Equal(60m, Assert.IsType<OrderLimitException>(refused).Asked);
        }
    }

    [Fact]
    public async Task The_original_is_not_taken_for_its_replacement_though_it_has_the_same_name()
    {
        LoseReplies(request => request.Path == Order17 ? Sample.Envelope(Sample.Order(17, "Live", "my-1")) : Sample.List(Sample.Order(17, "Live", "my-1")));

        await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(_rig.Orders.ReplaceAsync(Sample.Account, 17, Sample.Shares with { ExternalIdentifier = "my-1" }, null, None)));
    }

    [Fact]
    public async Task An_order_that_ended_by_itself_was_not_replaced()
    {
        LoseReplies(request => request.Path == Order17 ? Sample.Envelope(Sample.Order(17, "Filled")) : Sample.List());

        var refusal = await Assert.ThrowsAsync<OrderRefusedException>(() => _rig.RunAsync(_rig.Orders.ReplaceAsync(Sample.Account, 17, Sample.Spread, null, None)));

        Assert.Contains("Filled", refusal.Message, StringComparison.Ordinal);
        Assert.Single(_rig.Moves);
    }

    [Fact]
    public async Task A_replacement_of_which_nothing_is_seen_is_unknown()
    {
        LoseReplies(request => request.Path == Order17 ? Sample.Envelope(Sample.Order(17, "Live")) : Sample.List());

        var unknown = await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(_rig.Orders.ReplaceAsync(Sample.Account, 17, Sample.Spread, null, None)));

        Assert.Equal((Sample.Account, 17, null), (unknown.AccountNumber, unknown.OrderId, unknown.ExternalIdentifier));
        Assert.InRange(_rig.Clock.Elapsed, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(34));
        Assert.Single(_rig.Moves);
    }

    [Fact]
    public async Task A_refused_change_names_the_code()
    {
        _rig.Server.Answers((request, stop) => (request.Method == "GET"
            ? JsonReply(200, Sample.Envelope(Sample.Order(17, "Live")))
            : JsonReply(422, """{"error":{"code":"cannot_update_order","message":"You cannot update this order."}}"""))(request, stop));

        Assert.Equal("cannot_update_order", (await Assert.ThrowsAsync<OrderRefusedException>(() => _rig.RunAsync(_rig.Orders.CancelAsync(Sample.Account, 17, null, None)))).ErrorCode);
        Assert.Equal("cannot_update_order", (await Assert.ThrowsAsync<OrderRefusedException>(() => _rig.RunAsync(_rig.Orders.ReplaceAsync(Sample.Account, 17, Sample.Spread, null, None)))).ErrorCode);
        Assert.Equal(2, _rig.Moves.Count);
    }

    [Theory]
    [InlineData("Cancel Requested")]
    [InlineData("Cancelled")]
    [InlineData("Removed")]
    [InlineData("Partially Removed")]
    public async Task A_cancellation_whose_reply_is_lost_is_told_by_the_order(string status)
    {
        var looks = 0;
        LoseReplies(_ => Sample.Envelope(Sample.Order(17, ++looks < 3 ? "Live" : status)));

        Assert.Equal(status, (await _rig.RunAsync(_rig.Orders.CancelAsync(Sample.Account, 17, null, None))).StatusText);
        Assert.Single(_rig.Moves);
    }

    [Theory]
    [InlineData("Filled", "", "it has ended as Filled")]
    [InlineData("Expired", "", "it has ended as Expired")]
    [InlineData("Rejected", "", "it has ended as Rejected")]
    [InlineData("Cancelled", ",\"edited\":true,\"replacing-order-id\":18", "it was replaced by order 18")]
    public async Task An_order_that_ended_otherwise_was_not_cancelled(string status, string more, string told)
    {
        LoseReplies(_ => Sample.Envelope(Sample.Order(17, status, more: more)));

        Assert.Contains(told, (await Assert.ThrowsAsync<OrderRefusedException>(() => _rig.RunAsync(_rig.Orders.CancelAsync(Sample.Account, 17, null, None)))).Message, StringComparison.Ordinal);
        Assert.Single(_rig.Moves);
    }

    [Theory]
    [InlineData("OCO", "Filled", "Cancelled")]
    [InlineData("OTO", "Filled", "Filled")]
    [InlineData("OTO", "Rejected", "Expired")]
    public async Task A_complex_order_that_ended_by_itself_was_not_cancelled(string type, string first, string second)
    {
        LoseReplies(_ => Sample.Envelope($$"""{"id":9,"type":"{{type}}","orders":[{{Sample.Order(17, first)}},{{Sample.Order(18, second)}}],"terminal-at":"2026-12-18T15:00:01.000+00:00"}"""));

        Assert.Contains($"{first}, {second}", (await Assert.ThrowsAsync<OrderRefusedException>(() => _rig.RunAsync(_rig.Orders.CancelComplexAsync(Sample.Account, 9, null, None)))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_complex_order_whose_trigger_is_filled_the_rest_can_be_cancelled()
    {
        LoseReplies(_ => Sample.Envelope($$"""{"id":9,"type":"OTOCO","trigger-order":{{Sample.Order(16, "Filled")}},"orders":[{{Sample.Order(17, "Cancelled")}},{{Sample.Order(18, "Cancelled")}}]}"""));

        Assert.Equal(9, (await _rig.RunAsync(_rig.Orders.CancelComplexAsync(Sample.Account, 9, null, None))).Id);
    }

    [Fact]
    public async Task A_complex_order_that_shows_none_of_its_orders_does_not_tell()
    {
        LoseReplies(_ => Sample.Envelope("""{"id":9,"type":"OCO","orders":[],"terminal-at":"2026-12-18T15:00:01.000+00:00"}"""));

        await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(_rig.Orders.CancelComplexAsync(Sample.Account, 9, null, None)));
    }

    [Theory]
    [InlineData("replace")]
    [InlineData("edit")]
    [InlineData("cancel")]
    [InlineData("cancel complex")]
    [InlineData("raw")]
    public async Task A_client_disposed_of_while_a_change_is_sent_leaves_it_unknown(string change)
    {
        _rig.Server.Answers((request, cancellationToken) =>
        {
            if (request.Method == "GET")
                return JsonReply(200, Sample.Envelope(Sample.Order(17, "Live")))(request, cancellationToken);
            _rig.Dispose();
            return SubmissionTests.Ending("reset")(request, cancellationToken);
        });
        Task changing = change switch
        {
            "replace" => _rig.RunAsync(_rig.Orders.ReplaceAsync(Sample.Account, 17, Sample.Shares, null, None)),
            "edit" => _rig.RunAsync(_rig.Orders.EditAsync(Sample.Account, 17, new OrderEdit { Price = 6.6m, PriceEffect = PriceEffect.Debit }, null, None)),
            "cancel" => _rig.RunAsync(_rig.Orders.CancelAsync(Sample.Account, 17, null, None)),
            "cancel complex" => _rig.RunAsync(_rig.Orders.CancelComplexAsync(Sample.Account, 17, null, None)),
            _ => _rig.RunAsync(_rig.Orders.SendRawAsync(HttpMethod.Delete, Order17, null, null, None)),
        };

        Assert.Equal(17, (await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => changing)).OrderId);
        Assert.Single(_rig.Moves);
    }

    [Fact]
    public async Task A_cancellation_of_an_order_that_stays_live_is_unknown()
    {
        LoseReplies(_ => Sample.Envelope(Sample.Order(17, "Live")));

        Assert.Equal(17, (await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(_rig.Orders.CancelAsync(Sample.Account, 17, null, None)))).OrderId);
        Assert.Single(_rig.Moves);
    }

    [Fact]
    public async Task A_lost_cancellation_of_a_complex_order_is_told_by_its_components()
    {
        var looks = 0;
        LoseReplies(_ => Sample.Envelope($$"""{"id":9,"type":"OCO","orders":[{{Sample.Order(17, "Cancelled")}},{{Sample.Order(18, ++looks < 3 ? "Live" : "Cancel Requested")}}]}"""));

        Assert.Equal(9, (await _rig.RunAsync(_rig.Orders.CancelComplexAsync(Sample.Account, 9, null, None))).Id);
        Assert.Equal(3, looks);
        Assert.Single(_rig.Moves);
    }

    [Fact]
    public async Task A_lost_change_of_a_ratio_is_told_by_the_ratio()
    {
        var looks = 0;
        LoseReplies(_ => Sample.Envelope($$"""{"id":9,"type":"PAIRS","orders":[],"ratio-price-comparator":"lte","ratio-price-threshold":"{{(++looks < 3 ? "1.0" : "2.0")}}"}"""));

        Assert.Equal(2m, (await _rig.RunAsync(_rig.Orders.EditComplexAsync(Sample.Account, 9, 2m, OrderComparator.AtMost, null, None))).RatioPriceThreshold);
        Assert.Single(_rig.Moves);
    }

    [Fact]
    public async Task Where_a_complex_order_does_not_tell_its_number_is_said_to_be_one_of_a_complex_order()
    {
        LoseReplies(request => Sample.Envelope(request.Path == "/accounts/5WT00001/orders/9"
            ? Sample.Order(9)
            : $$"""{"id":9,"type":"PAIRS","orders":[{{Sample.Order(17, "Contingent")}}],"ratio-price-comparator":"lte","ratio-price-threshold":"1.0"}"""));

        var change = await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(_rig.Orders.EditComplexAsync(Sample.Account, 9, 2m, OrderComparator.AtMost, null, None)));
        var cancellation = await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(_rig.Orders.CancelComplexAsync(Sample.Account, 9, null, None)));
        var single = await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(_rig.Orders.ReconfirmAsync(Sample.Account, 9, None)));

        Assert.Equal([(9L, true), (9L, true), (9L, false)], new[] { change, cancellation, single }.Select(unknown => (unknown.OrderId!.Value, unknown.IsComplex)));
        Assert.Contains(" complex order 9 was changed", change.Message, StringComparison.Ordinal);
        Assert.Contains(" order 9 was reconfirmed", single.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_pair_has_a_ratio_to_change()
    {
        _rig.Server.Answers(JsonReply(200, Sample.Envelope($$"""{"id":9,"type":"OCO","orders":[{{Sample.Order(17, "Live")}}]}""")));

        var refusal = await Assert.ThrowsAsync<OrderCheckException>(() => _rig.RunAsync(_rig.Orders.EditComplexAsync(Sample.Account, 9, 2m, OrderComparator.AtMost, null, None)));

        Assert.Equal((OrderCheck.RatioNotWanted, "Complex order 9 is OCO. Only PAIRS has a ratio."), (refusal.Check, refusal.Message));
        Assert.Empty(_rig.Moves);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    public async Task A_ratio_of_prices_is_changed_to_one_above_0_only_and_an_amount_of_money_to_any(int threshold)
    {
        var isNotional = "false";
        _rig.Server.Answers((request, cancellationToken) =>
            JsonReply(200, Sample.Envelope($$"""{"id":9,"type":"PAIRS","orders":[],"ratio-price-is-threshold-based-on-notional":{{isNotional}}}"""))(request, cancellationToken));

        var change = await Assert.ThrowsAsync<OrderCheckException>(() => _rig.RunAsync(_rig.Orders.EditComplexAsync(Sample.Account, 9, threshold, OrderComparator.AtMost, null, None)));
        var preview = await Assert.ThrowsAsync<OrderCheckException>(() => _rig.RunAsync(_rig.Orders.PreviewEditComplexAsync(Sample.Account, 9, threshold, OrderComparator.AtMost, None)));
        Assert.Equal((OrderCheck.RatioNotPositive, OrderCheck.RatioNotPositive), (change.Check, preview.Check));
        Assert.Empty(_rig.Moves);

        isNotional = "true";
        Assert.Equal(9, (await _rig.RunAsync(_rig.Orders.EditComplexAsync(Sample.Account, 9, threshold, OrderComparator.AtMost, null, None))).Id);
    }

    [Fact]
    public async Task A_lost_reconfirmation_is_unknown_at_once()
    {
        LoseReplies(_ => Sample.Envelope(Sample.Order(17)));

        await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(_rig.Orders.ReconfirmAsync(Sample.Account, 17, None)));

        Assert.Equal(TimeSpan.Zero, _rig.Clock.Elapsed);
        Assert.Single(_rig.Moves);
    }

    [Fact]
    public async Task An_edit_is_held_to_the_caps_as_the_order_it_makes()
    {
        await _rig.Caps.ChangeAsync(caps => caps with { MaxNotional = 700m }, false, None);
        _rig.Server.Answers(JsonReply(200, Sample.Envelope(Sample.Order(17, "Live"))));

        var capped = await Assert.ThrowsAsync<OrderLimitException>(() => _rig.RunAsync(_rig.Orders.EditAsync(Sample.Account, 17, new OrderEdit { Price = 7.01m, PriceEffect = PriceEffect.Debit }, null, None)));

        Assert.Equal((OrderLimit.MaxNotional, 701m), (capped.Limit, capped.Asked));
        Assert.Empty(_rig.Moves);
    }

    // The order is for 100; the legs that are said are not sent.
    [Fact]
    public async Task A_replacement_is_held_to_the_caps_with_the_legs_that_it_keeps()
    {
        await _rig.Caps.ChangeAsync(caps => caps with { MaxQuantity = 10m }, false, None);
        _rig.Server.Answers(JsonReply(200, Sample.Envelope(Sample.Order(17, "Live"))));
        var one = Sample.Shares with { Legs = [Sample.Shares.Legs[0] with { Quantity = 1m }] };

        var capped = await Assert.ThrowsAsync<OrderLimitException>(() => _rig.RunAsync(_rig.Orders.ReplaceAsync(Sample.Account, 17, one, null, None)));

        Assert.Equal((OrderLimit.MaxQuantity, 100m), (capped.Limit, capped.Asked));
        Assert.Empty(_rig.Moves);
    }

    [Fact]
    public async Task Cancelling_is_allowed_when_orders_are_switched_off()
    {
        await _rig.Caps.ChangeAsync(caps => caps with { IsOff = true }, false, None);
        _rig.Server.Answers(JsonReply(200, Sample.Envelope(Sample.Order(17, "Cancelled"))));

        Assert.Equal("Cancelled", (await _rig.RunAsync(_rig.Orders.CancelAsync(Sample.Account, 17, null, None))).StatusText);
    }

    [Fact]
    public async Task A_lost_preview_is_a_failure_and_looks_for_nothing()
    {
        _rig.Server.Answers(JsonReply(503, "{}"));

        await Assert.ThrowsAsync<TastyServerException>(() => _rig.RunAsync(_rig.Orders.PreviewAsync(Sample.Account, Sample.Spread, None)));
        Assert.Single(_rig.Server.Calls);
    }

    public void Dispose() => _rig.Dispose();

    private void LoseReplies(Func<SeenRequest, string> look, Action<string>? sent = null) => _rig.Server.Answers((request, cancellationToken) =>
    {
        if (request.Method == "GET")
            return JsonReply(200, look(request))(request, cancellationToken);
        if (request.Body.Length > 0)
            sent?.Invoke(request.Body);
        return SubmissionTests.Ending("reset")(request, cancellationToken);
    });
}
