using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Broker.Orders;

namespace TastyPS.Simulator.Rest.Families.Orders;

/// <summary>The orders of several accounts at once; which ones has to be said.</summary>
internal sealed class CustomerOrderRoutes(Brokerage brokerage) : IRouteFamily
{
    private const int DefaultPage = 100;
    private const int LargestPage = 200;

    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/customers/me/orders", Search) { Scope = RouteScope.Read },
        new Route("GET", "/customers/me/orders/live", ListLive) { Scope = RouteScope.Read },
    ];

    private RestReply Search(RestRequest request)
    {
        if (RefuseAccounts(request, out var accounts) is { } refused) return refused;
        if (!PageRequest.TryRead(request.Query, DefaultPage, LargestPage, out var page, out var refusal)) return refusal;
        if (!OrderQuery.TryRead(request, out var filter, out refusal)) return refusal;
        var found = accounts.SelectMany(account => brokerage.Desk.Search(account, filter));
        OrderState[] sorted = [.. filter.IsAscending ? found.OrderBy(order => order.Id) : found.OrderByDescending(order => order.Id)];
        return Envelope.Page(request, page, sorted, OrderWriter.Write);
    }

    private RestReply ListLive(RestRequest request)
    {
        if (RefuseAccounts(request, out var accounts) is { } refused) return refused;
        if (!OrderQuery.TryReadLive(request, out var isWanted)) return RestError.Invalid("status", "does not have a valid value");
        OrderState[] found = [.. accounts.SelectMany(brokerage.Desk.Live).Where(isWanted).OrderByDescending(order => order.Id)];
        if (!OrderQuery.IsStrict(request)) return Envelope.List(request, found, OrderWriter.Write);
        return PageRequest.TryRead(request.Query, DefaultPage, LargestPage, out var page, out var refusal) ? Envelope.Page(request, page, found, OrderWriter.Write) : refusal;
    }

    private RestReply? RefuseAccounts(RestRequest request, out string[] accounts)
    {
        accounts = [.. request.Query.All("account-numbers").Distinct(StringComparer.Ordinal)];
        if (accounts.Length == 0) return RestError.Invalid("account-numbers", "is missing");
        return accounts.All(account => brokerage.TryFind(account, out _, out _)) ? null : RestError.NotPermitted();
    }
}
