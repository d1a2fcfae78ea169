using System.Text;
using TastyPS.Client.Http;
using TastyPS.Client.Json;
using TastyPS.Client.MarketData;
using TastyPS.Client.OptionChains;
using TastyPS.Client.Symbology;

namespace TastyPS.Client.Orders.Checks;

/// <summary>Looks up what is known of the instruments of an order: steps of prices, closing only, halted, expiry, bid, ask and mark.</summary>
public sealed class InstrumentFactService
{
    private readonly IRestTransport _transport;
    private readonly QuoteService _quotes;

    internal InstrumentFactService(IRestTransport transport, QuoteService quotes)
    {
        _transport = transport;
        _quotes = quotes;
    }

    /// <summary>
    /// The order with what could be found of its legs, beside what they brought along. What cannot be looked up stays unknown, and is left to the service that takes the
    /// order; why, the failures tell.
    /// </summary>
    /// <param name="order">The order. It is not changed.</param>
    /// <param name="failures">Gets what kept answers from coming, each trouble once; null if nobody wants to know.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TastyAuthenticationException">The credentials were refused.</exception>
    public async Task<OrderRequest> CompleteAsync(OrderRequest order, ICollection<TastyException>? failures, CancellationToken cancellationToken)
    {
        if (order is null)
            throw new ArgumentNullException(nameof(order));

        return order with { Legs = await CompleteAsync(order.Legs, failures, cancellationToken).ConfigureAwait(false) };
    }

    /// <summary>Each order of a complex order, as <see cref="CompleteAsync(OrderRequest, ICollection{TastyException}, CancellationToken)"/> does; instruments of several are looked up once.</summary>
    /// <inheritdoc cref="CompleteAsync(OrderRequest, ICollection{TastyException}, CancellationToken)"/>
    public async Task<ComplexOrderRequest> CompleteAsync(ComplexOrderRequest order, ICollection<TastyException>? failures, CancellationToken cancellationToken)
    {
        if (order is null)
            throw new ArgumentNullException(nameof(order));

        var legs = new Queue<OrderLegRequest>(await CompleteAsync([.. order.Components.SelectMany(part => part.Legs)], failures, cancellationToken).ConfigureAwait(false));
        OrderRequest Filled(OrderRequest part) => part with { Legs = [.. part.Legs.Select(_ => legs.Dequeue())] };
        return order with { TriggerOrder = order.TriggerOrder is { } first ? Filled(first) : null, Orders = [.. order.Orders.Select(Filled)] };
    }

    /// <summary>The legs with what could be found of them.</summary>
    /// <inheritdoc cref="CompleteAsync(OrderRequest, ICollection{TastyException}, CancellationToken)"/>
    public async Task<IReadOnlyList<OrderLegRequest>> CompleteAsync(IReadOnlyList<OrderLegRequest> legs, ICollection<TastyException>? failures, CancellationToken cancellationToken)
    {
        if (legs is null)
            throw new ArgumentNullException(nameof(legs));

        var search = new InstrumentSearch(_transport, failures, cancellationToken);
        await search.AskAsync("equities", Symbols(legs, OrderInstrumentType.Equity)).ConfigureAwait(false);
        await search.AskAsync("futures", Symbols(legs, OrderInstrumentType.Future)).ConfigureAwait(false);
        await search.AskAsync("cryptocurrencies", Symbols(legs, OrderInstrumentType.Cryptocurrency)).ConfigureAwait(false);
        foreach (var option in legs.Where(leg => leg.Facts?.UnderlyingSymbol is null))
        {
            if (option.InstrumentType == OrderInstrumentType.EquityOption)
                await search.AskOneAsync("equity-options", option.Symbol).ConfigureAwait(false);
            else if (option.InstrumentType == OrderInstrumentType.FutureOption)
                await search.AskOneAsync("future-options", option.Symbol).ConfigureAwait(false);
        }

        await search.AskAsync("equities", Underlyings(legs, OrderInstrumentType.EquityOption, search)).ConfigureAwait(false);
        await search.AskAsync("futures", Underlyings(legs, OrderInstrumentType.FutureOption, search)).ConfigureAwait(false);
        var quotes = await QuoteAsync(legs, failures, cancellationToken).ConfigureAwait(false);
        return [.. legs.Select(leg => leg with { Facts = Merge(leg, search, quotes.TryGetValue(leg.Symbol, out var quote) ? quote : null) })];
    }

    private static IEnumerable<string> Symbols(IEnumerable<OrderLegRequest> legs, OrderInstrumentType type) =>
        legs.Where(leg => leg.InstrumentType == type).Select(leg => leg.Symbol);

    private static IEnumerable<string> Underlyings(IEnumerable<OrderLegRequest> legs, OrderInstrumentType type, InstrumentSearch search) =>
        legs.Where(leg => leg.InstrumentType == type).Select(leg => UnderlyingOf(leg, search)).OfType<string>();

    private static string? UnderlyingOf(OrderLegRequest leg, InstrumentSearch search) => leg.Facts?.UnderlyingSymbol ?? search.Find(leg.Symbol)?.UnderlyingSymbol;

