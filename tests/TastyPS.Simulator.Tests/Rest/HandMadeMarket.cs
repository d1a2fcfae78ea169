using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Time.Testing;
using TastyPS.Analytics.Calendar;
using TastyPS.Analytics.Pricing;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Crypto;
using TastyPS.Simulator.Market.Futures;
using TastyPS.Simulator.Market.History;

namespace TastyPS.Simulator.Tests.Rest;

/// <summary>
/// A market small enough to be checked by hand. It is Tuesday, 2026-08-04, 10:30 in New York.
/// SPX has both roots on 2026-08-21 and SPXW today; AAPL and BRK/B have one series each; SPY has none, VIX no quote but a level.
/// </summary>
internal sealed class HandMadeMarket : IMarket
{
    public static readonly DateTimeOffset Start = new(2026, 8, 4, 14, 30, 0, TimeSpan.Zero);
    private static readonly DateTime Today = new(2026, 8, 4);
    private static readonly DateTime ThirdFriday = new(2026, 8, 21);

    private readonly List<OptionSeries> _series =
    [
        Series("AAPL", "AAPL", ThirdFriday, "Regular", "PM", "American", 200m, 202.5m),
        Series("BRK/B", "BRKB", ThirdFriday, "Regular", "PM", "American", 480m, 500m),
        Series("SPX", "SPX", ThirdFriday, "Regular", "AM", "European", 6000m, 6100m, 6200m),
        Series("SPX", "SPXW", Today, "Weekly", "PM", "European", 6000m, 6100m),
        Series("SPX", "SPXW", ThirdFriday, "Weekly", "PM", "European", 6000m, 6100m, 6200m),
    ];

    public HandMadeMarket(int fillers = 0)
    {
        List<Listing> listings =
        [
            Listed("AAPL", "Apple Inc. - Common Stock", "XNAS"),
            Listed("BRK/B", "Berkshire Hathaway Inc. Class B", "XNYS"),
            Listed("SPX", "S&P 500 Index", "OTC", isIndex: true),
            Listed("SPY", "State Street SPDR S&P 500 ETF", "ARCX", isEtf: true),
            Listed("VIX", "Cboe Volatility Index", "OTC", isIndex: true),
        ];
        listings.AddRange(Enumerable.Range(1, fillers).Select(number => Listed($"Z{number:000000}", "Filler", "XNYS")));
        Listings = listings;
    }

    public FakeTimeProvider FakeClock { get; } = new(Start);

    public TimeProvider Clock => FakeClock;

    public DateTimeOffset QuoteTime => Clock.GetUtcNow();

    public IReadOnlyList<Listing> Listings { get; }

    public IFuturesMarket? Futures => null;

    public ICryptoMarket? Cryptocurrencies => null;

    public IPriceHistory History => new NoPriceHistory(this);

    /// <summary>Set by tests that want a handler to fail.</summary>
    public Exception? Failure { get; set; }

    public bool TryGetListing(string symbol, [NotNullWhen(true)] out Listing? listing)
    {
        if (Failure is not null) throw Failure;
        listing = Listings.FirstOrDefault(candidate => candidate.Symbol == symbol);
        return listing is not null;
    }

    public IReadOnlyList<OptionSeries> SeriesOf(string underlyingSymbol) =>
        [.. _series.Where(series => series.Underlying == underlyingSymbol && series.ExpiresAt > Clock.GetUtcNow())];

    public bool TryGetOption(string symbol, [NotNullWhen(true)] out OptionListing? option)
    {
        option = _series.SelectMany(series => series.Strikes).SelectMany(strike => new[] { strike.Call, strike.Put }).FirstOrDefault(candidate => candidate.Symbol == symbol);
        return option is not null;
    }

