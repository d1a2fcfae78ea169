using System.Diagnostics.CodeAnalysis;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Crypto;
using TastyPS.Simulator.Market.Futures;
using TastyPS.Simulator.Market.History;

namespace TastyPS.Simulator.Tests.DxLink;

/// <summary>A market whose last prices can be set without anybody being told.</summary>
internal sealed class ChangeableMarket(IMarket inner) : IMarket
{
    public decimal? Last { get; set; }

    public TimeProvider Clock => inner.Clock;

    public DateTimeOffset QuoteTime => inner.QuoteTime;

    public IReadOnlyList<Listing> Listings => inner.Listings;

    public IFuturesMarket? Futures => inner.Futures;

    public ICryptoMarket? Cryptocurrencies => inner.Cryptocurrencies;

    public IPriceHistory History => inner.History;

    public bool TryGetListing(string symbol, [NotNullWhen(true)] out Listing? listing) => inner.TryGetListing(symbol, out listing);

    public IReadOnlyList<OptionSeries> SeriesOf(string underlyingSymbol) => inner.SeriesOf(underlyingSymbol);

    public bool TryGetOption(string symbol, [NotNullWhen(true)] out OptionListing? option) => inner.TryGetOption(symbol, out option);

    public bool TryResolveStreamer(string streamerSymbol, [NotNullWhen(true)] out StreamedInstrument? instrument) => inner.TryResolveStreamer(streamerSymbol, out instrument);

    public Quotation QuoteOf(Listing listing) => Change(inner.QuoteOf(listing));

    public Quotation QuoteOf(OptionListing option) => inner.QuoteOf(option);

    public Quotation QuoteOf(StreamedInstrument instrument) => Change(inner.QuoteOf(instrument));

    private Quotation Change(Quotation quote) => quote with { Last = Last ?? quote.Last };
}
