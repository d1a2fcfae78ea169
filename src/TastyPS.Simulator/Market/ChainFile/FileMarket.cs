using System.Diagnostics.CodeAnalysis;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market.Crypto;
using TastyPS.Simulator.Market.Futures;
using TastyPS.Simulator.Market.History;

namespace TastyPS.Simulator.Market.ChainFile;

/// <summary>The market as one Cboe quote table recorded it: one underlying, every contract of the file, the file's values to the letter.</summary>
/// <remarks>
/// Contracts that expired on the day of the file stay listed, for the file lists them. What the file does not hold is null: sizes, the
/// time of the last sale, the day's range, theta, vega, rho. A volatility belongs to the file's model.
/// </remarks>
public sealed class FileMarket : IMarket
{
    private readonly Listing _listing;
    private readonly Quotation _listingQuotation;
    private readonly IReadOnlyList<OptionSeries> _series;
    private readonly Dictionary<string, (OptionListing Option, Quotation Quotation)> _options = new(StringComparer.Ordinal);
    private readonly Dictionary<string, OptionListing> _streamed = new(StringComparer.Ordinal);

    /// <summary>Makes a market of a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="clock">The market's clock; by default one that stands still at the table's instant.</param>
    public FileMarket(CboeQuoteTable table, TimeProvider? clock = null)
    {
        StartAt = table.Instant;
        History = new NoPriceHistory(this);
        Clock = clock ?? new FixedStartClock(table.Instant);
        var isIndex = OptionRoots.IsIndex(table.UnderlyingSymbol);
        _listing = new Listing
        {
            Symbol = table.UnderlyingSymbol,
            Description = table.UnderlyingName,
            ListedMarket = isIndex ? "XCBO" : "XNYS",
            IsIndex = isIndex,
            OptionTickSizes = OptionRoots.OptionTickSizes(table.UnderlyingSymbol),
        };
        Listings = [_listing];
        var day = NewYorkTime.DayOf(table.Instant);
        _listingQuotation = new Quotation
        {
            Last = table.Last,
            Bid = table.Bid,
            Ask = table.Ask,
            PreviousClose = table.Last - table.Change,
            UpdatedAt = table.Instant,
            SummaryDate = day,
        };
        _series = table.Rows
            .GroupBy(row => new OptionSeriesKey(table.UnderlyingSymbol, row.Call.Root, row.Expiration))
            .OrderBy(group => group.Key.Root, StringComparer.Ordinal)
            .ThenBy(group => group.Key.Expiration)
            .Select(group => SeriesOf(group.Key, group, day))
            .ToArray();
    }

    /// <summary>The instant of the file, at which its clock starts.</summary>
    public DateTimeOffset StartAt { get; }

    /// <inheritdoc/>
    public TimeProvider Clock { get; }

    /// <summary>The instant of the file: its values never change, whether or not the clock runs.</summary>
    public DateTimeOffset QuoteTime => StartAt;

    /// <inheritdoc/>
    public IReadOnlyList<Listing> Listings { get; }

    /// <summary>None: the file is of options.</summary>
    public IFuturesMarket? Futures => null;

    /// <summary>None: the file is of options.</summary>
    public ICryptoMarket? Cryptocurrencies => null;

    /// <summary>Empty: the file is one moment.</summary>
    public IPriceHistory History { get; }

    /// <summary>Makes a market of a file.</summary>
    /// <param name="path">The file, plain or gzip.</param>
    /// <param name="running">Whether its clock runs on from the file's instant instead of standing still.</param>
    /// <exception cref="ChainFileException">The file is no complete Cboe quote table.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static FileMarket Load(string path, bool running = false)
    {
        var table = CboeQuoteTable.Load(path);
        return new FileMarket(table, new FixedStartClock(table.Instant, running));
    }

    /// <inheritdoc/>
    public bool TryGetListing(string symbol, [NotNullWhen(true)] out Listing? listing)
    {
        listing = symbol == _listing.Symbol ? _listing : null;
        return listing is not null;
    }

    /// <inheritdoc/>
    public IReadOnlyList<OptionSeries> SeriesOf(string underlyingSymbol) => underlyingSymbol == _listing.Symbol ? _series : [];

    /// <inheritdoc/>
    public bool TryGetOption(string symbol, [NotNullWhen(true)] out OptionListing? option)
    {
        option = _options.TryGetValue(symbol, out var entry) ? entry.Option : null;
        return option is not null;
    }

    /// <inheritdoc/>
    public bool TryResolveStreamer(string streamerSymbol, [NotNullWhen(true)] out StreamedInstrument? instrument)
    {
        instrument = streamerSymbol == _listing.Symbol ? StreamedInstrument.Of(_listing)
            : _streamed.TryGetValue(streamerSymbol, out var option) ? StreamedInstrument.Of(option, streamerSymbol)
            : null;
        return instrument is not null;
    }

    /// <inheritdoc/>
    public Quotation QuoteOf(StreamedInstrument instrument) => StreamedQuotes.Of(this, instrument);

    /// <inheritdoc/>
    public Quotation QuoteOf(Listing listing) =>
        listing.Symbol == _listing.Symbol
            ? _listingQuotation
            : throw new ArgumentException($"{listing.Symbol} is not in the file.", nameof(listing));

    /// <inheritdoc/>
    public Quotation QuoteOf(OptionListing option) =>
        _options.TryGetValue(option.Symbol, out var entry)
            ? entry.Quotation
            : throw new ArgumentException($"{option.Symbol} is not in the file.", nameof(option));

    /// <summary>E.g. <c>SPX of 2023-09-14</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Listings[0].Symbol} of {StartAt:yyyy-MM-dd}");

    private OptionSeries SeriesOf(OptionSeriesKey key, IEnumerable<CboeQuoteRow> rows, DateTime day) => new()
    {
        Underlying = key.Underlying,
        Root = key.Root,
        Expiration = key.Expiration,
        ExpirationType = ExpirationTypes.Of(key.Underlying, key.Expiration),
        SettlementType = OptionRoots.SettlementType(key.Root),
        ExerciseStyle = OptionRoots.ExerciseStyle(key.Underlying),
        ChainType = char.IsDigit(key.Root[key.Root.Length - 1]) ? "Non-standard" : "Standard",
        ExpiresAt = TradingCalendar.ExpiresAt(key.Expiration, OptionRoots.IsAmSettled(key.Root)),
        Strikes = rows
            .OrderBy(row => row.Strike)
            .Select(row => new OptionStrike(row.Strike, Add(key, row, row.Call, day), Add(key, row, row.Put, day)))
            .ToArray(),
    };

    private OptionListing Add(OptionSeriesKey key, CboeQuoteRow row, CboeQuote quote, DateTime day)
    {
        var option = new OptionListing
        {
            Symbol = OccSymbols.Occ(key.Root, key.Expiration, quote.Right, row.Strike),
            StreamerSymbol = OccSymbols.Streamer(key.Root, key.Expiration, quote.Right, row.Strike),
            Series = key,
            Strike = row.Strike,
            Right = quote.Right,
        };
        var quotation = new Quotation
        {
            Bid = quote.Bid,
            Ask = quote.Ask,
            Last = quote.Last,
            PreviousClose = quote.Last - quote.Net,
            Volume = quote.Volume,
            OpenInterest = quote.OpenInterest,
            ImpliedVolatility = quote.ImpliedVolatility,
            Delta = quote.Delta,
            Gamma = quote.Gamma,
            UpdatedAt = StartAt,
            SummaryDate = day,
        };
        _options.Add(option.Symbol, (option, quotation));
        _streamed.Add(option.StreamerSymbol, option);
        return option;
    }
}
