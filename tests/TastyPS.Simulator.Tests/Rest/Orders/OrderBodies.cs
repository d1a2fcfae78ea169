namespace TastyPS.Simulator.Tests.Rest.Orders;

/// <summary>Bodies of requests. The market of the tests quotes every share at 210.55 to 210.60 and every call at 1.20 to 1.30.</summary>
internal static class OrderBodies
{
    public const string Call200 = "AAPL  260821C00200000";
    public const string Call202 = "AAPL  260821C00202500";

    /// <summary>Far below the market: it rests.</summary>
    public static string Resting(string symbol = "AAPL", string price = "150.0", string more = "") => Limit(symbol, price, "Debit", "Buy to Open", more);

    /// <summary>At the ask: it fills.</summary>
    public static string Marketable(string symbol = "AAPL") => Limit(symbol, "210.6", "Debit", "Buy to Open");

    public static string Limit(string symbol, string price, string effect, string action, string more = "", decimal quantity = 1) => FormattableString.Invariant(
        $$"""{"order-type":"Limit","time-in-force":"Day","price":"{{price}}","price-effect":"{{effect}}"{{more}},"legs":[{"instrument-type":"Equity","symbol":"{{symbol}}","action":"{{action}}","quantity":{{quantity}}}]}""");

    public static string AtMarket(string symbol = "AAPL") =>
        $$"""{"order-type":"Market","time-in-force":"Day","legs":[{"instrument-type":"Equity","symbol":"{{symbol}}","action":"Buy to Open","quantity":1}]}""";

    public static string Spread(string price = "0.05") =>
        $$"""{"order-type":"Limit","time-in-force":"GTC","price":{{price}},"price-effect":"Debit","source":"tests","external-identifier":"mine-1","legs":[{"instrument-type":"Equity Option","symbol":"{{Call200}}","action":"Buy to Open","quantity":2},{"instrument-type":"Equity Option","symbol":"{{Call202}}","action":"Sell to Open","quantity":"2"}]}""";

    public static string Conditional(string threshold = "0.01") => Resting(
        "BRK/B", more: $$$""","rules":{"conditions":[{"action":"route","symbol":"BRK/B","instrument-type":"Equity","indicator":"last","comparator":"lte","threshold":"{{{threshold}}}","price-components":[{"symbol":"BRK/B","instrument-type":"Equity","quantity":1,"quantity-direction":"Long"}]}]}""");

    public static string Otoco =>
        $$"""{"type":"OTOCO","trigger-order":{{Resting("SPY")}},"orders":[{{Limit("SPY", "250.0", "Credit", "Sell to Close")}},{"order-type":"Stop","time-in-force":"GTC","stop-trigger":"100.0","legs":[{"instrument-type":"Equity","symbol":"SPY","action":"Sell to Close","quantity":1}]}]}""";

    public static string Oco =>
        $$"""{"type":"OCO","orders":[{{Limit("BRK/B", "99999.0", "Credit", "Sell to Open")}},{"order-type":"Stop","time-in-force":"GTC","stop-trigger":"1.0","legs":[{"instrument-type":"Equity","symbol":"BRK/B","action":"Sell to Close","quantity":1}]}]}""";
}