    private static InstrumentFacts Merge(OrderLegRequest leg, InstrumentSearch search, Quote? quote)
    {
        var facts = leg.Facts ?? new InstrumentFacts();
        var own = search.Find(leg.Symbol);
        var isOption = leg.InstrumentType is OrderInstrumentType.EquityOption or OrderInstrumentType.FutureOption;
        var underlying = isOption && UnderlyingOf(leg, search) is { } name ? search.Find(name) : null;
        var isClosingOnly = own?.IsClosingOnly == true || (leg.InstrumentType == OrderInstrumentType.EquityOption && underlying?.AreOptionsClosingOnly == true);
        return facts with
        {
            UnderlyingSymbol = facts.UnderlyingSymbol ?? own?.UnderlyingSymbol,
            Multiplier = facts.Multiplier ?? own?.Multiplier,
            TickSizes = facts.TickSizes.Count > 0 ? facts.TickSizes : isOption ? StepsFor(leg.Symbol, underlying?.OptionTickSizes) : StepsFor(leg.Symbol, own?.TickSizes),
            ExpiresAt = facts.ExpiresAt ?? own?.ExpiresAt,
            IsIndex = facts.IsIndex ?? own?.IsIndex,
            IsClosingOnly = facts.IsClosingOnly ?? (isClosingOnly ? true : own?.IsClosingOnly ?? underlying?.AreOptionsClosingOnly),
            IsFractionalEligible = facts.IsFractionalEligible ?? own?.IsFractionalEligible,
            IsHalted = quote?.IsTradingHalted ?? facts.IsHalted,
            Bid = quote is null ? facts.Bid : quote.Bid,
            Ask = quote is null ? facts.Ask : quote.Ask,
            Mark = quote?.Mark ?? facts.Mark,
        };
    }

    // A schedule may have steps of single roots beside the general ones.
    private static List<TickSize> StepsFor(string symbol, IReadOnlyList<TickSize>? steps)
    {
        var root = OccSymbol.TryParse(symbol, out var option) ? option.Root : symbol;
        var own = steps?.Where(step => step.Symbol == root).ToList();
        return own is { Count: > 0 } ? own : (steps ?? []).Where(step => step.Symbol is null).ToList();
    }

    private async Task<IReadOnlyDictionary<string, Quote>> QuoteAsync(IReadOnlyList<OrderLegRequest> legs, ICollection<TastyException>? failures, CancellationToken cancellationToken)
    {
        try
        {
            var report = await _quotes.GetAsync([.. legs.Select(KeyOf).OfType<InstrumentKey>().Distinct()], cancellationToken).ConfigureAwait(false);
            foreach (var failure in report.Failures)
                failures?.Add(failure);
            return report.Quotes.ToDictionary(quote => quote.Symbol, StringComparer.Ordinal);
        }
        catch (TastyAuthorizationException failure)
        {
            failures?.Add(failure);
            return new Dictionary<string, Quote>();
        }
    }

    private static InstrumentKey? KeyOf(OrderLegRequest leg) => leg.InstrumentType switch
    {
        OrderInstrumentType.Equity => new InstrumentKey(InstrumentType.Equity, leg.Symbol),
        OrderInstrumentType.EquityOption => new InstrumentKey(InstrumentType.EquityOption, leg.Symbol),
        OrderInstrumentType.Future => new InstrumentKey(InstrumentType.Future, leg.Symbol),
        OrderInstrumentType.FutureOption => new InstrumentKey(InstrumentType.FutureOption, leg.Symbol),
        OrderInstrumentType.Cryptocurrency => new InstrumentKey(InstrumentType.Cryptocurrency, leg.Symbol),
        _ => null,
    };

    /// <summary>The listings found so far. A trouble is told once, and asked for again by no further question.</summary>
    private sealed class InstrumentSearch(IRestTransport transport, ICollection<TastyException>? failures, CancellationToken cancellationToken)
    {
        private readonly Dictionary<string, InstrumentListing> _found = new(StringComparer.Ordinal);

        public InstrumentListing? Find(string symbol) => _found.TryGetValue(symbol, out var listing) ? listing : null;

        public async Task AskAsync(string kind, IEnumerable<string> symbols)
        {
            var wanted = symbols.Where(symbol => !_found.ContainsKey(symbol)).Distinct(StringComparer.Ordinal).ToList();
            if (wanted.Count == 0)
                return;

            var address = new StringBuilder("instruments/").Append(kind);
            for (var i = 0; i < wanted.Count; i++)
                address.Append(i == 0 ? '?' : '&').Append("symbol[]=").Append(Uri.EscapeDataString(wanted[i]));
            await AskAsync(address.ToString()).ConfigureAwait(false);
        }

        public Task AskOneAsync(string kind, string symbol) => _found.ContainsKey(symbol) ? Task.CompletedTask : AskAsync($"instruments/{kind}/{Uri.EscapeDataString(symbol)}");

        private async Task AskAsync(string address)
        {
            try
            {
                using var reply = await transport.GetAsync(ApiFamily.Instruments, address, cancellationToken).ConfigureAwait(false);
                using var document = await ReplyDocument.ReadAsync(reply, cancellationToken).ConfigureAwait(false);
                var items = ReplyDocument.Items(document.RootElement) is { } list ? list.EnumerateArray().ToList() : [ReplyDocument.Content(document.RootElement)];
                foreach (var listing in ReplyDocument.ToList(items, InstrumentListing.From, "the instrument has no symbol", null))
                    _found[listing.Symbol] = listing;
            }
            catch (TastyException failure) when (failure is not (TastyAuthenticationException or TastyNotFoundException))
            {
                if (failures?.Any(told => (told.GetType(), told.StatusCode, told.ErrorCode) == (failure.GetType(), failure.StatusCode, failure.ErrorCode)) == false)
                    failures.Add(failure);
            }
            catch (TastyNotFoundException)
            {
                // The order will be refused by name; here it only means that nothing is known.
            }
        }
    }
}
