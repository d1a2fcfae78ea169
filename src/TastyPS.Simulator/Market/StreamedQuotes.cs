namespace TastyPS.Simulator.Market;

/// <summary>Asks a market for the values of what it resolved.</summary>
public static class StreamedQuotes
{
    /// <summary>The last known values, whatever the instrument is.</summary>
    /// <exception cref="ArgumentException">The market does not know the instrument.</exception>
    public static Quotation Of(IMarket market, StreamedInstrument instrument) => instrument switch
    {
        { Option: { } option } => market.QuoteOf(option),
        { Listing: { } listing } => market.QuoteOf(listing),
        { FutureOption: { } option } when market.Futures is { } futures => futures.QuoteOf(option),
        { Future: { } future } when market.Futures is { } futures => futures.QuoteOf(future),
        { Cryptocurrency: { } coin } when market.Cryptocurrencies is { } coins => coins.QuoteOf(coin),
        _ => throw new ArgumentException($"{instrument} is not in this market.", nameof(instrument)),
    };
}
