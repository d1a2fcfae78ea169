using TastyPS.Client.Orders;

namespace TastyPS.Client.Tests.Orders;

/// <summary>Orders and replies to play with.</summary>
internal static class Sample
{
    public const string Account = "5WT00001";

    public static OrderRequest Spread { get; } = new()
    {
        Price = 1.25m,
        PriceEffect = PriceEffect.Credit,
        ExternalIdentifier = "my-1",
        Legs =
        [
            new() { InstrumentType = OrderInstrumentType.EquityOption, Symbol = "SPY   270619P00540000", Action = OrderAction.SellToOpen, Quantity = 1m },
            new() { InstrumentType = OrderInstrumentType.EquityOption, Symbol = "SPY   270619P00535000", Action = OrderAction.BuyToOpen, Quantity = 1m },
        ],
    };

    public static OrderRequest Shares { get; } = new()
    {
        Price = 6.5m,
        PriceEffect = PriceEffect.Debit,
        Legs = [new() { Symbol = "UA", Action = OrderAction.BuyToOpen, Quantity = 100m }],
    };

    public static ComplexOrderRequest Bracket { get; } = new()
    {
        Type = ComplexOrderType.OTOCO,
        TriggerOrder = Shares,
        Orders =
        [
            Shares with { Price = 8m, PriceEffect = PriceEffect.Credit, Legs = [Shares.Legs[0] with { Action = OrderAction.SellToClose }], TimeInForce = TimeInForce.GTC },
            Shares with { OrderType = OrderType.Stop, Price = null, PriceEffect = null, StopTrigger = 6m, Legs = [Shares.Legs[0] with { Action = OrderAction.SellToClose }], TimeInForce = TimeInForce.GTC },
        ],
    };

    /// <summary>An order as the service reports it, with further fields.</summary>
    public static string Order(long id, string status = "Received", string? identifier = null, string more = "") => $$"""
        {"id":{{id}},"account-number":"{{Account}}","status":"{{status}}","order-type":"Limit","time-in-force":"Day","price":"6.5","price-effect":"Debit","size":100,
         "received-at":"2026-12-18T15:00:00.000+00:00","underlying-symbol":"UA"{{(identifier is null ? "" : $",\"external-identifier\":\"{identifier}\"")}}{{more}},
         "legs":[{"instrument-type":"Equity","symbol":"UA","quantity":100,"remaining-quantity":100,"action":"Buy to Open","fills":[]}]}
        """;

    public static string Envelope(string data) => $$"""{"data":{{data}},"context":"/x"}""";

    public static string Placed(string order, string more = "") => Envelope($$"""{"order":{{order}}{{more}} }""");

    public static string List(params IEnumerable<string> items) => Envelope($$"""{"items":[{{string.Join(",", items)}}]}""");

    public static string Refusal(string code) => $$$"""{"error":{"code":"preflight_check_failure","message":"One or more preflight checks failed","errors":[{"code":"{{{code}}}","message":"No.","preflight-id":"0"}]}}""";
}
