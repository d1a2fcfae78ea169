using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market.Futures;

namespace TastyPS.Simulator.Market.Synthetic.Futures;

/// <summary>The futures of the synthetic market: index futures follow their index, the others have prices of their own.</summary>
internal sealed class SyntheticFutures : IFuturesMarket
{
    private readonly TimeProvider _clock;
    private readonly IReadOnlyList<FutureLine> _lines;
    private readonly Dictionary<string, FutureLine> _byCode;
    private Day _day;

    public SyntheticFutures(TimeProvider clock, IReadOnlyList<FutureLine> lines)
    {
        _clock = clock;
        _lines = lines;
        _byCode = lines.ToDictionary(line => line.Product.Code, StringComparer.Ordinal);
        Products = [.. lines.Select(line => line.Product).OrderBy(product => product.Code, StringComparer.Ordinal)];
        _day = new Day(NewYorkTime.DayOf(clock.GetUtcNow()));
    }

    public IReadOnlyList<FutureProduct> Products { get; }

    /// <summary>The same futures under another clock.</summary>
    public SyntheticFutures Under(TimeProvider clock) => new(clock, _lines);

    public void Forget()
    {
        foreach (var line in _lines)
            line.Forget();
        Volatile.Write(ref _day, new Day(_day.Date));
    }

    public IReadOnlyList<FutureContract> ContractsOf(FutureProduct product)
    {
        var now = _clock.GetUtcNow();
        return BoardAt(LineOf(product), now).ContractsAt(now);
    }

    public IReadOnlyList<FutureOptionSeries> SeriesOf(FutureProduct product)
    {
        var now = _clock.GetUtcNow();
        return BoardAt(LineOf(product), now).SeriesAt(now);
    }

    public bool TryGetFuture(string symbol, [NotNullWhen(true)] out FutureContract? future)
    {
        var now = _clock.GetUtcNow();
        future = LineOfSymbol(symbol, yearDigits: 1) is { } line ? BoardAt(line, now).ContractsAt(now).FirstOrDefault(contract => contract.Symbol == symbol) : null;
        return future is not null;
    }

    public bool TryGetOption(string symbol, [NotNullWhen(true)] out FutureOption? option)
    {
        option = null;
        if (!FutureSymbols.TryParseOption(symbol, out var key, out var right, out var strike) || LineOfSymbol(key.Future, yearDigits: 1) is not { } line)
            return false;
        var now = _clock.GetUtcNow();
        var board = BoardAt(line, now);
        if (board.Find(key) is { } series && now < series.ExpiresAt && board.Find(series, right, strike) is { } found && found.Symbol == symbol)
            option = found;
        return option is not null;
    }

    /// <summary>Finds a contract by its streamer symbol, or the active month by the continuous one.</summary>
    public bool TryResolveFuture(string streamerSymbol, [NotNullWhen(true)] out FutureContract? future)
    {
        var now = _clock.GetUtcNow();
        future = null;
        var colon = streamerSymbol.IndexOf(':');
        if (colon < 0)
            return false;
        if (_byCode.TryGetValue(streamerSymbol.Substring(1, colon - 1), out var line))
            future = line.Product.ContinuousSymbol == streamerSymbol ? BoardAt(line, now).ActiveAt(now) : null;
        else if (LineOfSymbol(streamerSymbol.Substring(0, colon), yearDigits: 2) is { } dated)
            future = BoardAt(dated, now).ContractsAt(now).FirstOrDefault(contract => contract.StreamerSymbol == streamerSymbol);
        return future is not null;
    }

    /// <summary>Finds an option by its streamer symbol.</summary>
    public bool TryResolveOption(string streamerSymbol, [NotNullWhen(true)] out FutureOption? option)
    {
        option = null;
        if (!FutureSymbols.TryParseStreamedOption(streamerSymbol, out var longContract, out var right, out var strike))
            return false;
        var now = _clock.GetUtcNow();
        foreach (var line in _lines)
        {
            if (!line.HasRootOf(longContract))
                continue;
            var board = BoardAt(line, now);
            if (board.FindLong(longContract) is { } series && now < series.ExpiresAt && board.Find(series, right, strike) is { } found && found.StreamerSymbol == streamerSymbol)
                option = found;
        }

        return option is not null;
    }

    public Quotation QuoteOf(FutureContract future) => LineOf(future.Product).PriceOf(future).QuoteAt(_clock.GetUtcNow());

    public Quotation QuoteOf(FutureOption option)
    {
        var now = _clock.GetUtcNow();
        var (terms, price) = TermsOf(option);
        var tape = price.TapeAt(now);
        return OptionQuoter.Quote(terms, tape, QuoteInstants.At(now, tape.Session));
    }

    /// <summary>What pricing needs to know of an option, and the price of its future.</summary>
    public (OptionTerms Terms, TapeRoll Price) TermsOf(FutureOption option)
    {
        var line = LineOf(option.Future.Product);
        var terms = new OptionTerms(line.Options, option.Symbol, option.Right, option.Strike, option.ExpiresAt, option.OptionProduct == line.Spec.Options.Standard);
        return (terms, line.PriceOf(option.Future));
    }

    /// <summary>The price of a contract.</summary>
    public PriceSource SourceOf(FutureContract future) => LineOf(future.Product).PriceOf(future).Source;

    /// <summary>The price of the contract that was the active month on a day.</summary>
    public PriceSource ActiveSourceOn(FutureProduct product, DateTime day)
    {
        var line = LineOf(product);
        var contracts = line.ContractsOn(day);
        return line.PriceOf(contracts.FirstOrDefault(contract => contract.IsActiveMonth) ?? contracts[0]).Source;
    }

    private FutureLine LineOf(FutureProduct product) =>
        _byCode.TryGetValue(product.Code, out var line) ? line : throw new ArgumentException($"{product} is not in this market.", nameof(product));

    // A slash, the code, the month letter, the year.
    private FutureLine? LineOfSymbol(string symbol, int yearDigits)
    {
        var length = symbol.Length - 2 - yearDigits;
        return length > 0 && symbol[0] == '/' && _byCode.TryGetValue(symbol.Substring(1, length), out var line) ? line : null;
    }

    private FutureBoard BoardAt(FutureLine line, DateTimeOffset now)
    {
        var date = NewYorkTime.DayOf(now);
        var day = Volatile.Read(ref _day);
        if (day.Date != date)
        {
            day = new Day(date);
            Volatile.Write(ref _day, day);
        }

        return day.BoardOf(line);
    }

    private sealed class Day(DateTime date)
    {
        private readonly ConcurrentDictionary<string, Lazy<FutureBoard>> _boards = new(StringComparer.Ordinal);

        public DateTime Date => date;

        public FutureBoard BoardOf(FutureLine line) =>
            _boards.GetOrAdd(line.Product.Code, _ => new Lazy<FutureBoard>(() => new FutureBoard(line, date))).Value;
    }
}
