using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using TastyPS.Client.MarketData;
using TastyPS.Client.OptionChains;

namespace TastyPS.Client.Symbology;

/// <summary>A symbol in the form of the API and in the form of the streamer, with its parts as far as it has them.</summary>
public sealed class TastySymbol
{
    // A currency pair of a coin: BTC/USD. Share classes have one letter after the slash.
    private static readonly Regex Cryptocurrency = new(@"^[A-Z0-9]{2,10}/[A-Z]{3,4}(:[A-Z]+)?$", RegexOptions.CultureInvariant);
    private static readonly Regex Equity = new(@"^[A-Z0-9]{1,12}(/[A-Z0-9]{1,3})?$", RegexOptions.CultureInvariant);

    private TastySymbol(InstrumentType type, string? symbol, string? streamerSymbol)
    {
        InstrumentType = type;
        Symbol = symbol;
        StreamerSymbol = streamerSymbol;
    }

    /// <summary>The API's form; null where the streamer's form does not tell enough.</summary>
    public string? Symbol { get; }

    /// <summary>The streamer's form; null where a venue or exchange code would be needed.</summary>
    public string? StreamerSymbol { get; }

    /// <summary>What the form says the instrument is. An index has the form of an equity.</summary>
    public InstrumentType InstrumentType { get; }

    /// <summary>The option root or the product code.</summary>
    public string? Root { get; private init; }

    /// <summary>The expiration day of an option.</summary>
    public CalendarDate? Expiration { get; private init; }

    /// <summary>Call or put.</summary>
    public OptionType? OptionType { get; private init; }

    /// <summary>The strike price.</summary>
    public decimal? Strike { get; private init; }

    /// <summary>Builds an equity or index option.</summary>
    /// <exception cref="FormatException">The root is none.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The day or the strike does not fit into the symbol.</exception>
    public static TastySymbol FromParts(string root, CalendarDate expiration, OptionType type, decimal strike) =>
        Of(new OccSymbol((root ?? "").Trim().ToUpperInvariant().Replace("/", ""), expiration, type, strike));

    /// <summary>Reads a symbol of any form.</summary>
    /// <param name="text">The symbol; upper or lower case.</param>
    /// <param name="today">The day from which a one-digit year of a future is told.</param>
    /// <param name="exchangeCode">The streamer's exchange code of a future, e.g. <c>XCME</c>; null leaves its streamer symbol open.</param>
    /// <exception cref="FormatException">The text has none of the forms.</exception>
    public static TastySymbol Parse(string text, CalendarDate today, string? exchangeCode = null)
    {
        var symbol = (text ?? throw new ArgumentNullException(nameof(text))).ToUpperInvariant();
        exchangeCode = exchangeCode?.ToUpperInvariant();
        if (OccSymbol.TryParse(symbol, out var option))
            return Of(option);

        symbol = symbol.Trim();
        if (symbol.StartsWith("./", StringComparison.Ordinal))
            return symbol.Contains(":") ? Of(FutureOptionStreamerSymbol.Parse(symbol)) : Of(FutureOptionSymbol.Parse(symbol), exchangeCode);
        if (symbol.StartsWith(".", StringComparison.Ordinal))
            return Of(Symbology.StreamerSymbol.Parse(symbol).ToOccSymbol());
        if (symbol.StartsWith("/", StringComparison.Ordinal))
            return symbol.Contains(":") ? Of(FutureStreamerSymbol.Parse(symbol)) : Of(FutureSymbol.Parse(symbol), today, exchangeCode);
        if (Cryptocurrency.IsMatch(symbol))
            return OfCoin(symbol);
        if (Equity.IsMatch(symbol))
            return new TastySymbol(InstrumentType.Equity, symbol, symbol);
        throw new FormatException($"'{text}' is no symbol of an equity, an index, an option, a future or a coin.");
    }

    /// <summary>Reads a symbol of any form; the streamer symbols of futures and coins stay open.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out TastySymbol? symbol)
    {
        try
        {
            symbol = text is null ? null : Parse(text, default);
        }
        catch (FormatException)
        {
            symbol = null;
        }

        return symbol is not null;
    }

    /// <summary>The API's form, else the streamer's.</summary>
    public override string ToString() => Symbol ?? StreamerSymbol ?? "";

    private static TastySymbol Of(OccSymbol option) => new(InstrumentType.EquityOption, option.ToString(), option.ToStreamerSymbol().ToString())
    {
        Root = option.Root,
        Expiration = option.Expiration,
        OptionType = option.OptionType,
        Strike = option.Strike,
    };

    private static TastySymbol Of(FutureOptionSymbol option, string? exchangeCode) =>
        new(InstrumentType.FutureOption, option.ToString(), exchangeCode is null ? null : option.ToStreamerSymbol(exchangeCode).ToString())
        {
            Root = option.OptionRoot,
            Expiration = option.Expiration,
            OptionType = option.OptionType,
            Strike = option.Strike,
        };

    private static TastySymbol Of(FutureOptionStreamerSymbol option) => new(InstrumentType.FutureOption, null, option.ToString())
    {
        Root = option.OptionRoot,
        OptionType = option.OptionType,
        Strike = option.Strike,
    };

    private static TastySymbol Of(FutureStreamerSymbol future) => new(InstrumentType.Future, future.ToFutureSymbol().ToString(), future.ToString()) { Root = future.ProductCode };

    private static TastySymbol Of(FutureSymbol future, CalendarDate today, string? exchangeCode) =>
        new(InstrumentType.Future, future.ToString(), exchangeCode is null ? null : future.ToStreamerSymbol(future.YearSeenFrom(today), exchangeCode).ToString())
        {
            Root = future.ProductCode,
        };

    private static TastySymbol OfCoin(string symbol)
    {
        var colon = symbol.IndexOf(':');
        return colon < 0
            ? new TastySymbol(InstrumentType.Cryptocurrency, symbol, null)
            : new TastySymbol(InstrumentType.Cryptocurrency, symbol.Substring(0, colon), symbol);
    }
}
