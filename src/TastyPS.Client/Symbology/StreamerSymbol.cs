using System.Diagnostics.CodeAnalysis;
using TastyPS.Client.OptionChains;

namespace TastyPS.Client.Symbology;

/// <summary>
/// The symbol of the market data feed for an equity or index option: a point, root, <c>yyMMdd</c>, <c>C</c> or <c>P</c>, strike as a
/// plain decimal, e.g. <c>.SPY240324P480.5</c>.
/// </summary>
public sealed record StreamerSymbol
{
    private const int DayLength = 6;
    private const string Example = ".SPY240324P480.5";

    private readonly OccSymbol _option;

    /// <summary>Makes a symbol of its parts, by the rules of <see cref="OccSymbol"/>.</summary>
    /// <exception cref="FormatException">The root is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The day or the strike does not fit into a symbol.</exception>
    public StreamerSymbol(string root, CalendarDate expiration, OptionType optionType, decimal strike)
        : this(new OccSymbol(root, expiration, optionType, strike))
    {
    }

    private StreamerSymbol(OccSymbol option) => _option = option;

    /// <summary>The option root.</summary>
    public string Root => _option.Root;

    /// <summary>The expiration day.</summary>
    public CalendarDate Expiration => _option.Expiration;

    /// <summary>Call or put.</summary>
    public OptionType OptionType => _option.OptionType;

    /// <summary>The strike price.</summary>
    public decimal Strike => _option.Strike;

    /// <summary>Reads the feed's form.</summary>
    /// <exception cref="FormatException">The text is no such symbol.</exception>
    public static StreamerSymbol Parse(string text) => TryParse(text ?? throw new ArgumentNullException(nameof(text)), out var symbol)
        ? symbol
        : throw SymbolText.Malformed(text, "streamer symbol of an option", Example);

    /// <summary>Reads the feed's form. Roots may end in digits, so the day is the last six digits before the C or P.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out StreamerSymbol? symbol)
    {
        symbol = null;
        if (text is not ['.', ..])
            return false;
        var at = text.LastIndexOfAny(['C', 'P']);
        if (at < 1 + DayLength + 1)
            return false;
        var root = text[1..(at - DayLength)];
        if (!SymbolText.IsCode(root, 1, 6) || !SymbolText.TryDay(text[(at - DayLength)..at], out var expiration)
            || !SymbolText.TryOptionType(text[at], out var type) || !SymbolText.TryStrike(text[(at + 1)..], out var strike)
            || strike >= 100000m || decimal.Truncate(strike * 1000m) != strike * 1000m)
        {
            return false;
        }

        symbol = new StreamerSymbol(root, expiration, type, strike);
        return true;
    }

    /// <summary>The OCC symbol of the same option.</summary>
    public OccSymbol ToOccSymbol() => _option;

    /// <summary>The feed's form.</summary>
    public override string ToString() => $".{Root}{SymbolText.Day(Expiration)}{SymbolText.Letter(OptionType)}{SymbolText.Strike(Strike)}";
}
