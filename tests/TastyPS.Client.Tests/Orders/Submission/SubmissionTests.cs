using System.Net.Sockets;
using System.Text.Json;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;
using TastyPS.Client.Orders.Limits;
using TastyPS.Client.Orders.Submission;
using TastyPS.Client.Tests.Http;
using static TastyPS.Client.Tests.Http.ScriptedServer;

namespace TastyPS.Client.Tests.Orders.Submission;

/// <summary>An order is sent once; what is said about it afterwards is true.</summary>
public sealed class SubmissionTests : IDisposable
{
    private const string Orders = "/accounts/5WT00001/orders";

    private readonly OrderRig _rig = new();

    private static CancellationToken None => TestContext.Current.CancellationToken;

    /// <summary>Everything that leaves open whether the order was taken on.</summary>
    public static TheoryData<string> AmbiguousEnds => ["reset", "early end", "500", "502 page", "503", "408", "400 page", "404 without body", "302", "201 that is no JSON", "201 without order", "201 that ends early"];

    [Fact]
    public async Task An_order_without_a_name_gets_one_and_tells_it()
    {
        _rig.Server.Answers(JsonReply(201, Sample.Placed(Sample.Order(5, "Routed"), ""","fee-calculation":{"total-fees":"0.1","total-fees-effect":"Debit"}""")));

        var placed = await _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None));
        var other = await _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None));

        Assert.Equal((5, false, -0.1m), (placed.Order!.Id, placed.WasLookedUp, placed.Fees!.TotalFees));
        Assert.Equal([placed.ExternalIdentifier, other.ExternalIdentifier], _rig.Moves.Select(move => OrderRig.IdentifierIn(move.Body)));
        Assert.NotEqual(placed.ExternalIdentifier, other.ExternalIdentifier);
        Assert.Empty(_rig.Looks);
    }

    [Fact]
    public async Task A_given_name_is_kept()
    {
        _rig.Server.Answers((request, cancellationToken) => (request.Method == "GET" ? JsonReply(200, Sample.List()) : JsonReply(201, Sample.Placed(Sample.Order(5))))(request, cancellationToken));

        Assert.Equal("my-1", (await _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Spread, null, None))).ExternalIdentifier);
    }

    [Theory]
    [InlineData(400, "validation_error")]
    [InlineData(401, "invalid_session")]
    [InlineData(403, "not_permitted")]
    [InlineData(422, "cant_buy_for_credit")]
    [InlineData(429, "too_many")]
    public async Task A_refusal_means_not_placed_and_names_every_reason(int status, string code)
    {
        _rig.Server.Answers(JsonReply(status, Sample.Refusal(code)));

        var refusal = await Assert.ThrowsAsync<OrderRefusedException>(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None)));

        Assert.Equal((status, "preflight_check_failure", code), ((int)refusal.StatusCode!, refusal.ErrorCode, refusal.Reasons[0].Code));
        Assert.Equal((code, "0"), (refusal.Messages[0].Code, refusal.Messages[0].PreflightId));
        Assert.Contains(code, refusal.Message, StringComparison.Ordinal);
        Assert.Single(_rig.Server.Calls);
    }

    [Fact]
    public async Task A_refusal_for_margin_carries_the_buying_power()
    {
        _rig.Server.Answers(JsonReply(422, Wire.Samples.Read("order-dry-run-margin-check-failed-422.json")));

        var refusal = await Assert.ThrowsAsync<OrderRefusedException>(() => _rig.RunAsync(_rig.Orders.PreviewAsync(Sample.Account, Sample.Shares, None)));

        Assert.Equal(("margin_check_failed", 241.62m, -1587.388m), (refusal.Messages[0].Code, refusal.BuyingPower!.CurrentBuyingPower, refusal.BuyingPower.NewBuyingPower));
    }

    [Fact]
    public async Task Without_a_connection_nothing_was_placed_and_nothing_is_looked_up()
    {
        _rig.IsUnplugged = true;

        var failure = await Assert.ThrowsAsync<OrderNotSentException>(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None)));

        Assert.True(failure.IsTransient);
        Assert.Empty(_rig.Server.Calls);
    }

    [Fact]
    public async Task Without_a_token_for_now_nothing_was_placed()
    {
        _rig.Server.AnswersTokens(JsonReply(503, "{}"));

        await Assert.ThrowsAsync<OrderNotSentException>(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None)));
        Assert.Empty(_rig.Server.Calls);
    }

    [Theory]
    [MemberData(nameof(AmbiguousEnds))]
    public async Task After_an_ambiguous_end_an_order_that_is_found_was_placed(string end)
    {
        var book = new Book(Ending(end), acceptsAfter: TimeSpan.Zero);
        _rig.Server.Answers(book.Answer);

        var placed = await _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None));

        Assert.Equal((77, true), (placed.Order!.Id, placed.WasLookedUp));
        Assert.Equal(placed.ExternalIdentifier, placed.Order.ExternalIdentifier);
        Assert.Single(_rig.Moves);
    }

    // By its number alone it can be changed and cancelled.
    [Fact]
    public async Task An_order_that_is_listed_without_a_number_is_looked_for_on()
    {
        var name = "";
        _rig.Server.Answers((request, cancellationToken) =>
        {
            if (request.Method == "GET")
                return JsonReply(200, Sample.List(Sample.Order(77, identifier: name).Replace("{\"id\":77,", _rig.Looks.Count > 2 ? "{\"id\":77," : "{", StringComparison.Ordinal)))(request, cancellationToken);
            name = OrderRig.IdentifierIn(request.Body)!;
            return JsonReply(503, "")(request, cancellationToken);
        });

        var placed = await _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None));

        Assert.Equal((77, true), (placed.Order!.Id, placed.WasLookedUp));
        Assert.True(_rig.Looks.Count > 2);
    }

    [Theory]
    [MemberData(nameof(AmbiguousEnds))]
    public async Task After_an_ambiguous_end_an_order_that_is_not_found_is_said_to_be_unknown(string end)
    {
        _rig.Server.Answers(new Book(Ending(end), acceptsAfter: null).Answer);

        var unknown = await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Spread, null, None)));

        Assert.Equal((Sample.Account, "my-1", null), (unknown.AccountNumber, unknown.ExternalIdentifier, unknown.OrderId));
        Assert.Equal(_rig.Clock.Start, unknown.SentAt);
        Assert.Contains("my-1", unknown.Message, StringComparison.Ordinal);
        Assert.InRange(_rig.Clock.Elapsed, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(34));
        Assert.Single(_rig.Moves);
    }

    [Fact]
    public async Task What_a_reply_without_an_order_objects_to_is_named_beside_the_unknown_outcome()
    {
        _rig.Server.Answers(new Book(JsonReply(201, Sample.Envelope("""{"errors":[{"code":"odd_lot","message":"This is odd."},{"code":"late","message":"Too late."}]}""")), acceptsAfter: null).Answer);

        var unknown = await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Spread, null, None)));

        Assert.Contains("the reply names no order but errors, This is odd. (odd_lot), Too late. (late), and no order with the identifier my-1", unknown.Message, StringComparison.Ordinal);
        Assert.Equal(["odd_lot", "late"], unknown.Reasons.Select(reason => reason.Code));
    }

    [Fact]
    public async Task An_order_that_appears_late_is_found_within_the_time_given()
    {
        var book = new Book(Ending("reset"), acceptsAfter: TimeSpan.FromSeconds(20));
        _rig.Server.Answers(book.Answer);

        var placed = await _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None));

        Assert.Equal(77, placed.Order!.Id);
        Assert.InRange(_rig.Clock.Elapsed, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(24));
    }

    [Fact]
    public async Task An_order_that_appears_after_the_time_given_is_unknown_and_not_sent_again()
    {
        var book = new Book(Ending("reset"), acceptsAfter: TimeSpan.FromSeconds(60));
        _rig.Server.Answers(book.Answer);

        await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, new OrderSubmitOptions { LookUpFor = TimeSpan.FromSeconds(10) }, None)));

        Assert.InRange(_rig.Clock.Elapsed, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(14));
        Assert.Single(_rig.Moves);
    }

    [Fact]
    public async Task The_pauses_between_looks_grow_and_both_lists_are_looked_through()
    {
        _rig.Server.Answers(new Book(Ending("reset"), acceptsAfter: null).Answer);

        await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None)));

        var searches = _rig.Looks.Where(look => look.Path == Orders).Select(look => look.At.TotalSeconds).ToList();
        Assert.Equal([0, 0.1, 0.3, 0.7, 1.5, 3.1], searches.Take(6));
        Assert.All(searches.Zip(searches.Skip(1), (before, after) => after - before), pause => Assert.InRange(pause, 0.09, 4.01));
        Assert.True(_rig.Looks.Count(look => look.Path == Orders + "/live") >= 2);
        Assert.All(_rig.Looks.Where(look => look.Path == Orders), look => Assert.StartsWith("?start-date=2026-12-17&sort=Desc&per-page=", look.Query, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_order_that_only_the_list_of_live_ones_has_is_found()
    {
        var book = new Book(Ending("reset"), acceptsAfter: TimeSpan.Zero) { IsSearchEmpty = true };
        _rig.Server.Answers(book.Answer);

        Assert.Equal(77, (await _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None))).Order!.Id);
    }

    [Fact]
    public async Task Looks_that_fail_are_repeated_and_say_nothing_about_the_order()
    {
        var book = new Book(Ending("503"), acceptsAfter: TimeSpan.Zero) { FailingLooks = 6 };
        _rig.Server.Answers(book.Answer);

        Assert.Equal(77, (await _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None))).Order!.Id);
        Assert.Single(_rig.Moves);
    }

    [Fact]
    public async Task An_order_with_another_name_is_not_taken_for_it()
    {
        var book = new Book(Ending("reset"), acceptsAfter: TimeSpan.Zero) { Identifier = "somebody-elses" };
        _rig.Server.Answers(book.Answer);

        await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None)));
    }

    // The order was sent at 15:00.
    [Theory]
    [InlineData("15:00:00.000", "14:54:59.000", false)]
    [InlineData("15:00:00.000", "14:55:01.000", true)]
    [InlineData("\"symbol\":\"UA\"", "\"symbol\":\"SPY\"", false)]
    [InlineData("\"quantity\":100", "\"quantity\":10", false)]
    [InlineData("Buy to Open", "Sell to Open", false)]
    [InlineData("Buy to Open", "Buy to Close", true)]
    public async Task An_order_of_the_same_name_is_the_one_sent_only_if_it_is_of_now_and_has_its_legs(string text, string other, bool isIt)
    {
        _rig.Server.Answers((request, cancellationToken) => (request.Method == "POST" ? Ending("reset")
            : JsonReply(200, Sample.List(_rig.Moves.Count == 0 ? [] : [Sample.Order(77, "Live", "mine").Replace(text, other, StringComparison.Ordinal)])))(request, cancellationToken));
        var submitting = _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares with { ExternalIdentifier = "mine" }, null, None));

        if (isIt)
            Assert.Equal(77, (await submitting).Order!.Id);
        else
            Assert.Equal("mine", (await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => submitting)).ExternalIdentifier);
    }

    [Theory]
    [InlineData(Orders)]
    [InlineData(Orders + "/live")]
    public async Task A_name_that_an_order_of_late_has_or_one_that_works_is_not_used_again(string list)
    {
        _rig.Server.Answers((request, cancellationToken) => JsonReply(200, Sample.List(request.Path == list ? [Sample.Order(77, "Filled", "my-1")] : []))(request, cancellationToken));

        var used = await Assert.ThrowsAsync<OrderIdentifierUsedException>(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Spread, null, None)));

        Assert.Equal(("my-1", Sample.Account, 77), (used.Identifier, used.AccountNumber, used.OrderId));
        Assert.Empty(_rig.Moves);
        Assert.StartsWith("?start-date=2026-12-10&sort=Desc&", _rig.Looks[0].Query, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_two_that_send_one_name_at_the_same_time_one_does()
    {
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var answered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _rig.Server.Answers(async (request, cancellationToken) =>
        {
            if (request.Method == "GET")
                return await JsonReply(200, Sample.List())(request, cancellationToken);
            arrived.TrySetResult();
            await answered.Task.WaitAsync(cancellationToken);
            return await JsonReply(201, Sample.Placed(Sample.Order(5)))(request, cancellationToken);
        });

        var first = _rig.Orders.SubmitAsync(Sample.Account, Sample.Spread, null, None);
        await arrived.Task.WaitAsync(None);
        var second = await Assert.ThrowsAsync<OrderIdentifierUsedException>(() => _rig.Orders.SubmitAsync(Sample.Account, Sample.Spread, null, None));
        answered.SetResult();

        Assert.Equal(("my-1", null, false), (second.Identifier, second.OrderId, second.IsTwin));
        Assert.Equal(5, (await first).Order!.Id);
        Assert.Single(_rig.Moves);
    }

    [Fact]
    public async Task A_name_whose_order_may_still_arrive_is_not_sent_again()
    {
        _rig.Server.Answers((request, cancellationToken) => (request.Method == "GET" ? JsonReply(200, Sample.List()) : Ending("reset"))(request, cancellationToken));

        await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Spread, null, None)));
        await Assert.ThrowsAsync<OrderIdentifierUsedException>(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Spread, null, None)));

        Assert.Single(_rig.Moves);
    }

    [Fact]
    public async Task Nor_is_one_that_was_made_here()
    {
        var unknown = await LoseAsync(() => _rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None));

        await RefusedAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares with { ExternalIdentifier = unknown.ExternalIdentifier }, null, None));
    }

    [Fact]
    public async Task Nor_is_one_that_the_caller_made_for_this_order_alone()
    {
        await LoseAsync(() => _rig.Orders.SubmitAsync(Sample.Account, Sample.Spread, new OrderSubmitOptions { IsIdentifierNew = true }, None));

        await RefusedAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Spread, null, None));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Nor_is_one_of_any_order_of_a_complex_one(int component)
    {
        await LoseAsync(() => _rig.Orders.SubmitAsync(Sample.Account, Sample.Bracket, null, None));
        var sent = JsonElement.Parse(Assert.Single(_rig.Moves).Body);
        var name = OrderRig.IdentifierIn((component == 0 ? sent.GetProperty("trigger-order") : sent.GetProperty("orders")[component - 1]).GetRawText());

        await RefusedAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares with { ExternalIdentifier = name }, null, None));
    }

    [Fact]
    public async Task Nor_is_one_of_a_replacement_that_may_still_arrive()
    {
        _rig.Server.Answers((request, cancellationToken) =>
            (request.Method == "GET" ? JsonReply(200, request.Path == Orders + "/17" ? Sample.Envelope(Sample.Order(17, "Live")) : Sample.List()) : Ending("reset"))(request, cancellationToken));
        await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(_rig.Orders.ReplaceAsync(Sample.Account, 17, Sample.Shares with { ExternalIdentifier = "mine" }, null, None)));

        await RefusedAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares with { ExternalIdentifier = "mine" }, null, None));
    }

    [Fact]
    public async Task A_name_whose_order_was_refused_is_free_again()
    {
        var refuses = true;
        _rig.Server.Answers((request, cancellationToken) => (request.Method == "GET" ? JsonReply(200, Sample.List())
            : refuses ? JsonReply(422, Sample.Refusal("margin_check_failed")) : JsonReply(201, Sample.Placed(Sample.Order(5))))(request, cancellationToken));

        await Assert.ThrowsAsync<OrderRefusedException>(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Spread, null, None)));
        refuses = false;

        Assert.Equal(5, (await _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Spread, null, None))).Order!.Id);
    }

    [Theory]
    [InlineData(503, "{}")]
    [InlineData(200, """{"data":{"items":[{"id":7""")]
    public async Task Where_nobody_can_tell_whether_a_name_is_used_nothing_is_sent(int status, string reply)
    {
        _rig.Server.Answers(JsonReply(status, reply));

        await Assert.ThrowsAsync<OrderNotSentException>(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Spread, null, None)));
        Assert.Empty(_rig.Moves);
    }

    [Fact]
    public async Task A_client_disposed_of_while_an_order_is_sent_leaves_it_unknown()
    {
        _rig.Server.Answers((request, cancellationToken) =>
        {
            _rig.Dispose();
            return Ending("reset")(request, cancellationToken);
        });

        var unknown = await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None)));

        Assert.Equal(OrderRig.IdentifierIn(Assert.Single(_rig.Moves).Body), unknown.ExternalIdentifier);
    }

    [Fact]
    public async Task A_look_that_fails_in_an_unforeseen_way_says_nothing_about_the_order()
    {
        _rig.Server.Answers((request, cancellationToken) => (request.Method == "POST" ? Ending("reset") : Throws(new FormatException("unforeseen")))(request, cancellationToken));

        await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None)));
    }

    [Fact]
    public async Task Text_that_is_no_Unicode_hides_no_order()
    {
        string? name = null;
        _rig.Server.Answers((request, cancellationToken) =>
        {
            name ??= OrderRig.IdentifierIn(request.Body);
            return (request.Method == "POST" ? Ending("reset") : JsonReply(200, Sample.List(Sample.Order(76, "Live", @"\ud800"), Sample.Order(77, "Live", name))))(request, cancellationToken);
        });

        Assert.Equal(77, (await _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None))).Order!.Id);
    }

    [Fact]
    public async Task Fees_that_hold_text_that_is_no_Unicode_are_not_known_and_the_order_is()
    {
        _rig.Server.Answers((request, cancellationToken) => JsonReply(201, $$$$"""
            {"data":{"order":{{{{Sample.Order(77, "Routed", OrderRig.IdentifierIn(request.Body))}}}},"fee-calculation":{"total-fees":"1.0","\ud800":1},"buying-power-effect":{"change-in-buying-power":"5.0"}}}
            """)(request, cancellationToken));

        var placed = await _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None));

        Assert.Equal((77, false, null, 5m), (placed.Order!.Id, placed.WasLookedUp, placed.Fees, placed.BuyingPower!.ChangeInBuyingPower));
    }

    [Fact]
    public async Task A_refusal_that_holds_text_that_is_no_Unicode_is_known_to_be_one_or_said_to_be_unknown()
    {
        _rig.Server.Answers((request, cancellationToken) =>
            (request.Method == "POST" ? JsonReply(422, """{"error":{"code":"preflight_check_failure","message":"No.","errors":[{"code":"margin_check_failed","message":"\ud800"}]}}""") : JsonReply(200, Sample.List()))(request, cancellationToken));

        var failure = await Record.ExceptionAsync(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None)));

        Assert.True(failure is OrderRefusedException or OrderOutcomeUnknownException, $"{failure}");
    }

    [Fact]
    public async Task A_reply_that_does_not_come_is_not_waited_for_as_long_as_others_before_the_order_is_looked_up()
    {
        using var rig = new OrderRig(replyTimeout: TimeSpan.FromSeconds(30));
        rig.Clock.LeavesDeadlines = false;
        string? name = null;
        rig.Server.Answers((request, cancellationToken) =>
        {
            name ??= OrderRig.IdentifierIn(request.Body);
            rig.Clock.LeavesDeadlines = true; // The reply's has begun; those of the looks are none of this test's.
            return (request.Method == "POST" ? Never : JsonReply(200, Sample.List(Sample.Order(77, "Live", name))))(request, cancellationToken);
        });

        var placed = await rig.RunAsync(rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None));

        Assert.Equal((77, true, TimeSpan.FromSeconds(30)), (placed.Order!.Id, placed.WasLookedUp, rig.Clock.Elapsed));
        Assert.Single(rig.Moves);
    }

    [Theory]
    [InlineData(true, LookUpStage.Found)]
    [InlineData(false, LookUpStage.Ended)]
    public async Task Whoever_waits_is_told_that_the_order_is_looked_for(bool isThere, LookUpStage last)
    {
        var stages = new List<LookUpStage>();
        _rig.Server.Answers(new Book(Ending("reset"), isThere ? TimeSpan.FromSeconds(5) : null).Answer);

        await Record.ExceptionAsync(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, new OrderSubmitOptions { OnLookUp = stages.Add }, None)));

        Assert.Equal([LookUpStage.Begun, last], stages);
    }

    [Fact]
    public async Task A_call_cancelled_before_it_is_sent_is_cancelled_and_nothing_else()
    {
        using var stop = new CancellationTokenSource();
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, stop.Token));
        Assert.Empty(_rig.Server.Calls);
    }

    [Fact]
    public async Task A_call_cancelled_after_it_is_sent_still_looks_and_returns_the_order_it_finds()
    {
        using var stop = new CancellationTokenSource();
        var book = new Book(Cancelling(stop), acceptsAfter: TimeSpan.FromSeconds(2));
        _rig.Server.Answers(book.Answer);

        var placed = await _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, stop.Token));

        Assert.True(placed.WasLookedUp);
        Assert.Single(_rig.Moves);
    }

    [Fact]
    public async Task A_call_cancelled_after_it_is_sent_does_not_look_for_long()
    {
        using var stop = new CancellationTokenSource();
        _rig.Server.Answers(new Book(Cancelling(stop), acceptsAfter: null).Answer);

        await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, stop.Token)));

        Assert.InRange(_rig.Clock.Elapsed, TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(9));
    }

    [Fact]
    public async Task A_call_cancelled_while_it_looks_ends_soon_with_the_truth()
    {
        using var stop = _rig.Clock.CreateCancellationTokenSource(TimeSpan.FromSeconds(10));
        _rig.Server.Answers(new Book(Ending("reset"), acceptsAfter: null).Answer);

        await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, stop.Token)));

        Assert.InRange(_rig.Clock.Elapsed, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(19));
    }

    [Fact]
    public async Task A_token_known_to_lack_the_scope_is_refused_before_anything_is_sent()
    {
        using var reader = new OrderRig("read openid");

        var missing = await Assert.ThrowsAsync<TradeScopeMissingException>(() => reader.RunAsync(reader.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None)));
        await Assert.ThrowsAsync<TradeScopeMissingException>(() => reader.RunAsync(reader.Orders.PreviewAsync(Sample.Account, Sample.Shares, None)));
        await Assert.ThrowsAsync<TradeScopeMissingException>(() => reader.RunAsync(reader.Orders.CancelAsync(Sample.Account, 1, null, None)));

        Assert.Equal(("trade", "read openid"), (missing.Required, string.Join(" ", missing.Granted)));
        Assert.Empty(reader.Server.Calls);
    }

    [Fact]
    public async Task A_token_that_does_not_tell_its_scopes_is_left_to_the_service()
    {
        using var unsure = new OrderRig("");
        unsure.Server.Answers(JsonReply(201, Sample.Placed(Sample.Order(5))));

        Assert.Equal(5, (await unsure.RunAsync(unsure.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None))).Order!.Id);
    }

    [Fact]
    public async Task What_a_check_or_a_cap_forbids_is_not_sent()
    {
        await Assert.ThrowsAsync<OrderCheckException>(() => _rig.Orders.SubmitAsync(Sample.Account, Sample.Shares with { PriceEffect = PriceEffect.Credit }, null, None));
        await Assert.ThrowsAsync<OrderCheckException>(() => _rig.Orders.PreviewAsync(Sample.Account, Sample.Shares with { Price = 0m }, None));
        await _rig.Caps.ChangeAsync(caps => caps with { IsOff = true }, false, None);
        await Assert.ThrowsAsync<OrderLimitException>(() => _rig.Orders.SubmitAsync(Sample.Account, Sample.Shares, null, None));
        await Assert.ThrowsAsync<OrderLimitException>(() => _rig.Orders.SubmitAsync(Sample.Account, Sample.Bracket, null, None));
        await Assert.ThrowsAsync<OrderLimitException>(() => _rig.Orders.ReplaceAsync(Sample.Account, 17, Sample.Spread, null, None));

        Assert.Empty(_rig.Server.Calls);
    }

    [Theory]
    [InlineData("single")]
    [InlineData("complex")]
    [InlineData("raw")]
    [InlineData("raw complex")]
    public async Task Switched_off_while_the_name_is_looked_for_nothing_is_sent(string way)
    {
        const string Named = """{"external-identifier":"my-1","order-type":"Limit","time-in-force":"Day","price":"6.5","price-effect":"Debit","legs":[{"instrument-type":"Equity","symbol":"UA","action":"Buy to Open","quantity":100}]}""";
        _rig.Server.Answers(async (request, cancellationToken) =>
        {
            await _rig.Caps.ChangeAsync(caps => caps with { IsOff = true }, false, cancellationToken);
            return await (request.Method == "GET" ? JsonReply(200, Sample.List()) : JsonReply(201, Sample.Placed(Sample.Order(5))))(request, cancellationToken);
        });
        Task submitting = way switch
        {
            "single" => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Spread, null, None)),
            "complex" => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Bracket with { TriggerOrder = Sample.Shares with { ExternalIdentifier = "my-1" } }, null, None)),
            "raw" => _rig.RunAsync(_rig.Orders.SendRawAsync(HttpMethod.Post, Orders, Named, null, None)),
            _ => _rig.RunAsync(_rig.Orders.SendRawAsync(HttpMethod.Post, "/accounts/5WT00001/complex-orders", $$"""{"type":"OCO","orders":[{{Named}},{{Named.Replace("my-1", "my-2", StringComparison.Ordinal)}}]}""", null, None)),
        };

        Assert.Equal(OrderLimit.Off, (await Assert.ThrowsAsync<OrderLimitException>(() => submitting)).Limit);
        Assert.Empty(_rig.Moves);
        Assert.NotEmpty(_rig.Looks);
    }

    public void Dispose() => _rig.Dispose();

    private async Task<OrderOutcomeUnknownException> LoseAsync(Func<Task<PlacedOrder>> submit)
    {
        _rig.Server.Answers((request, cancellationToken) => (request.Method == "GET" ? JsonReply(200, Sample.List()) : Ending("reset"))(request, cancellationToken));
        return await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(submit()));
    }

    private async Task RefusedAsync(Task<PlacedOrder> submitting)
    {
        await Assert.ThrowsAsync<OrderIdentifierUsedException>(() => _rig.RunAsync(submitting));
        Assert.Single(_rig.Moves);
    }

    internal static Answer Ending(string end) => end switch
    {
        "reset" => Throws(new HttpRequestException("broken", new SocketException((int)SocketError.ConnectionReset))),
        "early end" => Throws(new HttpRequestException("ended", new IOException("early"))),
        "500" => JsonReply(500, """{"error":{"code":"internal","message":"Unique customer support identifier: 1."}}"""),
        "502 page" => HtmlReply(502),
        "503" => JsonReply(503, "{}"),
        "408" => JsonReply(408, """{"error":{"code":"timeout","message":"Slow."}}"""),
        "400 page" => HtmlReply(400),
        "404 without body" => AnyReply(404, "", null, null),
        "302" => AnyReply(302, "", null, null),
        "201 that is no JSON" => HtmlReply(201),
        "201 without order" => JsonReply(201, Sample.Envelope("{}")),
        "201 that ends early" => JsonReply(201, """{"data":{"order":{"id":77"""),
        _ => throw new ArgumentOutOfRangeException(nameof(end), end, null),
    };

    private static Answer Cancelling(CancellationTokenSource stop) => async (_, cancellationToken) =>
    {
        await stop.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
        throw new InvalidOperationException("Unreachable.");
    };

    /// <summary>Plays an end for whatever moves an order, and shows the order it was, from a time on or never.</summary>
    private sealed class Book(Answer end, TimeSpan? acceptsAfter)
    {
        private string? _sent;
        private TimeSpan _sentAt;
        private int _looks;

        public string? Identifier { get; init; }

        public bool IsSearchEmpty { get; init; }

        public int FailingLooks { get; init; }

        public Answer Answer => (request, cancellationToken) =>
        {
            if (request.Method == "POST")
            {
                (_sent, _sentAt) = (OrderRig.IdentifierIn(request.Body), request.At);
                return end(request, cancellationToken);
            }

            if (_looks++ < FailingLooks)
                return HtmlReply(503)(request, cancellationToken);
            var isThere = acceptsAfter is { } delay && request.At >= _sentAt + delay && !(IsSearchEmpty && request.Path == Orders);
            return JsonReply(200, Sample.List(isThere ? [Sample.Order(76, identifier: "other"), Sample.Order(77, "Live", Identifier ?? _sent)] : [Sample.Order(76, identifier: "other")]))(request, cancellationToken);
        };
    }
}
