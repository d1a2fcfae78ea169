using System.Globalization;
using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Broker.Orders;
using TastyPS.Simulator.Faults;

namespace TastyPS.Simulator.Rest.Families.Orders;

/// <summary>Orders that depend on each other.</summary>
internal sealed class ComplexOrderRoutes(Brokerage brokerage) : IRouteFamily
{
    private const int DefaultPage = 10;
    private const int LargestPage = 200;

    private OrderDesk Desk => brokerage.Desk;

    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/accounts/{number}/complex-orders", Search) { Scope = RouteScope.Read },
        new Route("GET", "/accounts/{number}/complex-orders/live", ListLive) { Scope = RouteScope.Read },
        new Route("GET", "/accounts/{number}/complex-orders/{id}", Show) { Scope = RouteScope.Read },
        new Route("POST", "/accounts/{number}/complex-orders/dry-run", DryRun) { Scope = RouteScope.Trade, Limit = RequestClass.Order },
        new Route("POST", "/accounts/{number}/complex-orders", Submit) { Scope = RouteScope.Trade, Limit = RequestClass.Order },
        new Route("POST", "/accounts/{number}/complex-orders/{id}/dry-run", DryRunChange) { Scope = RouteScope.Trade, Limit = RequestClass.Order },
        new Route("PATCH", "/accounts/{number}/complex-orders/{id}", Edit) { Scope = RouteScope.Trade, Limit = RequestClass.Order },
        new Route("DELETE", "/accounts/{number}/complex-orders/{id}", Cancel) { Scope = RouteScope.Trade, Limit = RequestClass.Order },
    ];

    private RestReply Search(RestRequest request)
    {
        if (!TryFindAccount(request, out var account)) return RestError.NotPermitted();
        return PageRequest.TryRead(request.Query, DefaultPage, LargestPage, out var page, out var refusal)
            ? Envelope.Page(request, page, Desk.SearchComplex(account), ComplexOrderWriter.Write)
            : refusal;
    }

    private RestReply ListLive(RestRequest request) =>
        TryFindAccount(request, out var account) ? Envelope.List(request, Desk.LiveComplex(account), ComplexOrderWriter.Write) : RestError.NotPermitted();

    private RestReply Show(RestRequest request)
    {
        if (!TryFindAccount(request, out var account)) return RestError.NotPermitted();
        return Desk.FindComplex(account, IdOf(request)) is { } complex
            ? Envelope.Single(request, writer => ComplexOrderWriter.Write(writer, complex))
            : RestError.NotFound("Complex order not found");
    }

    private RestReply DryRun(RestRequest request) => WithTicket(request, (account, ticket) => OrderReplies.Checked(request, Desk.Check(account, ticket), isPlaced: false));

    private RestReply Submit(RestRequest request) => WithTicket(request, (account, ticket) =>
    {
        if (request.Fault is { Kind: FaultKind.AcceptLate } fault)
        {
            Desk.PlaceLater(account, ticket, fault.Duration);
            return RestError.OfStatus(504);
        }
        return OrderReplies.Checked(request, Desk.Place(account, ticket).Preflight, isPlaced: true);
    });

    private RestReply Edit(RestRequest request) => WithRatio(request, (account, id, comparator, threshold) =>
        OrderReplies.Changed(request, Desk.EditComplex(account, id, comparator, threshold), "updated"));

    private RestReply DryRunChange(RestRequest request) => WithRatio(request, (account, id, comparator, threshold) =>
        OrderReplies.Previewed(request, Desk.CheckComplexEdit(account, id, comparator, threshold)));

    private RestReply Cancel(RestRequest request) =>
        TryFindAccount(request, out var account) ? OrderReplies.Changed(request, Desk.CancelComplex(account, IdOf(request)), "cancelled") : RestError.NotPermitted();

    private RestReply WithTicket(RestRequest request, Func<string, ComplexTicket, RestReply> act)
    {
        if (!TryFindAccount(request, out var account)) return RestError.NotPermitted();
        var body = BodyFields.Of(request);
        var ticket = TicketReader.Complex(body);
        return body.Mistakes.Count > 0 ? RestError.Invalid(body.Mistakes) : act(account, ticket);
    }

    private RestReply WithRatio(RestRequest request, Func<string, long, Comparator?, decimal?, RestReply> act)
    {
        if (!TryFindAccount(request, out var account)) return RestError.NotPermitted();
        var body = BodyFields.Of(request);
        var comparator = TicketReader.Comparator(body, "ratio-price-comparator");
        var threshold = body.Number("ratio-price-threshold");
        return body.Mistakes.Count > 0 ? RestError.Invalid(body.Mistakes) : act(account, IdOf(request), comparator, threshold);
    }

    private bool TryFindAccount(RestRequest request, out string account)
    {
        account = request.PathValues["number"];
        return brokerage.TryFind(account, out _, out _);
    }

    private static long IdOf(RestRequest request) => long.TryParse(request.PathValues["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
