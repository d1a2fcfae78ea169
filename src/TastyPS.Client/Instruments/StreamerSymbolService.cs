using System.Text;
using TastyPS.Client.Http;
using TastyPS.Client.Json;
using TastyPS.Client.MarketData;

namespace TastyPS.Client.Instruments;

/// <summary>Finds by what the market data feed knows an instrument.</summary>
public sealed class StreamerSymbolService
{
    /// <summary>Futures, or coins, that one request asks for.</summary>
    public const int BatchSize = 100;

    private readonly IRestTransport _transport;

    internal StreamerSymbolService(IRestTransport transport) => _transport = transport;

    /// <summary>
    /// Takes symbols of any form, upper or lower case, and gives the feed's. Equities, indexes and their options are told from the form alone, whether they are listed
    /// or not; what is in the feed's form already stays as it is; futures, options on futures and coins are looked up, <see cref="BatchSize"/> a request. A request
    /// that fails costs only its own symbols.
    /// </summary>
    /// <param name="symbols">The symbols, e.g. <c>SPX</c>, <c>SPXW  261218C06500000</c>, <c>/ESZ6</c>, <c>./ESU6 E1AN6 260706C6260</c>, <c>BTC/USD</c>, <c>/ES:XCME</c>; candle attributes such as <c>{=5m}</c> are kept.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">One of the symbols is null.</exception>
    /// <exception cref="TastyAuthenticationException">The credentials were refused.</exception>
    /// <exception cref="TastyAuthorizationException">The scope is not enough.</exception>
    public async Task<StreamerSymbolReport> ResolveAsync(IReadOnlyList<string> symbols, CancellationToken cancellationToken)
    {
        if (symbols is null)
            throw new ArgumentNullException(nameof(symbols));
        if (symbols.Any(symbol => symbol is null))
            throw new ArgumentException("A symbol is null.", nameof(symbols));

        var questions = symbols.Distinct(StringComparer.Ordinal).Select(symbol => new SymbolQuestion(symbol)).ToList();
        var failures = new List<TastyException>();
        var lost = new HashSet<string>(StringComparer.Ordinal);
        var listings = new Dictionary<string, FeedListing>(StringComparer.Ordinal);
        await LookUpAsync("instruments/futures", questions.Where(question => question.Type != InstrumentType.Cryptocurrency)).ConfigureAwait(false);
        await LookUpAsync("instruments/cryptocurrencies", questions.Where(question => question.Type == InstrumentType.Cryptocurrency)).ConfigureAwait(false);

        var resolved = new List<ResolvedSymbol>(questions.Count);
        var unresolved = new List<UnresolvedSymbol>();
        foreach (var question in questions)
        {
            var listing = question.Instrument is { } instrument && listings.TryGetValue(instrument, out var found) ? found : null;
            if (question.Objection is null && question.Answer(listing) is { } answer)
                resolved.Add(answer);
            else
                unresolved.Add(new UnresolvedSymbol(question.Asked, question.Objection ?? Reason(question.Instrument!, listing, lost)));
        }

        return new StreamerSymbolReport(resolved, unresolved, failures);

        async Task LookUpAsync(string route, IEnumerable<SymbolQuestion> asking)
        {
            var wanted = asking.Select(question => question.Instrument).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            for (var start = 0; start < wanted.Count; start += BatchSize)
            {
                var batch = wanted.GetRange(start, Math.Min(BatchSize, wanted.Count - start));
                try
                {
                    foreach (var listing in await AskAsync(route, batch, cancellationToken).ConfigureAwait(false))
                        listings[listing.Symbol] = listing;
                }
                catch (TastyException failure) when (failure is not (TastyAuthenticationException or TastyAuthorizationException))
                {
                    lost.UnionWith(batch);
                    if (!failures.Any(told => (told.GetType(), told.StatusCode, told.ErrorCode) == (failure.GetType(), failure.StatusCode, failure.ErrorCode)))
                        failures.Add(failure);
                }
            }
        }
    }

    private static string Reason(string instrument, FeedListing? listing, HashSet<string> lost) =>
        listing is not null ? $"the service gives no feed symbol for {instrument}"
        : lost.Contains(instrument) ? $"{instrument} could not be looked up"
        : $"the service knows no {instrument}";

    private async Task<IReadOnlyList<FeedListing>> AskAsync(string route, List<string> symbols, CancellationToken cancellationToken)
    {
        var address = new StringBuilder(route, 32 * symbols.Count);
        var separator = '?';
        foreach (var symbol in symbols)
        {
            address.Append(separator).Append("symbol[]=").Append(Uri.EscapeDataString(symbol));
            separator = '&';
        }

        using var reply = await _transport.GetAsync(ApiFamily.Instruments, address.ToString(), cancellationToken).ConfigureAwait(false);
        using var document = await ReplyDocument.ReadAsync(reply, cancellationToken).ConfigureAwait(false);
        var items = ReplyDocument.Items(document.RootElement)
            ?? throw new TastyProtocolException($"{reply.Path}: the reply is no list.") { RequestPath = reply.Path };
        return ReplyDocument.ToList(items.EnumerateArray(), FeedListing.From, "the instrument has no symbol", null);
    }
}
