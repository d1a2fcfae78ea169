using System.Globalization;
using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Broker.Orders;
using TastyPS.Simulator.Faults;

namespace TastyPS.Simulator.Rest.Families.Orders;

/// <summary>The orders of an account: checked, placed, looked for, replaced, edited, cancelled. A replacement keeps the legs.</summary>
internal sealed class OrderRoutes(Brokerage brokerage) : IRouteFamily
{
    private const int DefaultPage = 100;
    private const int LargestPage = 200;

    private OrderDesk Desk => brokerage.Desk;

    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/accounts/{number}/orders", Search) { Scope = RouteScope.Read },
        new Route("GET", "/accounts/{number}/orders/live", ListLive) { Scope = RouteScope.Read },
        new Route("GET", "/accounts/{number}/orders/{id}", Show) { Scope = RouteScope.Read },
        new Route("POST", "/accounts/{number}/orders/dry-run", DryRun) { Scope = RouteScope.Trade, Limit = RequestClass.Order },
        new Route("POST", "/accounts/{number}/orders", Submit) { Scope = RouteScope.Trade, Limit = RequestClass.Order },
        new Route("PUT", "/accounts/{number}/orders/{id}", Replace) { Scope = RouteScope.Trade, Limit = RequestClass.Order },
        new Route("PATCH", "/accounts/{number}/orders/{id}", Edit) { Scope = RouteScope.Trade, Limit = RequestClass.Order },
        new Route("DELETE", "/accounts/{number}/orders/{id}", Cancel) { Scope = RouteScope.Trade, Limit = RequestClass.Order },
        new Route("POST", "/accounts/{number}/orders/{id}/dry-run", DryRunChange) { Scope = RouteScope.Trade, Limit = RequestClass.Order },
        new Route("POST", "/accounts/{number}/orders/{id}/reconfirm", Reconfirm) { Scope = RouteScope.Trade, Limit = RequestClass.Order },
    ];

    private RestReply Search(RestRequest request)
    {
        if (!TryFindAccount(request, out var account)) return RestError.NotPermitted();
        if (!PageRequest.TryRead(request.Query, DefaultPage, LargestPage, out var page, out var refusal)) return refusal;
        if (!OrderQuery.TryRead(request, out var filter, out refusal)) return refusal;
        return Envelope.Page(request, page, Desk.Search(account, filter), OrderWriter.Write);
    }

    private RestReply ListLive(RestRequest request)
    {
        if (!TryFindAccount(request, out var account)) return RestError.NotPermitted();
        if (!PageRequest.TryRead(request.Query, DefaultPage, LargestPage, out var page, out var refusal)) return refusal;
        if (!OrderQuery.TryReadLive(request, out var isWanted)) return RestError.Invalid("status", "does not have a valid value");
        return Envelope.Page(request, page, [.. Desk.Live(account).Where(isWanted)], OrderWriter.Write);
    }

    private RestReply Show(RestRequest request)
    {
        if (!TryFindAccount(request, out var account)) return RestError.NotPermitted();
        return Desk.Find(account, IdOf(request)) is { } order ? Envelope.Single(request, writer => OrderWriter.Write(writer, order)) : RestError.NotFound("Order not found");
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

    private RestReply Replace(RestRequest request)
    {
        if (!TryFindAccount(request, out var account)) return RestError.NotPermitted();
        var body = BodyFields.Of(request);
        var ticket = TicketReader.Order(body, withLegs: false);
        var legs = TicketReader.Legs(body);
        if (body.Mistakes.Count > 0) return RestError.Invalid(body.Mistakes);
        return RefuseLegs(account, request, legs) ?? OrderReplies.Changed(request, Desk.Replace(account, IdOf(request), ticket), "updated");
    }

    private RestReply Edit(RestRequest request) => WithEdit(request, (account, id, edit) => OrderReplies.Changed(request, Desk.Edit(account, id, edit), "updated"));

    private RestReply DryRunChange(RestRequest request) => WithEdit(request, (account, id, edit) => OrderReplies.Previewed(request, Desk.CheckEdit(account, id, edit)));

    private RestReply Cancel(RestRequest request) =>
        TryFindAccount(request, out var account) ? OrderReplies.Changed(request, Desk.Cancel(account, IdOf(request)), "cancelled") : RestError.NotPermitted();

    private RestReply Reconfirm(RestRequest request) =>
        TryFindAccount(request, out var account) ? OrderReplies.Changed(request, Desk.Reconfirm(account, IdOf(request)), "reconfirmed") : RestError.NotPermitted();

    private RestReply WithTicket(RestRequest request, Func<string, OrderTicket, RestReply> act)
    {
        if (!TryFindAccount(request, out var account)) return RestError.NotPermitted();
        var body = BodyFields.Of(request);
        var ticket = TicketReader.Order(body);
        return body.Mistakes.Count > 0 ? RestError.Invalid(body.Mistakes) : act(account, ticket);
    }

    private RestReply WithEdit(RestRequest request, Func<string, long, OrderEdit, RestReply> act)
    {
        if (!TryFindAccount(request, out var account)) return RestError.NotPermitted();
        var body = BodyFields.Of(request);
        var edit = TicketReader.Edit(body);
        var legs = TicketReader.Legs(body);
        if (body.Mistakes.Count > 0) return RestError.Invalid(body.Mistakes);
        return RefuseLegs(account, request, legs) ?? act(account, IdOf(request), edit);
    }

    // Equal legs are taken for what they are; other ones would be another order.
    private RestReply? RefuseLegs(string account, RestRequest request, IReadOnlyList<LegTicket> legs)
    {
        if (legs.Count == 0 || Desk.Find(account, IdOf(request)) is not { } order) return null;
        var areEqual = legs.Count == order.Legs.Count && legs.All(leg => order.Legs.Any(own =>
            own.Symbol == leg.Symbol && own.Kind == leg.Kind && own.Action.IsBuy() == leg.Action.IsBuy() && (leg.Quantity is null || leg.Quantity == own.Quantity || leg.Quantity == own.RemainingQuantity)));
        return areEqual ? null : RestError.Unprocessable("cannot_update_order", "the legs of an order cannot be changed");
    }

    private bool TryFindAccount(RestRequest request, out string account)
    {
        account = request.PathValues["number"];
        return brokerage.TryFind(account, out _, out _);
    }

    private static long IdOf(RestRequest request) => long.TryParse(request.PathValues["id"], NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0;
}
