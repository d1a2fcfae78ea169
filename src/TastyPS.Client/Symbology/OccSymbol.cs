using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TastyPS.Client.OptionChains;

namespace TastyPS.Client.Symbology;

/// <summary>
/// The OCC symbol of an equity or index option: root padded to 6, <c>yyMMdd</c>, <c>C</c> or <c>P</c>, strike × 1000 in 8 digits,
/// e.g. <c>SPXW  250718C03500000</c>.
/// </summary>
public sealed record OccSymbol
{
    private const int RootLength = 6;
    private const int Length = 21;
    private const decimal MaxStrike = 99999.999m;
    private const string Example = "SPXW  250718C03500000";

    /// <summary>Makes a symbol of its parts.</summary>
    /// <param name="root">The option root, 1 to 6 capital letters and digits. The slash of a share class is dropped: <c>BRK/B</c> becomes <c>BRKB</c>.</param>
    /// <param name="expiration">The expiration day, of the years 2000 to 2099.</param>
    /// <param name="optionType">Call or put.</param>
    /// <param name="strike">The strike price, at most 99999.999 and a whole number of thousandths.</param>
    /// <exception cref="FormatException">The root is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The day or the strike does not fit into the symbol.</exception>
    public OccSymbol(string root, CalendarDate expiration, OptionType optionType, decimal strike)
    {
        if (root is null)
            throw new ArgumentNullException(nameof(root));
        if (strike is < 0m or > MaxStrike)
            throw new ArgumentOutOfRangeException(nameof(strike), strike, "A strike is 0 to 99999.999.");
        if (decimal.Truncate(strike * 1000m) != strike * 1000m)
            throw new ArgumentOutOfRangeException(nameof(strike), strike, "A strike is a whole number of thousandths.");
        Root = SymbolText.RequireCode(root.Replace("/", ""), 1, RootLength, nameof(root));
        Expiration = SymbolText.RequireDay(expiration, nameof(expiration));
        OptionType = optionType;
        Strike = strike;
    }

    /// <summary>The option root without padding.</summary>
    public string Root { get; }

    /// <summary>The expiration day.</summary>
    public CalendarDate Expiration { get; }

    /// <summary>Call or put.</summary>
    public OptionType OptionType { get; }

    /// <summary>The strike price.</summary>
    public decimal Strike { get; }

    /// <summary>Reads the 21 characters.</summary>
    /// <exception cref="FormatException">The text is no OCC symbol.</exception>
    public static OccSymbol Parse(string text) => TryParse(text ?? throw new ArgumentNullException(nameof(text)), out var symbol)
        ? symbol
        : throw SymbolText.Malformed(text, "OCC symbol of 21 characters", Example);

    /// <summary>Reads the 21 characters.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out OccSymbol? symbol)
    {
        symbol = null;
        if (text is not { Length: Length })
            return false;
        var root = text[..RootLength].TrimEnd(' ');
        var thousandths = text[13..];
        if (!SymbolText.IsCode(root, 1, RootLength) || !SymbolText.TryDay(text[6..12], out var expiration)
            || !SymbolText.TryOptionType(text[12], out var type) || !SymbolText.IsDigits(thousandths))
        {
            return false;
        }

        symbol = new OccSymbol(root, expiration, type, int.Parse(thousandths, CultureInfo.InvariantCulture) / 1000m);
        return true;
    }

    /// <summary>The symbol of the market data feed for the same option.</summary>
    public StreamerSymbol ToStreamerSymbol() => new(Root, Expiration, OptionType, Strike);

    /// <summary>The 21 characters.</summary>
    public override string ToString() => string.Format(
        CultureInfo.InvariantCulture, "{0,-6}{1}{2}{3:00000000}", Root, SymbolText.Day(Expiration), SymbolText.Letter(OptionType), Strike * 1000m);
}
