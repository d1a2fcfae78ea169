using System.Globalization;

namespace TastyPS.Client.Tests.Streaming.AccountStreams;

/// <summary>Orders and notifications as the service writes them. The recorded ones are of the production stream of September 2026.</summary>
internal static class AccountWire
{
    public const string Account = "5WY00000";

    /// <summary>A limit order that was filled: Routed, Live with the fill already, Filled.</summary>
    public static readonly string[] RecordedFill =
    [
        """{"type":"Order","data":{"id":507112736,"account-number":"5WY00000","cancellable":false,"editable":false,"edited":false,"global-request-id":"f7a1805ee0ccb95aa5087ed3bfdbfbb0","leg-count":1,"order-type":"Limit","price":"11.0","price-effect":"Debit","received-at":"2026-09-17T13:33:43.413+00:00","size":1,"source":"QuantConnect","status":"Routed","time-in-force":"GTC","underlying-instrument-type":"Equity","underlying-symbol":"NOK","updated-at":1789652023457,"legs":[{"action":"Buy to Open","instrument-type":"Equity","quantity":1,"remaining-quantity":1,"symbol":"NOK","fills":[]}]},"timestamp":1789652023555,"ws-sequence":1}""",
        """{"type":"Order","data":{"id":507112736,"account-number":"5WY00000","cancellable":true,"editable":true,"edited":false,"ext-client-order-id":"JAAAC08PhKAFUSqX9Z","global-request-id":"f7a1805ee0ccb95aa5087ed3bfdbfbb0","leg-count":1,"order-type":"Limit","price":"11.0","price-effect":"Debit","received-at":"2026-09-17T13:33:43.413+00:00","size":1,"source":"QuantConnect","status":"Live","time-in-force":"GTC","underlying-instrument-type":"Equity","underlying-symbol":"NOK","updated-at":1789652023617,"legs":[{"action":"Buy to Open","instrument-type":"Equity","quantity":1,"remaining-quantity":0,"symbol":"NOK","fills":[{"destination-venue":"HUDSON_RIVER_TRADING_A","fill-id":"3686196307888014350","fill-price":"10.665","filled-at":"2026-09-17T13:33:43.567+00:00","quantity":1}]}]},"timestamp":1789652023762,"ws-sequence":2}""",
        """{"type":"Order","data":{"id":507112736,"account-number":"5WY00000","cancellable":false,"editable":false,"edited":false,"ext-client-order-id":"JAAAC08PhKAFUSqX9Z","global-request-id":"f7a1805ee0ccb95aa5087ed3bfdbfbb0","leg-count":1,"order-type":"Limit","price":"11.0","price-effect":"Debit","received-at":"2026-09-17T13:33:43.413+00:00","size":1,"source":"QuantConnect","status":"Filled","terminal-at":"2026-09-17T13:33:43.757+00:00","time-in-force":"GTC","underlying-instrument-type":"Equity","underlying-symbol":"NOK","updated-at":1789652023763,"legs":[{"action":"Buy to Open","instrument-type":"Equity","quantity":1,"remaining-quantity":0,"symbol":"NOK","fills":[{"destination-venue":"HUDSON_RIVER_TRADING_A","fill-id":"3686196307888014350","fill-price":"10.665","filled-at":"2026-09-17T13:33:43.567+00:00","quantity":1}]}]},"timestamp":1789652023835,"ws-sequence":5}""",
    ];

