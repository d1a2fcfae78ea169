using System.Text.Json;
using TastyPS.Client.Orders.Submission;
using TastyPS.Client.Tests.Http;
using static TastyPS.Client.Tests.Http.ScriptedServer;

namespace TastyPS.Client.Tests.Orders.Submission;

/// <summary>Complex orders are found again by the names of their components.</summary>
public sealed class ComplexSubmissionTests : IDisposable
{
    private readonly OrderRig _rig = new();

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Every_component_gets_a_name_of_its_own()
    {
        _rig.Server.Answers(JsonReply(201, Sample.Envelope("""{"complex-order":{"id":9,"type":"OTOCO","orders":[]}}""")));

        var placed = await _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Bracket, null, None));

        var move = Assert.Single(_rig.Moves);
        var names = NamesIn(move.Body);
        Assert.Equal(("POST", "/accounts/5WT00001/complex-orders"), (move.Method, move.Path));
        Assert.Equal(3, names.Distinct().Count());
        Assert.Equal((9, names[0], false), (placed.ComplexOrder!.Id, placed.ExternalIdentifier, placed.WasLookedUp));
    }

    [Fact]
    public async Task A_component_that_the_search_finds_leads_to_its_complex_order()
    {
        var names = new List<string>();
        _rig.Server.Answers((request, cancellationToken) => request switch
        {
            { Method: "POST" } => Lose(request, names, cancellationToken),
            { Path: "/accounts/5WT00001/complex-orders/9" } => JsonReply(200, Sample.Envelope("""{"id":9,"type":"OTOCO","orders":[]}"""))(request, cancellationToken),
            _ => JsonReply(200, Sample.List(Sample.Order(77, "Contingent", names[0], ",\"complex-order-id\":9")))(request, cancellationToken),
        });

        var placed = await _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Bracket, null, None));

        Assert.Equal((9, true, names[0]), (placed.ComplexOrder!.Id, placed.WasLookedUp, placed.ExternalIdentifier));
        Assert.Single(_rig.Moves);
    }

    [Fact]
    public async Task A_component_that_only_the_live_complex_orders_show_is_found()
    {
        var names = new List<string>();
        _rig.Server.Answers((request, cancellationToken) => request switch
        {
            { Method: "POST" } => Lose(request, names, cancellationToken),
            { Path: "/accounts/5WT00001/complex-orders/live" } => JsonReply(200, Sample.List($$"""{"id":9,"type":"OTOCO","trigger-order":{{Sample.Order(77, "Contingent", names[0])}},"orders":[]}"""))(request, cancellationToken),
            _ => JsonReply(200, Sample.List())(request, cancellationToken),
        });

        Assert.Equal(9, (await _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Bracket, null, None))).ComplexOrder!.Id);
        Assert.Single(_rig.Moves);
    }

    [Fact]
    public async Task One_that_is_not_found_is_unknown_by_the_name_of_its_first_component()
    {
        var names = new List<string>();
        _rig.Server.Answers((request, cancellationToken) => request.Method == "POST" ? Lose(request, names, cancellationToken) : JsonReply(200, Sample.List())(request, cancellationToken));

        var unknown = await Assert.ThrowsAsync<OrderOutcomeUnknownException>(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, Sample.Bracket, null, None)));

        Assert.Equal(names[0], unknown.ExternalIdentifier);
        Assert.Single(_rig.Moves);
    }

    [Fact]
    public async Task Two_orders_of_one_name_are_refused()
    {
        var bracket = Sample.Bracket with { Orders = [.. Sample.Bracket.Orders.Select(order => order with { ExternalIdentifier = "twin" })] };

        Assert.Equal("twin", (await Assert.ThrowsAsync<OrderIdentifierUsedException>(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, bracket, null, None)))).Identifier);
        Assert.Empty(_rig.Server.Calls);
    }

    [Fact]
    public async Task A_name_that_one_of_the_orders_has_from_before_is_refused()
    {
        _rig.Server.Answers(JsonReply(200, Sample.List(Sample.Order(77, "Filled", "mine"))));
        var bracket = Sample.Bracket with { Orders = [Sample.Bracket.Orders[0] with { ExternalIdentifier = "mine" }, Sample.Bracket.Orders[1]] };

        Assert.Equal(77, (await Assert.ThrowsAsync<OrderIdentifierUsedException>(() => _rig.RunAsync(_rig.Orders.SubmitAsync(Sample.Account, bracket, null, None)))).OrderId);
        Assert.Empty(_rig.Moves);
    }

    public void Dispose() => _rig.Dispose();

    private static Task<HttpResponseMessage> Lose(SeenRequest request, List<string> names, CancellationToken cancellationToken)
    {
        names.AddRange(NamesIn(request.Body));
        return SubmissionTests.Ending("reset")(request, cancellationToken);
    }

    private static List<string> NamesIn(string body)
    {
        var root = JsonElement.Parse(body);
        return [.. new[] { root.GetProperty("trigger-order") }.Concat(root.GetProperty("orders").EnumerateArray()).Select(order => order.GetProperty("external-identifier").GetString()!)];
    }
}
