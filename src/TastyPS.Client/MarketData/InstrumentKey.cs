using System.Diagnostics.CodeAnalysis;
using TastyPS.Client.Symbology;

namespace TastyPS.Client.MarketData;

/// <summary>What market data is asked for. The answer is matched by symbol alone: an index may be answered as an equity.</summary>
/// <param name="Type">The kind of instrument.</param>
/// <param name="Symbol">Its symbol, not encoded; an option's with its blanks.</param>
public readonly record struct InstrumentKey(InstrumentType Type, string Symbol)
{
    /// <summary>
    /// Reads what an instrument is from the form of its symbol: an equity (an index has the same form and is answered as one), an OCC symbol, an option's streamer
    /// symbol, a future, an option on a future, a cryptocurrency. Upper or lower case.
    /// </summary>
    /// <exception cref="FormatException">The text has none of the forms, or a form that does not tell enough (an option on a future in the streamer's form lacks its day).</exception>
    public static InstrumentKey Parse(string text)
    {
        // The day would only settle the year of a future's streamer symbol, which is not asked for.
        var symbol = TastySymbol.Parse(text, default);
        return symbol.Symbol is { } name
            ? new InstrumentKey(symbol.InstrumentType, name)
            : throw new FormatException($"'{text}' does not tell the expiration day; name the option by the API's symbol, e.g. './ESU6 E1AN6 260706C6260'.");
    }

    /// <summary>Reads what an instrument is from the form of its symbol.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out InstrumentKey key)
    {
        key = default;
        if (text is null)
            return false;
        try
        {
            key = Parse(text);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }

    /// <summary>The symbol.</summary>
    public override string ToString() => Symbol;
}
