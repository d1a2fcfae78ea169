using System.Diagnostics.CodeAnalysis;
using TastyPS.Client.OptionChains;

namespace TastyPS.Client.Symbology;

/// <summary>
/// An option on a future as the service writes it: a point, the future padded to 6, the option contract padded to 6, <c>yyMMdd</c>,
/// <c>C</c> or <c>P</c>, strike as a plain decimal, e.g. <c>./ESU6 E1AN6 260706C6260</c>.
/// </summary>
public sealed record FutureOptionSymbol
{
    private const int FieldLength = 6;
    private const int StrikeStart = 20;
    private const string Example = "./ESU6 E1AN6 260706C6260";

    /// <summary>Makes a symbol of its parts.</summary>
    /// <param name="future">The underlying future, at most 6 characters long.</param>
    /// <param name="optionRoot">The option root, e.g. <c>E1A</c>.</param>
    /// <param name="contractMonth">The month of the option contract, 1 to 12.</param>
    /// <param name="contractYearDigits">The last digit of the option contract's year, or the last two.</param>
    /// <param name="expiration">The expiration day, of the years 2000 to 2099.</param>
    /// <param name="optionType">Call or put.</param>
    /// <param name="strike">The strike price, not negative.</param>
    /// <exception cref="FormatException">A code is none, or too long for its place.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The month, the day or the strike does not fit into the symbol.</exception>
    public FutureOptionSymbol(FutureSymbol future, string optionRoot, int contractMonth, string contractYearDigits, CalendarDate expiration, OptionType optionType, decimal strike)
    {
        Future = future ?? throw new ArgumentNullException(nameof(future));
        if (future.ToString().Length > FieldLength)
            throw new FormatException($"'{future}' is longer than the {FieldLength} characters a symbol of its options has for it.");
        OptionRoot = SymbolText.RequireCode(optionRoot, 1, FieldLength - 2, nameof(optionRoot));
        ContractMonth = SymbolText.RequireMonth(contractMonth, nameof(contractMonth));
        ContractYearDigits = contractYearDigits is { Length: 1 or 2 } && SymbolText.IsDigits(contractYearDigits) && OptionRoot.Length + 1 + contractYearDigits.Length <= FieldLength
            ? contractYearDigits
            : throw new FormatException($"'{contractYearDigits}' is not the last digit or the last two digits of a year, or does not fit behind '{optionRoot}'.");
        Expiration = SymbolText.RequireDay(expiration, nameof(expiration));
        OptionType = optionType;
        Strike = strike >= 0m ? strike : throw new ArgumentOutOfRangeException(nameof(strike), strike, "A strike is not negative.");
    }

    /// <summary>The underlying future.</summary>
    public FutureSymbol Future { get; }

    /// <summary>The option root, e.g. <c>ES</c>, <c>OG</c> or <c>E1A</c>.</summary>
    public string OptionRoot { get; }

    /// <summary>The month of the option contract, 1 to 12.</summary>
    public int ContractMonth { get; }

    /// <summary>The last digit of the option contract's year, or the last two.</summary>
    public string ContractYearDigits { get; }

    /// <summary>The year of the option contract: the first with these digits that is not before the expiration's. January contracts expire in December.</summary>
    public int ContractYear => SymbolText.YearEndingIn(ContractYearDigits, Expiration.GetYear());

    /// <summary>The expiration day.</summary>
    public CalendarDate Expiration { get; }

    /// <summary>Call or put.</summary>
    public OptionType OptionType { get; }

    /// <summary>The strike price.</summary>
    public decimal Strike { get; }

    /// <summary>Reads the service's form.</summary>
    /// <exception cref="FormatException">The text is no such symbol.</exception>
    public static FutureOptionSymbol Parse(string text) => TryParse(text ?? throw new ArgumentNullException(nameof(text)), out var symbol)
        ? symbol
        : throw SymbolText.Malformed(text, "symbol of an option on a future", Example);

    /// <summary>Reads the service's form by its fixed places; a future of 6 characters leaves no blank.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out FutureOptionSymbol? symbol)
    {
        symbol = null;
        if (text is not ['.', ..] || text.Length <= StrikeStart
            || !FutureSymbol.TryParse(text[1..7].TrimEnd(' '), out var future)
            || !ContractCode.TrySplit(text[7..13].TrimEnd(' '), 1, 2, out var root, out var month, out var digits)
            || !SymbolText.IsCode(root, 1, FieldLength - 2)
            || !SymbolText.TryDay(text[13..19], out var expiration)
            || !SymbolText.TryOptionType(text[19], out var type)
            || !SymbolText.TryStrike(text[StrikeStart..], out var strike))
        {
            return false;
        }

        symbol = new FutureOptionSymbol(future, root, month, digits, expiration, type, strike);
        return true;
    }

    /// <summary>The symbol of the market data feed.</summary>
    /// <param name="streamerExchangeCode">The instrument's <c>streamer-exchange-code</c>, e.g. <c>XCME</c>.</param>
    public FutureOptionStreamerSymbol ToStreamerSymbol(string streamerExchangeCode) =>
        new(OptionRoot, ContractMonth, ContractYear, OptionType, Strike, streamerExchangeCode);

    /// <summary>The service's form.</summary>
    public override string ToString()
    {
        var contract = $"{OptionRoot}{SymbolText.MonthLetter(ContractMonth)}{ContractYearDigits}";
        return $".{Future,-FieldLength}{contract,-FieldLength}{SymbolText.Day(Expiration)}{SymbolText.Letter(OptionType)}{SymbolText.Strike(Strike)}";
    }
}
