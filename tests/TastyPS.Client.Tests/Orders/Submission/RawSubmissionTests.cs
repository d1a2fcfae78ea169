using System.Text.Json;
using TastyPS.Client.Http;
using TastyPS.Client.Orders.Submission;
using TastyPS.Client.Raw;
using TastyPS.Client.Tests.Http;
using static TastyPS.Client.Tests.Http.ScriptedServer;

namespace TastyPS.Client.Tests.Orders.Submission;

/// <summary>Orders as somebody wrote them are sent once, too; what was found in place of a reply says so.</summary>
public sealed class RawSubmissionTests : IDisposable
{
    private const string Orders = "/accounts/5WT00001/orders";
    private const string Complex = "/accounts/5WT00001/complex-orders";
    private const string Body =
        """{"order-type":"Limit","time-in-force":"Day","price":"6.5","price-effect":"Debit","legs":[{"instrument-type":"Equity","symbol":"UA","action":"Buy to Open","quantity":100}]}""";
    private const string Change = """{"order-type":"Limit","time-in-force":"Day","price":"6.5","price-effect":"Debit"}""";
    private const string Pair = $$"""{"type":"OCO","orders":[{{Body}},{{Body}}]}""";

    private readonly OrderRig _rig = new();

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_reply_that_came_is_given_as_it_came()
    {
        _rig.Server.Answers(JsonReply(201, Sample.Placed(Sample.Order(5))));

        var reply = await SendAsync(HttpMethod.Post, Orders, Body);

        Assert.Equal((false, null, 201), (reply.WasLookedUp, reply.ExternalIdentifier, (int)reply.StatusCode));
        Assert.Empty(_rig.Looks);
    }

    [Fact]
    public async Task An_order_whose_reply_is_lost_is_given_with_the_name_it_was_found_by()
    {
        string? name = null;
        LoseReplies(request => request.Path == Orders ? Sample.List(Sample.Order(18, "Live", name)) : Sample.Envelope(Sample.Order(18, "Live", name)), body => name = OrderRig.IdentifierIn(body));

        var reply = await SendAsync(HttpMethod.Post, Orders, Body);

        Assert.Equal((true, name, 18), (reply.WasLookedUp, reply.ExternalIdentifier, reply.Data!.Value.GetProperty("order").GetProperty("id").GetInt64()));
        Assert.NotNull(name);
        Assert.Single(_rig.Moves);
    }

    [Fact]
    public async Task So_is_a_complex_order()
    {
        string? name = null;
        LoseReplies(
            request => request.Path == Orders
                ? Sample.List(Sample.Order(18, "Live", name, ",\"complex-order-id\":9"))
                : Sample.Envelope($$"""{"id":9,"type":"OCO","orders":[{{Sample.Order(18, "Live", name)}}]}"""),
            body => name = OrderRig.IdentifierIn(JsonElement.Parse(body).GetProperty("orders")[0].GetRawText()));

        var reply = await SendAsync(HttpMethod.Post, Complex, Pair);

        Assert.Equal((true, name, 9), (reply.WasLookedUp, reply.ExternalIdentifier, reply.Data!.Value.GetProperty("complex-order").GetProperty("id").GetInt64()));
        Assert.Single(_rig.Moves);
    }

    [Theory]
    [InlineData("PUT", Orders + "/17", Change)]
    [InlineData("PATCH", Orders + "/17", Change)]
    [InlineData("DELETE", Orders + "/17", null)]
    [InlineData("DELETE", Complex + "/17", null)]
    public async Task A_change_whose_reply_is_lost_is_told_by_the_order(string method, string path, string? body)
    {
        LoseReplies(request => Sample.Envelope(Sample.Order(request.Path.EndsWith("/18", StringComparison.Ordinal) ? 18 : 17, "Cancelled", more: method[0] == 'P' ? ",\"edited\":true,\"replacing-order-id\":18" : $",\"orders\":[{Sample.Order(16, "Cancelled")}]")));

        var reply = await SendAsync(new HttpMethod(method), path, body);

        Assert.Equal((true, method[0] == 'P' ? 18 : 17), (reply.WasLookedUp, reply.Data!.Value.GetProperty("id").GetInt64()));
        Assert.Single(_rig.Moves);
    }

    [Fact]
    public async Task All_looks_for_an_order_are_held_to_the_limits_of_orders()
    {
        string? name = null;
        LoseReplies(request => request.Path == Orders ? Sample.List(Sample.Order(18, "Live", name)) : Sample.Envelope(Sample.Order(18, "Live", name)), body => name = OrderRig.IdentifierIn(body));

        await SendAsync(HttpMethod.Post, Orders, Body);

        Assert.Equal(2, _rig.Looks.Count);
        Assert.DoesNotContain(_rig.Log, entry => entry.Family == ApiFamily.Accounts);
    }

    [Fact]
    public async Task A_name_that_is_used_already_is_refused()
    {
        _rig.Server.Answers(JsonReply(200, Sample.List(Sample.Order(77, "Filled", "mine"))));

        await Assert.ThrowsAsync<OrderIdentifierUsedException>(() => SendAsync(HttpMethod.Post, Orders, Body.Replace("{\"order-type", "{\"external-identifier\":\"mine\",\"order-type", StringComparison.Ordinal)));
        Assert.Empty(_rig.Moves);
    }

    [Fact]
    public async Task One_that_is_not_found_is_unknown_by_its_name()
    {
        LoseReplies(_ => Sample.List());

        var unknown = await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => SendAsync(HttpMethod.Post, Orders, Body));

        Assert.Equal(OrderRig.IdentifierIn(Assert.Single(_rig.Moves).Body), unknown.ExternalIdentifier);
    }

    [Theory]
    [InlineData(Orders, Body, false)]
    [InlineData(Complex, Pair, false)]
    [InlineData(Complex, Pair, true)]
    public async Task Its_name_is_not_sent_again(string path, string body, bool isSecond)
    {
        LoseReplies(_ => Sample.List());
        var unknown = await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => SendAsync(HttpMethod.Post, path, body));
        var name = isSecond ? OrderRig.IdentifierIn(JsonElement.Parse(_rig.Moves[0].Body).GetProperty("orders")[1].GetRawText()) : unknown.ExternalIdentifier;

        await Assert.ThrowsAsync<OrderIdentifierUsedException>(() => SendAsync(HttpMethod.Post, Orders, Body.Replace("{\"order-type", $"{{\"external-identifier\":\"{name}\",\"order-type", StringComparison.Ordinal)));
        Assert.Single(_rig.Moves);
    }

    public void Dispose() => _rig.Dispose();

    private Task<RawReply> SendAsync(HttpMethod method, string path, string? body) => _rig.RunAsync(_rig.Orders.SendRawAsync(method, path, body, null, None));

    private void LoseReplies(Func<SeenRequest, string> look, Action<string>? sent = null) => _rig.Server.Answers((request, cancellationToken) =>
    {
        if (request.Method == "GET")
            return JsonReply(200, look(request))(request, cancellationToken);
        if (request.Body.Length > 0)
            sent?.Invoke(request.Body);
        return SubmissionTests.Ending("reset")(request, cancellationToken);
    });
}
