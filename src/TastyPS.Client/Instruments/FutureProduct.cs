using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.Instruments;

/// <summary>What a family of futures has in common. What the service does not say is null.</summary>
public sealed class FutureProduct
{
    private FutureProduct(string symbol, string code, JsonFields fields)
    {
        Symbol = symbol;
        Code = code;
        Description = fields.Text("description");
        Exchange = fields.Text("exchange");
        MarketSector = fields.Text("market-sector");
        Extra = fields.Rest();
    }

    /// <summary>The product with its slash, e.g. <c>/ES</c>.</summary>
    public string Symbol { get; }

    /// <summary>The code without slash, e.g. <c>ES</c>.</summary>
    public string Code { get; }

    /// <summary>The name, e.g. <c>E Mini S&amp;P</c>.</summary>
    public string? Description { get; }

    /// <summary>E.g. <c>CME</c>, which the service also says for its sister exchanges.</summary>
    public string? Exchange { get; }

    /// <summary>E.g. <c>Equity Index</c> or <c>Energy</c>.</summary>
    public string? MarketSector { get; }

    /// <summary>All other fields; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; }

    /// <summary>The product with its slash.</summary>
    public override string ToString() => Symbol;

    internal static FutureProduct? From(JsonFields fields)
    {
        var symbol = fields.Text("root-symbol");
        var code = fields.Text("code") ?? symbol?.TrimStart('/');
        return code is { Length: > 0 } ? new FutureProduct(symbol ?? "/" + code, code, fields) : null;
    }
}
