using TastyPS.Simulator.Broker;

namespace TastyPS.Simulator.Rest.Families;

/// <summary><c>GET /accounts/{number}/trading-status</c>: what an account is allowed to do.</summary>
internal sealed class TradingStatusRoutes(Brokerage brokerage) : IRouteFamily
{
    public IEnumerable<Route> Routes =>
    [
        new Route("GET", "/accounts/{number}/trading-status", Show) { Scope = RouteScope.Read, Limit = RequestClass.Account },
    ];

    private RestReply Show(RestRequest request)
    {
        if (!brokerage.TryFind(request.PathValues["number"], out var account, out _)) return RestError.NotPermitted();
        return Envelope.Single(request, writer =>
        {
            writer.WriteString("account-number", account.Number);
            writer.WriteNumber("day-trade-count", 0);
            writer.WriteString("equities-margin-calculation-type", account.IsMargin ? "Reg T" : "IRA Margin");
            writer.WriteString("fee-schedule-name", "default");
            writer.WriteDecimal("futures-margin-rate-multiplier", 0m);
            writer.WriteBoolean("has-intraday-equities-margin", false);
            writer.WriteNumber("id", ReferenceFigures.IdOf(account.Number));
            writer.WriteBoolean("is-aggregated-at-clearing", false);
            writer.WriteBoolean("is-closed", false);
            writer.WriteBoolean("is-closing-only", false);
            writer.WriteBoolean("is-cryptocurrency-closing-only", false);
            writer.WriteBoolean("is-cryptocurrency-enabled", false);
            writer.WriteBoolean("is-frozen", false);
            writer.WriteBoolean("is-full-equity-margin-required", !account.IsMargin);
            writer.WriteBoolean("is-futures-closing-only", false);
            writer.WriteBoolean("is-futures-intra-day-enabled", false);
            writer.WriteBoolean("is-futures-enabled", false);
            writer.WriteBoolean("is-in-day-trade-equity-maintenance-call", false);
            writer.WriteBoolean("is-in-margin-call", false);
            writer.WriteBoolean("is-pattern-day-trader", false);
            writer.WriteBoolean("is-portfolio-margin-enabled", false);
            writer.WriteBoolean("is-risk-reducing-only", false);
            writer.WriteBoolean("is-small-notional-futures-intra-day-enabled", false);
            writer.WriteBoolean("is-roll-the-day-forward-enabled", true);
            writer.WriteBoolean("are-far-otm-net-options-restricted", true);
            writer.WriteString("options-level", account.SuitableOptionsLevel);
            writer.WriteBoolean("short-calls-enabled", account.IsMargin);
            writer.WriteDecimal("small-notional-futures-margin-rate-multiplier", 0m);
            writer.WriteBoolean("is-equity-offering-enabled", false);
            writer.WriteBoolean("is-equity-offering-closing-only", false);
            writer.WriteInstant("enhanced-fraud-safeguards-enabled-at", account.OpenedAt);
            writer.WriteInstant("updated-at", account.OpenedAt);
        });
    }
}
