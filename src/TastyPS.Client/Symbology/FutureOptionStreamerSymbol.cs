using System.Diagnostics.CodeAnalysis;
using TastyPS.Client.OptionChains;

namespace TastyPS.Client.Symbology;

/// <summary>
/// An option on a future in the market data feed: <c>./</c>, option contract with two digits of the year, <c>C</c> or <c>P</c>, strike,
/// colon, exchange, e.g. <c>./E1AN26C6260:XCME</c>. It names neither the future nor the day.
/// </summary>
public sealed record FutureOptionStreamerSymbol
{
    private const int MaxRootLength = 4;
    private const string Example = "./E1AN26C6260:XCME";

    /// <summary>Makes a symbol of its parts.</summary>
    /// <param name="optionRoot">The option root, e.g. <c>E1A</c>.</param>
    /// <param name="contractMonth">The month of the option contract, 1 to 12.</param>
    /// <param name="contractYear">The full year of the option contract, 2000 to 2099.</param>
    /// <param name="optionType">Call or put.</param>
    /// <param name="strike">The strike price, not negative.</param>
    /// <param name="exchangeCode">The feed's code of the exchange, e.g. <c>XCME</c>.</param>
    /// <exception cref="FormatException">A code is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The month, the year or the strike does not fit into the symbol.</exception>
    public FutureOptionStreamerSymbol(string optionRoot, int contractMonth, int contractYear, OptionType optionType, decimal strike, string exchangeCode)
    {
        OptionRoot = SymbolText.RequireCode(optionRoot, 1, MaxRootLength, nameof(optionRoot));
        ContractMonth = SymbolText.RequireMonth(contractMonth, nameof(contractMonth));
        ContractYear = SymbolText.RequireYear(contractYear, nameof(contractYear));
        OptionType = optionType;
        Strike = strike >= 0m ? strike : throw new ArgumentOutOfRangeException(nameof(strike), strike, "A strike is not negative.");
        ExchangeCode = SymbolText.RequireCode(exchangeCode, 1, 8, nameof(exchangeCode));
    }

    /// <summary>The option root.</summary>
    public string OptionRoot { get; }

    /// <summary>The month of the option contract, 1 to 12.</summary>
    public int ContractMonth { get; }

    /// <summary>The full year of the option contract.</summary>
    public int ContractYear { get; }

    /// <summary>Call or put.</summary>
    public OptionType OptionType { get; }

    /// <summary>The strike price.</summary>
    public decimal Strike { get; }

    /// <summary>The feed's code of the exchange.</summary>
    public string ExchangeCode { get; }

    /// <summary>Reads the feed's form.</summary>
    /// <exception cref="FormatException">The text is no such symbol.</exception>
    public static FutureOptionStreamerSymbol Parse(string text) => TryParse(text ?? throw new ArgumentNullException(nameof(text)), out var symbol)
        ? symbol
        : throw SymbolText.Malformed(text, "streamer symbol of an option on a future", Example);

    /// <summary>Reads the feed's form.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out FutureOptionStreamerSymbol? symbol)
    {
        symbol = null;
        var colon = text?.IndexOf(':') ?? -1;
        if (text is not ['.', '/', ..] || colon < 0)
            return false;
        var at = text.LastIndexOfAny(['C', 'P'], colon);
        if (at < 2 || !ContractCode.TrySplit(text[2..at], 2, 2, out var root, out var month, out var digits)
            || !SymbolText.IsCode(root, 1, MaxRootLength)
            || !SymbolText.TryOptionType(text[at], out var type)
            || !SymbolText.TryStrike(text[(at + 1)..colon], out var strike)
            || !SymbolText.IsCode(text[(colon + 1)..], 1, 8))
        {
            return false;
        }

        symbol = new FutureOptionStreamerSymbol(root, month, SymbolText.YearEndingIn(digits, 2000), type, strike, text[(colon + 1)..]);
        return true;
    }

    /// <summary>The feed's form.</summary>
    public override string ToString() =>
        $"./{OptionRoot}{SymbolText.MonthLetter(ContractMonth)}{SymbolText.YearDigits(ContractYear, 2)}{SymbolText.Letter(OptionType)}{SymbolText.Strike(Strike)}:{ExchangeCode}";
}