    /// <summary>A replaced order: the old one Live and Cancelled, the new one Routed and Live.</summary>
    public static readonly string[] RecordedReplace =
    [
        """{"type":"Order","data":{"id":507663517,"account-number":"5WY00000","cancellable":true,"editable":true,"edited":false,"ext-client-order-id":"JAAAC1KKYbvjKr8OMP","global-request-id":"d605e9b482b8e7f5900dba23a16cb573","leg-count":1,"order-type":"Limit","price":"10.0","price-effect":"Debit","received-at":"2026-09-18T17:25:36.128+00:00","size":1,"source":"QuantConnect","status":"Live","time-in-force":"GTC","underlying-instrument-type":"Equity","underlying-symbol":"NOK","updated-at":1789752336218,"legs":[{"action":"Buy to Open","instrument-type":"Equity","quantity":1,"remaining-quantity":1,"symbol":"NOK","fills":[]}]},"timestamp":1789752336223,"ws-sequence":2}""",
        """{"type":"Order","data":{"id":507663517,"account-number":"5WY00000","cancellable":false,"cancelled-at":"2026-09-18T17:25:36.965+00:00","cancelled-size":"1.0","editable":false,"edited":true,"ext-client-order-id":"JAAAC1KKYbvjKr8OMP","global-request-id":"d605e9b482b8e7f5900dba23a16cb573","leg-count":1,"order-type":"Limit","price":"10.0","price-effect":"Debit","received-at":"2026-09-18T17:25:36.128+00:00","replacing-order-id":507663525,"size":1,"source":"QuantConnect","status":"Cancelled","terminal-at":"2026-09-18T17:25:36.982+00:00","time-in-force":"GTC","underlying-instrument-type":"Equity","underlying-symbol":"NOK","updated-at":1789752336995,"legs":[{"action":"Buy to Open","instrument-type":"Equity","quantity":1,"remaining-quantity":1,"symbol":"NOK","fills":[]}]},"timestamp":1789752337001,"ws-sequence":3}""",
        """{"type":"Order","data":{"id":507663525,"account-number":"5WY00000","cancellable":false,"editable":false,"edited":false,"global-request-id":"f22472ba7241ba1bc74a4f8d7f1a4843","leg-count":1,"order-type":"Limit","price":"9.5","price-effect":"Debit","received-at":"2026-09-18T17:25:36.936+00:00","replaces-order-id":507663517,"size":1,"source":"QuantConnect","status":"Routed","time-in-force":"GTC","underlying-instrument-type":"Equity","underlying-symbol":"NOK","updated-at":1789752337093,"legs":[{"action":"Buy to Open","instrument-type":"Equity","quantity":1,"remaining-quantity":1,"symbol":"NOK","fills":[]}]},"timestamp":1789752337105,"ws-sequence":4}""",
        """{"type":"Order","data":{"id":507663525,"account-number":"5WY00000","cancellable":true,"editable":true,"edited":false,"ext-client-order-id":"JAAAC1KKZHBP755q0g","global-request-id":"f22472ba7241ba1bc74a4f8d7f1a4843","leg-count":1,"order-type":"Limit","price":"9.5","price-effect":"Debit","received-at":"2026-09-18T17:25:36.936+00:00","replaces-order-id":507663517,"size":1,"source":"QuantConnect","status":"Live","time-in-force":"GTC","underlying-instrument-type":"Equity","underlying-symbol":"NOK","updated-at":1789752337143,"legs":[{"action":"Buy to Open","instrument-type":"Equity","quantity":1,"remaining-quantity":1,"symbol":"NOK","fills":[]}]},"timestamp":1789752337156,"ws-sequence":5}""",
    ];

    public static string Notice(string type, string data) => $$"""{"type":"{{type}}","data":{{data}},"timestamp":1789652023555}""";

    /// <summary>A notification of an order.</summary>
    public static string Told(string order) => Notice("Order", order);

    /// <summary>An order of some legs of one unit each.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="status">Its status.</param>
    /// <param name="at">Its updated-at, in seconds of an afternoon; null for none.</param>
    /// <param name="fills">The fills of each leg, by their ids: <c>a,b|c</c>. A leg is of as many units as <paramref name="quantity"/> says.</param>
    /// <param name="quantity">Units of each leg.</param>
    /// <param name="more">Further fields, with a comma after each.</param>
    public static string Order(long id, string status, double? at, string fills = "", int quantity = 1, string more = "")
    {
        var legs = fills.Split('|').Select((leg, place) =>
        {
            var ids = leg.Split(',', StringSplitOptions.RemoveEmptyEntries);
            var told = ids.Select(fill => $$"""{"fill-id":"{{fill}}","fill-price":"1.25","filled-at":"2026-09-17T13:33:43.567+00:00","quantity":1,"destination-venue":"TEST_A"}""");
            return $$"""{"action":"Buy to Open","instrument-type":"Equity","quantity":{{quantity}},"remaining-quantity":{{quantity - ids.Length}},"symbol":"LEG{{place}}","fills":[{{string.Join(",", told)}}]}""";
        });
        var updated = at is { } seconds ? $"\"updated-at\":{(1_789_652_000_000 + (long)(seconds * 1000)).ToString(CultureInfo.InvariantCulture)}," : "";
        return $$"""{"id":{{id}},"account-number":"{{Account}}",{{updated}}{{more}}"order-type":"Limit","price":"1.25","price-effect":"Debit","size":{{quantity}},"status":"{{status}}","time-in-force":"Day","underlying-symbol":"SPY","legs":[{{string.Join(",", legs)}}]}""";
    }
}
