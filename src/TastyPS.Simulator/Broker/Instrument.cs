using TastyPS.Analytics.Pricing;
using TastyPS.Simulator.Broker.Orders;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Crypto;
using TastyPS.Simulator.Market.Futures;

namespace TastyPS.Simulator.Broker;

/// <summary>What can be held: shares, an option, a future, an option on a future, or coins.</summary>
internal sealed class Instrument
{
    private readonly Func<IMarket, Quotation> _quote;
    private readonly Func<IMarket, Quotation?> _quoteOfUnderlying;

    private Instrument(Func<IMarket, Quotation> quote, Func<IMarket, Quotation?> quoteOfUnderlying) => (_quote, _quoteOfUnderlying) = (quote, quoteOfUnderlying);

    public required string Symbol { get; init; }

    public required string UnderlyingSymbol { get; init; }

    public required InstrumentKind Kind { get; init; }

    public string? StreamerSymbol { get; init; }

    /// <summary>Dollars of one point.</summary>
    public decimal Multiplier { get; init; } = 1;

    /// <summary>The terms of an option on shares or an index; null for anything else.</summary>
    public OptionListing? Option { get; init; }

    /// <summary>Of an option.</summary>
    public OptionRight? Right { get; init; }

    /// <summary>Of an option.</summary>
    public decimal Strike { get; init; }

    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>From this day on it can only be closed; null if there is none.</summary>
    public DateTime? ClosingOnlyFrom { get; init; }

    /// <summary>Ticks of its price: the first step whose threshold is above the price applies. Empty where nobody knows.</summary>
    public IReadOnlyList<TickSize> TickSizes { get; init; } = [];

    /// <summary>Decimals of a quantity.</summary>
    public int QuantityPrecision { get; init; }

    /// <summary>What an option delivers; null where it settles in cash.</summary>
    public Instrument? Delivers { get; init; }

    /// <summary>The product of a future or of an option on one, e.g. <c>ES</c>; null for anything else.</summary>
    public string? ProductCode { get; init; }

    /// <summary>Whether it is an option on an index.</summary>
    public bool IsIndexOption => Kind == InstrumentKind.EquityOption && Delivers is null;

    public string Type => OrderNames.Of(Kind);

    public bool IsOption => Kind is InstrumentKind.EquityOption or InstrumentKind.FutureOption;

    /// <summary>Equity also for equity options, Future also for their options.</summary>
    public InstrumentKind UnderlyingKind => Kind switch
    {
        InstrumentKind.EquityOption => InstrumentKind.Equity,
        InstrumentKind.FutureOption => InstrumentKind.Future,
        _ => Kind,
    };

    public static Instrument Of(Listing listing) => new(market => market.QuoteOf(listing), market => market.QuoteOf(listing))
    {
        Symbol = listing.Symbol,
        UnderlyingSymbol = listing.Symbol,
        Kind = InstrumentKind.Equity,
        StreamerSymbol = listing.Symbol,
        TickSizes = [new TickSize(0.0001m, 1m), new TickSize(0.01m, null)],
        QuantityPrecision = 5,
    };

    public static Instrument Of(OptionSeries series, OptionListing option, Listing underlying) =>
        new(market => market.QuoteOf(option), market => market.TryGetListing(series.Underlying, out var listing) ? market.QuoteOf(listing) : null)
        {
            Symbol = option.Symbol,
            UnderlyingSymbol = series.Underlying,
            Kind = InstrumentKind.EquityOption,
            StreamerSymbol = option.StreamerSymbol,
            Multiplier = series.SharesPerContract,
            Option = option,
            Right = option.Right,
            Strike = option.Strike,
            ExpiresAt = series.ExpiresAt,
            TickSizes = underlying.OptionTickSizes,
            Delivers = underlying.IsIndex ? null : Of(underlying),
        };

    public static Instrument Of(FutureContract future) => new(market => market.Futures!.QuoteOf(future), market => market.Futures!.QuoteOf(future))
    {
        Symbol = future.Symbol,
        UnderlyingSymbol = future.Symbol,
        Kind = InstrumentKind.Future,
        StreamerSymbol = future.StreamerSymbol,
        Multiplier = future.Product.NotionalMultiplier,
        ExpiresAt = future.ExpiresAt,
        ClosingOnlyFrom = future.ClosingOnly,
        TickSizes = [new TickSize(future.Product.TickSize, null)],
        ProductCode = future.Product.Code,
    };

    public static Instrument Of(FutureOption option) => new(market => market.Futures!.QuoteOf(option), market => market.Futures!.QuoteOf(option.Future))
    {
        Symbol = option.Symbol,
        UnderlyingSymbol = option.Future.Symbol,
        Kind = InstrumentKind.FutureOption,
        StreamerSymbol = option.StreamerSymbol,
        Multiplier = option.Future.Product.NotionalMultiplier,
        Right = option.Right,
        Strike = option.Strike,
        ExpiresAt = option.ExpiresAt,
        TickSizes = option.Future.Product.OptionTickSizes,
        Delivers = Of(option.Future),
        ProductCode = option.Future.Product.Code,
    };

    public static Instrument Of(Cryptocurrency coin) => new(market => market.Cryptocurrencies!.QuoteOf(coin), market => market.Cryptocurrencies!.QuoteOf(coin))
    {
        Symbol = coin.Symbol,
        UnderlyingSymbol = coin.Symbol,
        Kind = InstrumentKind.Cryptocurrency,
        StreamerSymbol = coin.StreamerSymbol,
        TickSizes = [new TickSize(coin.TickSize, null)],
        QuantityPrecision = coin.QuantityPrecision,
    };

    public Quotation QuoteIn(IMarket market) => _quote(market);

    /// <summary>The price of the underlying; 0 if there is none.</summary>
    public decimal SpotIn(IMarket market) => _quoteOfUnderlying(market)?.ListingMark() ?? 0;

    public decimal? Mark(Quotation quote) => IsOption ? quote.OptionMark() : quote.ListingMark();

    /// <summary>What it is worth when it expires, for one unit.</summary>
    public decimal IntrinsicValue(decimal spot) => Right switch
    {
        null => spot,
        OptionRight.Call => Math.Max(0, spot - Strike),
        _ => Math.Max(0, Strike - spot),
    };

    /// <summary>The step in which prices of this size move; 0 where nobody knows.</summary>
    public decimal TickAt(decimal price)
    {
        foreach (var tick in TickSizes)
        {
            if (tick.Threshold is not { } threshold || price < threshold) return tick.Value;
        }
        return 0;
    }
}
