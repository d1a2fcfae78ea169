using System.Text.RegularExpressions;
using TastyPS.Client.MarketData;
using TastyPS.Client.Symbology;

namespace TastyPS.Client.Instruments;

/// <summary>One symbol asked for, as far as its form answers it.</summary>
internal sealed class SymbolQuestion
{
    // The feed's own series of a product, rolled from contract to contract: /ES:XCME.
    private static readonly Regex ContinuousFuture = new("^/[A-Z0-9]{1,6}:[A-Z0-9]{1,8}$", RegexOptions.CultureInvariant);
    private static readonly Regex FutureProduct = new("^/[A-Z0-9]{1,6}$", RegexOptions.CultureInvariant);

    // Candle attributes, e.g. {=5m,tho=true}, mean something in small letters only.
    private readonly string _attributes;
    private readonly FutureOptionSymbol? _option;

    public SymbolQuestion(string asked)
    {
        Asked = asked;
        var brace = asked.IndexOf('{');
        _attributes = brace < 0 ? "" : asked.Substring(brace).TrimEnd();
        var text = (brace < 0 ? asked : asked.Substring(0, brace)).Trim();
        var name = text.ToUpperInvariant();
        if (ContinuousFuture.IsMatch(name) && !FutureStreamerSymbol.TryParse(name, out _))
        {
            Type = InstrumentType.Future;
            StreamerSymbol = name;
            return;
        }

        try
        {
            // The day would only settle the year of a future, which the service is asked for.
            var symbol = TastySymbol.Parse(text, default);
            Type = symbol.InstrumentType;
            Symbol = symbol.Symbol;
            StreamerSymbol = symbol.StreamerSymbol;
        }
        catch (FormatException e)
        {
            Objection = FutureProduct.IsMatch(name)
                ? $"'{asked}' names a product, not one of its futures such as '{name}Z6'"
                : e.Message.TrimEnd('.');
            return;
        }

        if (StreamerSymbol is not null)
            return;
        _option = Type == InstrumentType.FutureOption ? FutureOptionSymbol.Parse(Symbol!) : null;
        Instrument = _option?.Future.ToString() ?? Symbol;
    }

    public string Asked { get; }

    public InstrumentType Type { get; }

    public string? Symbol { get; }

    /// <summary>The feed's symbol if the form tells it.</summary>
    public string? StreamerSymbol { get; }

    /// <summary>What is wrong with the form; null if nothing is.</summary>
    public string? Objection { get; }

    /// <summary>The future or the coin that has to be looked up; null if nothing has to be.</summary>
    public string? Instrument { get; }

    /// <summary>The answer from the form, or from what was looked up; null if that does not give one.</summary>
    public ResolvedSymbol? Answer(FeedListing? listing)
    {
        var found = StreamerSymbol
            ?? (_option is null ? listing?.StreamerSymbol : listing?.ExchangeCode is { } exchange ? _option.ToStreamerSymbol(exchange).ToString() : null);
        return found is null ? null : new ResolvedSymbol(Asked, found + _attributes, Type, Symbol);
    }
}
