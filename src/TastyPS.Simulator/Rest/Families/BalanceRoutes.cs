using TastyPS.Simulator.Broker;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>The balances of an account: a list with one entry, for there is one currency, or the bare object that the service sent before 2024-05-01.</summary>
internal sealed class BalanceRoutes(Brokerage brokerage, bool sendBareBalance) : IRouteFamily
{
    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/accounts/{number}/balances", List) { Scope = RouteScope.Read, Limit = RequestClass.Account },
        new Route("GET", "/accounts/{number}/balances/{currency}", Show) { Scope = RouteScope.Read, Limit = RequestClass.Account },
    ];

    private RestReply List(RestRequest request)
    {
        if (!brokerage.TryFind(request.PathValues["number"], out var account, out var portfolio)) return RestError.NotPermitted();
        var balance = new Balance(account, portfolio);
        return sendBareBalance
            ? Envelope.Single(request, writer => BalanceWriter.Write(writer, balance))
            : Envelope.List(request, [balance], BalanceWriter.Write);
    }

    private RestReply Show(RestRequest request)
    {
        if (!brokerage.TryFind(request.PathValues["number"], out var account, out var portfolio)) return RestError.NotPermitted();
        var currency = request.PathValues["currency"];
        return currency == Balance.Currency
            ? Envelope.Single(request, writer => BalanceWriter.Write(writer, new Balance(account, portfolio)))
            : RestError.NotFound($"Couldn't find a balance in {currency}");
    }
}
