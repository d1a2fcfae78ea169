using System.Text.Json;
using TastyPS.Simulator.Tests.Market.Synthetic;

namespace TastyPS.Simulator.Tests.Rest;

/// <summary>Compares replies with recordings of the service, where a copy of them lies beside the repository.</summary>
public class RecordedShapeTests
{
    [Theory]
    [InlineData("customer-redacted.json", "customers/me", "")]
    [InlineData("customer-accounts-redacted.json", "customers/me/accounts", "")]
    [InlineData("api-quote-tokens-prod.json", "api-quote-tokens", "")]
    [InlineData("balance-single-2025.json", "accounts/{number}/balances/USD", "")]
    [InlineData("positions-equity.json", "accounts/{number}/positions", "")]
    [InlineData("trading-status.json", "accounts/{number}/trading-status", "")]
    [InlineData("trading-status-official-doc.json", "accounts/{number}/trading-status", "")]
    [InlineData("equities-2026-08.json", "instruments/equities?symbol=AAPL", "cusip")]
    [InlineData("equities-list.json", "instruments/equities?symbol=AAPL", "cusip")]
    [InlineData("equity-option-single.json", "instruments/equity-options/AAPL%20%20260821C00200000", "")]
    [InlineData("option-chain-nested-SPY-2026-08.json", "option-chains/AAPL/nested", "")]
    [InlineData("mcp-option-chain-nested-AAPL-2026-06.json", "option-chains/AAPL/nested", "")]
    [InlineData("mcp-option-chain-detailed-AAPL-2026-06.json", "option-chains/AAPL", "")]
    [InlineData("option-chain-compact-2023.json", "option-chains/AAPL/compact", "")]
    [InlineData("mcp-market-data-by-type-2026-08.json", "market-data/by-type?equity=AAPL", "dividend-amount dividend-frequency volume-ext")]
    [InlineData("market-session-current.json", "market-time/equities/sessions/current", "")]
    [InlineData("symbol-search.json", "symbols/search/AAPL", "")]
    public async Task A_reply_has_every_recorded_field_with_the_recorded_kind_of_value(string file, string path, string unserved)
    {
        var folder = Recordings.Find("samples");
        Assert.SkipWhen(folder is null, "No recordings beside the repository.");
        using var session = await SimulatorSession.SignInAsync();
        await CompareAsync(session, folder!, file, path, unserved);
    }

    [Theory]
    [InlineData("futures-2026-08.json", "instruments/futures?product-code=GC", "")]
    [InlineData("future-single.json", "instruments/futures/ESZ6", "")]
    [InlineData("futures-list-2023.json", "instruments/futures?symbol=ESZ6", "")]
    [InlineData("future-products-2026-08.json", "instruments/future-products", "underlying-description underlying-identifier")]
    [InlineData("future-option-product.json", "instruments/future-option-products/CME/EW4", "product-subtype true-underlying-code")]
    [InlineData("future-option-single.json", "instruments/future-options/{option}", "")]
    [InlineData("future-options-list.json", "instruments/future-options?symbol={option}", "")]
    [InlineData("mcp-future-option-detailed-2026-06.json", "futures-option-chains/ES", "")]
    [InlineData("mcp-futures-option-chain-nested-ES-2026-06.json", "futures-option-chains/ES/nested", "")]
    [InlineData("cryptocurrencies-2026-08.json", "instruments/cryptocurrencies", "")]
    [InlineData("quantity-decimal-precisions.json", "instruments/quantity-decimal-precisions", "")]
    [InlineData("market-data-by-type-2025-04.json", "market-data/by-type?cryptocurrency=BTC/USD", "")]
    public async Task A_reply_about_futures_and_cryptocurrencies_has_every_recorded_field_with_the_recorded_kind_of_value(string file, string path, string unserved)
    {
        var folder = Recordings.Find("samples");
        Assert.SkipWhen(folder is null, "No recordings beside the repository.");
        using var session = await FutureTests.SignInAsync();
        var option = session.Simulator.Market.FutureOptions("ES").First(candidate => candidate.StreamerSymbol is not null).Symbol;
        await CompareAsync(session, folder!, file, path.Replace("{option}", Uri.EscapeDataString(option), StringComparison.Ordinal), unserved);
    }

    private static async Task CompareAsync(SimulatorSession session, string folder, string file, string path, string unserved)
    {
        using var recording = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder, file), SimulatorSession.Cancelled));
        var recorded = recording.RootElement.TryGetProperty("data", out var data) ? data : recording.RootElement;

        var reply = (await session.GetAsync(path.Replace("{number}", (await session.AccountNumbersAsync())[0], StringComparison.Ordinal))).GetProperty("data");

        Assert.Empty(Recordings.Differences(recorded, reply, "", [.. unserved.Split(' ')]));
    }
}
