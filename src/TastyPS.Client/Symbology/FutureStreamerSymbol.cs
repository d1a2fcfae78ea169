using System.Diagnostics.CodeAnalysis;

namespace TastyPS.Client.Symbology;

/// <summary>A future in the market data feed: slash, code, month letter, two digits of the year, colon, exchange, e.g. <c>/ESM26:XCME</c>.</summary>
public sealed record FutureStreamerSymbol
{
    private const int MaxCodeLength = 6;
    private const string Example = "/ESM26:XCME";

    /// <summary>Makes a symbol of its parts.</summary>
    /// <param name="productCode">The product's code without slash.</param>
    /// <param name="month">The delivery month, 1 to 12.</param>
    /// <param name="year">The full year, 2000 to 2099.</param>
    /// <param name="exchangeCode">The feed's code of the exchange, e.g. <c>XCME</c>.</param>
    /// <exception cref="FormatException">A code is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The month or the year does not fit into the symbol.</exception>
    public FutureStreamerSymbol(string productCode, int month, int year, string exchangeCode)
    {
        ProductCode = SymbolText.RequireCode(productCode, 1, MaxCodeLength, nameof(productCode));
        Month = SymbolText.RequireMonth(month, nameof(month));
        Year = SymbolText.RequireYear(year, nameof(year));
        ExchangeCode = SymbolText.RequireCode(exchangeCode, 1, 8, nameof(exchangeCode));
    }

    /// <summary>The product's code without slash.</summary>
    public string ProductCode { get; }

    /// <summary>The delivery month, 1 to 12.</summary>
    public int Month { get; }

    /// <summary>The full year.</summary>
    public int Year { get; }

    /// <summary>The feed's code of the exchange.</summary>
    public string ExchangeCode { get; }

    /// <summary>Reads the feed's form.</summary>
    /// <exception cref="FormatException">The text is no such symbol.</exception>
    public static FutureStreamerSymbol Parse(string text) => TryParse(text ?? throw new ArgumentNullException(nameof(text)), out var symbol)
        ? symbol
        : throw SymbolText.Malformed(text, "streamer symbol of a future", Example);

    /// <summary>Reads the feed's form.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out FutureStreamerSymbol? symbol)
    {
        symbol = null;
        var colon = text?.IndexOf(':') ?? -1;
        if (text is not ['/', ..] || colon < 0
            || !ContractCode.TrySplit(text[1..colon], 2, 2, out var code, out var month, out var digits)
            || !SymbolText.IsCode(code, 1, MaxCodeLength) || !SymbolText.IsCode(text[(colon + 1)..], 1, 8))
        {
            return false;
        }

        symbol = new FutureStreamerSymbol(code, month, SymbolText.YearEndingIn(digits, 2000), text[(colon + 1)..]);
        return true;
    }

    /// <summary>The service's form, with one digit of the year.</summary>
    public FutureSymbol ToFutureSymbol() => new(ProductCode, Month, SymbolText.YearDigits(Year, 1));

    /// <summary>The feed's form.</summary>
    public override string ToString() => $"/{ProductCode}{SymbolText.MonthLetter(Month)}{SymbolText.YearDigits(Year, 2)}:{ExchangeCode}";
}
