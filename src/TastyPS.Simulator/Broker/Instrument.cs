using TastyPS.Analytics.Pricing;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Broker;

/// <summary>What can be held: shares or an option.</summary>
internal sealed class Instrument
{
    private readonly Func<IMarket, Quotation> _quote;

    private Instrument(Func<IMarket, Quotation> quote) => _quote = quote;

    public required string Symbol { get; init; }

    public required string UnderlyingSymbol { get; init; }

    public string? StreamerSymbol { get; init; }

    public int Multiplier { get; init; } = 1;

    /// <summary>The option's terms; null for shares.</summary>
    public OptionListing? Option { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    public string Type => Option is null ? "Equity" : "Equity Option";

    public static Instrument Of(Listing listing) => new(market => market.QuoteOf(listing))
    {
        Symbol = listing.Symbol,
        UnderlyingSymbol = listing.Symbol,
        StreamerSymbol = listing.Symbol,
    };

    public static Instrument Of(OptionSeries series, OptionListing option) => new(market => market.QuoteOf(option))
    {
        Symbol = option.Symbol,
        UnderlyingSymbol = series.Underlying,
        StreamerSymbol = option.StreamerSymbol,
        Multiplier = series.SharesPerContract,
        Option = option,
        ExpiresAt = series.ExpiresAt,
    };

    public Quotation QuoteIn(IMarket market) => _quote(market);

    public decimal? Mark(Quotation quote) => Option is null ? quote.ListingMark() : quote.OptionMark();

    /// <summary>What an option is worth when it expires, for one unit.</summary>
    public decimal IntrinsicValue(decimal spot) => Option switch
    {
        null => spot,
        { Right: OptionRight.Call } => Math.Max(0, spot - Option.Strike),
        _ => Math.Max(0, Option.Strike - spot),
    };
}
