using TastyPS.Analytics.Calendar;
using TastyPS.Client.Http;
using TastyPS.Client.Json;
using TastyPS.Client.MarketData;
using TastyPS.Client.Symbology;

namespace TastyPS.Client.Instruments;

/// <summary>
/// Finds what the streamer calls an instrument. Equities, indexes and their options tell it by their form; futures, options on futures and coins need the
/// code of an exchange, for which the service is asked, once for all symbols of a kind.
/// </summary>
public sealed class StreamerSymbolService
{
    // The length of a request's address is limited.
    private const int MostSymbols = 50;

    private readonly IRestTransport _transport;
    private readonly TimeProvider _clock;

    internal StreamerSymbolService(IRestTransport transport, TimeProvider clock)
    {
        _transport = transport;
        _clock = clock;
    }

    /// <summary>Finds the streamer symbols of symbols in any form.</summary>
    /// <param name="symbols">Symbols as a user writes them.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>By the symbol as given; the service does not know those that are missing.</returns>
    /// <exception cref="FormatException">A text is no symbol.</exception>
    /// <exception cref="TastyException">The service cannot be asked.</exception>
    public async Task<IReadOnlyDictionary<string, string>> FindAsync(IEnumerable<string> symbols, CancellationToken cancellationToken)
    {
        if (symbols is null)
            throw new ArgumentNullException(nameof(symbols));

        var today = new CalendarDate(NewYorkTime.DayOf(_clock.GetUtcNow()));
        var parsed = symbols.Distinct(StringComparer.Ordinal).Select(text => (Text: text, Symbol: TastySymbol.Parse(text, today))).ToList();
        var found = parsed.Where(one => one.Symbol.StreamerSymbol is not null).ToDictionary(one => one.Text, one => one.Symbol.StreamerSymbol!, StringComparer.Ordinal);
        foreach (var kind in parsed.Where(one => one.Symbol.StreamerSymbol is null).GroupBy(one => one.Symbol.InstrumentType))
        {
            var answers = await AskAsync(RouteOf(kind.Key), [.. kind.Select(one => one.Symbol.Symbol!).Distinct(StringComparer.Ordinal)], cancellationToken).ConfigureAwait(false);
            foreach (var (text, symbol) in kind)
            {
                if (answers.TryGetValue(symbol.Symbol!, out var streamer))
                    found.Add(text, streamer);
            }
        }

        return found;
    }

    private static string RouteOf(InstrumentType type) => type switch
    {
        InstrumentType.Future => "instruments/futures",
        InstrumentType.FutureOption => "instruments/future-options",
        InstrumentType.Cryptocurrency => "instruments/cryptocurrencies",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The form of the symbol tells its streamer symbol."),
    };

    private async Task<Dictionary<string, string>> AskAsync(string route, List<string> symbols, CancellationToken cancellationToken)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var start = 0; start < symbols.Count; start += MostSymbols)
        {
            var query = string.Join("&", symbols.Skip(start).Take(MostSymbols).Select(symbol => "symbol[]=" + Uri.EscapeDataString(symbol)));
            using var reply = await _transport.GetAsync(ApiFamily.Instruments, $"{route}?{query}", cancellationToken).ConfigureAwait(false);
            using var document = await ReplyDocument.ReadAsync(reply, cancellationToken).ConfigureAwait(false);
            var items = ReplyDocument.Items(document.RootElement) ?? throw new TastyProtocolException($"{reply.Path}: the reply has no list of instruments.") { RequestPath = reply.Path };
            foreach (var item in ReplyDocument.ToList(items.EnumerateArray(), Names, "no symbol or no streamer symbol", defects: null))
                answers[item.Symbol] = item.Streamer;
        }

        return answers;
    }

    private static NamePair? Names(JsonFields fields) =>
        fields.Text("symbol") is { Length: > 0 } symbol && fields.Text("streamer-symbol") is { Length: > 0 } streamer ? new NamePair(symbol, streamer) : null;

    private sealed record NamePair(string Symbol, string Streamer);
}
