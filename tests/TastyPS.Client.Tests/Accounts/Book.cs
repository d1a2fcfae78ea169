using TastyPS.Client.Accounts;
using TastyPS.Client.MarketData;
using TastyPS.Client.Tests.Wire;

namespace TastyPS.Client.Tests.Accounts;

/// <summary>An account service over canned replies, and replies in the service's shapes.</summary>
internal static class Book
{
    public const string Number = "5WT00001";

    public static AccountService Over(CannedTransport transport) => new(transport, new QuoteService(new MarketDataService(transport)));

    public static string List(params string[] items) => $$$"""{"data":{"items":[{{{string.Join(",", items)}}}]},"context":"/accounts/5WT00001/positions"}""";

    /// <summary>A position as the service sends it, with other or further fields.</summary>
    public static string Position(
        string symbol,
        string type,
        string direction,
        string quantity = "1",
        string open = "0.0",
        string dayBasis = "0.0",
        string multiplier = "1",
        string realized = "0.0",
        string effect = "None") => $$"""
        {"account-number":"5WT00001","symbol":"{{symbol}}","instrument-type":"{{type}}","quantity":{{quantity}},"quantity-direction":"{{direction}}",
         "average-open-price":"{{open}}","average-daily-market-close-price":"{{dayBasis}}","multiplier":{{multiplier}},
         "realized-day-gain":"{{realized}}","realized-day-gain-effect":"{{effect}}"}
        """;

    public static string Mark(string symbol, string mark) => $$"""{"symbol":"{{symbol}}","mark":"{{mark}}","updated-at":"2026-08-24T17:58:51.032Z"}""";

    public static async Task<Position> PositionFromAsync(string json) =>
        Assert.Single(await Over(new CannedTransport(List(json))).GetPositionsAsync(Number, null, TestContext.Current.CancellationToken));
}
