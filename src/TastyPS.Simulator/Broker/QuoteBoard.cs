using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Broker;

/// <summary>Asks the market once for each instrument, however many orders and positions look at it. Good for one look at the market.</summary>
internal sealed class QuoteBoard(IMarket market)
{
    private readonly Dictionary<string, Quotation> _quotes = new(StringComparer.Ordinal);

    public Quotation Of(Instrument instrument)
    {
        if (!_quotes.TryGetValue(instrument.Symbol, out var quote)) _quotes.Add(instrument.Symbol, quote = instrument.QuoteIn(market));
        return quote;
    }

    public decimal? MarkOf(Instrument instrument) => instrument.Mark(Of(instrument));

    public decimal SpotOf(Instrument instrument) => instrument.SpotIn(market);
}
