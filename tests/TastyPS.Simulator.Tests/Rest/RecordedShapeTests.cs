using System.Text.Json;

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
        var folder = FindRecordings();
        Assert.SkipWhen(folder is null, "No recordings beside the repository.");
        using var session = await SimulatorSession.SignInAsync();
        using var recording = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(folder!, file), SimulatorSession.Cancelled));
        var recorded = recording.RootElement.TryGetProperty("data", out var data) ? data : recording.RootElement;

        var reply = (await session.GetAsync(path.Replace("{number}", (await session.AccountNumbersAsync())[0], StringComparison.Ordinal))).GetProperty("data");

        Assert.Empty(Differences(recorded, reply, "", [.. unserved.Split(' ')]));
    }

    // Objects are compared field by field, arrays by their first elements.
    private static IEnumerable<string> Differences(JsonElement recorded, JsonElement reply, string where, HashSet<string> unserved)
    {
        if (KindOf(recorded) != KindOf(reply)) return [$"{where}: {recorded.ValueKind} is recorded, {reply.ValueKind} is sent"];
        if (recorded.ValueKind == JsonValueKind.Array)
        {
            return recorded.GetArrayLength() == 0 || reply.GetArrayLength() == 0 ? [] : Differences(recorded[0], reply[0], where + "[0]", unserved);
        }
        if (recorded.ValueKind != JsonValueKind.Object) return [];
        return recorded.EnumerateObject().Where(field => !unserved.Contains(field.Name)).SelectMany(field => reply.TryGetProperty(field.Name, out var value)
            ? Differences(field.Value, value, $"{where}/{field.Name}", unserved)
            : [$"{where}/{field.Name} is not sent"]);
    }

    private static JsonValueKind KindOf(JsonElement element) => element.ValueKind == JsonValueKind.True ? JsonValueKind.False : element.ValueKind;

    private static string? FindRecordings()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "reference", "samples");
            if (Directory.Exists(candidate)) return candidate;
        }
        return null;
    }
}
