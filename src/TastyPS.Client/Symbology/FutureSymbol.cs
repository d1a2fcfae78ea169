using System.Diagnostics.CodeAnalysis;

namespace TastyPS.Client.Symbology;

/// <summary>
/// A future as the service writes it: slash, product code, month letter, last digit of the year, e.g. <c>/ESZ6</c>; two digits where
/// one is ambiguous, e.g. <c>/NGZ19</c>.
/// </summary>
public sealed record FutureSymbol
{
    private const int MaxCodeLength = 6;
    private const string Example = "/ESZ6";

    /// <summary>Makes a symbol of its parts.</summary>
    /// <param name="productCode">The product's code without slash, e.g. <c>ES</c> or <c>6A</c>.</param>
    /// <param name="month">The delivery month, 1 to 12.</param>
    /// <param name="yearDigits">The last digit of the year, or the last two.</param>
    /// <exception cref="FormatException">The code or the digits are none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such month.</exception>
    public FutureSymbol(string productCode, int month, string yearDigits)
    {
        ProductCode = SymbolText.RequireCode(productCode, 1, MaxCodeLength, nameof(productCode));
        Month = SymbolText.RequireMonth(month, nameof(month));
        YearDigits = yearDigits is { Length: 1 or 2 } && SymbolText.IsDigits(yearDigits)
            ? yearDigits
            : throw new FormatException($"'{yearDigits}' is not the last digit or the last two digits of a year.");
    }

    /// <summary>The product's code without slash.</summary>
    public string ProductCode { get; }

    /// <summary>The delivery month, 1 to 12.</summary>
    public int Month { get; }

    /// <summary>The last digit of the year, or the last two.</summary>
    public string YearDigits { get; }

    /// <summary>Reads the service's form.</summary>
    /// <exception cref="FormatException">The text is no symbol of a future.</exception>
    public static FutureSymbol Parse(string text) => TryParse(text ?? throw new ArgumentNullException(nameof(text)), out var symbol)
        ? symbol
        : throw SymbolText.Malformed(text, "symbol of a future", Example);

    /// <summary>Reads the service's form. Codes may hold digits, so it is read from the right.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out FutureSymbol? symbol)
    {
        symbol = null;
        if (text is not ['/', ..] || !ContractCode.TrySplit(text[1..], 1, 2, out var code, out var month, out var digits) || !SymbolText.IsCode(code, 1, MaxCodeLength))
            return false;
        symbol = new FutureSymbol(code, month, digits);
        return true;
    }

    /// <summary>The year: that of the instrument's expiration if known, else the nearest that is not before last year.</summary>
    /// <param name="today">The day from which to judge.</param>
    public int YearSeenFrom(CalendarDate today) => SymbolText.YearEndingIn(YearDigits, today.GetYear() - 1);

    /// <summary>The symbol of the market data feed.</summary>
    /// <param name="year">The full year, e.g. of the instrument's expiration, or <see cref="YearSeenFrom"/>.</param>
    /// <param name="streamerExchangeCode">The instrument's <c>streamer-exchange-code</c>, e.g. <c>XCME</c>.</param>
    public FutureStreamerSymbol ToStreamerSymbol(int year, string streamerExchangeCode) => new(ProductCode, Month, year, streamerExchangeCode);

    /// <summary>The service's form.</summary>
    public override string ToString() => $"/{ProductCode}{SymbolText.MonthLetter(Month)}{YearDigits}";
}