    public bool TryResolveStreamer(string streamerSymbol, [NotNullWhen(true)] out StreamedInstrument? instrument)
    {
        var option = _series.SelectMany(series => series.Strikes).SelectMany(strike => new[] { strike.Call, strike.Put }).FirstOrDefault(candidate => candidate.StreamerSymbol == streamerSymbol);
        instrument = option is not null ? StreamedInstrument.Of(option, streamerSymbol)
            : TryGetListing(streamerSymbol, out var listing) ? StreamedInstrument.Of(listing)
            : null;
        return instrument is not null;
    }

    public Quotation QuoteOf(StreamedInstrument instrument) => StreamedQuotes.Of(this, instrument);

    public Quotation QuoteOf(Listing listing) => listing.Symbol == "VIX"
        ? new Quotation { Last = 15.8m, Open = 15.9m, High = 16.06m, Low = 15.61m, PreviousClose = 15.13m, UpdatedAt = QuoteTime, SummaryDate = Today }
        : new Quotation
        {
            Bid = 210.55m,
            BidSize = 2m,
            Ask = 210.6m,
            AskSize = 1m,
            Last = 210.511m,
            LastTime = Start,
            Open = 208.693m,
            High = 212.24m,
            Low = 208.37m,
            PreviousClose = 210m,
            Volume = listing.IsIndex ? null : 35348839m,
            UpdatedAt = QuoteTime,
            SummaryDate = Today,
        };

    /// <summary>Calls have a market; puts have no bid and never traded.</summary>
    public Quotation QuoteOf(OptionListing option) => option.Right == OptionRight.Call
        ? new Quotation
        {
            Bid = 1.2m,
            BidSize = 10m,
            Ask = 1.3m,
            AskSize = 20m,
            Last = 1.25m,
            LastTime = Start,
            Open = 1.1m,
            High = 1.4m,
            Low = 1m,
            PreviousClose = 1.15m,
            Volume = 345m,
            OpenInterest = 6789,
            ImpliedVolatility = 0.1875,
            Delta = 0.5,
            Gamma = 0.0125,
            Theta = -0.25,
            Vega = 0.75,
            Rho = 0.0625,
            TheoreticalPrice = 1.25,
            UpdatedAt = QuoteTime,
            SummaryDate = Today,
        }
        : new Quotation { Ask = 0.05m, AskSize = 7m, OpenInterest = 0, UpdatedAt = QuoteTime, SummaryDate = Today };

    private static Listing Listed(string symbol, string description, string market, bool isIndex = false, bool isEtf = false) => new()
    {
        Symbol = symbol,
        Description = description,
        ListedMarket = market,
        IsIndex = isIndex,
        IsEtf = isEtf,
        OptionTickSizes = symbol[0] == 'Z' ? [] : [new TickSize(0.01m, 3m), new TickSize(0.05m, null)],
    };

    private static OptionSeries Series(string underlying, string root, DateTime day, string type, string settlement, string style, params decimal[] strikes)
    {
        OptionListing Option(OptionRight right, char letter, decimal strike) => new()
        {
            Symbol = FormattableString.Invariant($"{root,-6}{day:yyMMdd}{letter}{(int)(strike * 1000):00000000}"),
            StreamerSymbol = FormattableString.Invariant($".{root}{day:yyMMdd}{letter}{strike:0.###}"),
            Series = new OptionSeriesKey(underlying, root, day),
            Strike = strike,
            Right = right,
        };
        return new OptionSeries
        {
            Underlying = underlying,
            Root = root,
            Expiration = day,
            ExpirationType = type,
            SettlementType = settlement,
            ExerciseStyle = style,
            ExpiresAt = TradingCalendar.ExpiresAt(day, settlement == "AM"),
            // BRKB's second put has no streamer symbol, as happens in recordings.
            Strikes = [.. strikes.Select(strike => new OptionStrike(strike, Option(OptionRight.Call, 'C', strike), Unstreamed(Option(OptionRight.Put, 'P', strike))))],
        };
    }

    private static OptionListing Unstreamed(OptionListing option) => option.Symbol != "BRKB  260821P00500000" ? option : new OptionListing
    {
        Symbol = option.Symbol,
        Series = option.Series,
        Strike = option.Strike,
        Right = option.Right,
    };
}
