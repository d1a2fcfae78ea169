using System.Text.Json;
using TastyPS.Client.Http;
using TastyPS.Client.Json;
using TastyPS.Client.MarketData;

namespace TastyPS.Client.Accounts;

/// <summary>The customer's accounts, their balances and positions.</summary>
public sealed class AccountService
{
    private readonly IRestTransport _transport;
    private readonly QuoteService _quotes;

    internal AccountService(IRestTransport transport, QuoteService quotes)
    {
        _transport = transport;
        _quotes = quotes;
    }

    /// <summary>Asks for all accounts of the customer, closed ones included.</summary>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TastyProtocolException">The reply is no list or ends early.</exception>
    public Task<IReadOnlyList<Account>> GetAccountsAsync(CancellationToken cancellationToken) => GetAccountsAsync(defects: null, cancellationToken);

    /// <summary>Asks for all accounts and collects what could not be used of the reply.</summary>
    /// <param name="defects">Gets an entry for each item that was skipped; null if nobody wants to know.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <inheritdoc cref="GetAccountsAsync(CancellationToken)"/>
    public Task<IReadOnlyList<Account>> GetAccountsAsync(ICollection<ItemDefect>? defects, CancellationToken cancellationToken) =>
        GetListAsync("customers/me/accounts", Account.From, "the item has no account number", defects, cancellationToken);

    /// <summary>Asks for the balances of an account, one for each currency.</summary>
    /// <param name="accountNumber">The account number.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">That is no account number.</exception>
    /// <exception cref="TastyProtocolException">The reply holds no balance or ends early.</exception>
    public Task<IReadOnlyList<Balance>> GetBalancesAsync(string accountNumber, CancellationToken cancellationToken) =>
        GetBalancesAsync(accountNumber, defects: null, cancellationToken);

    /// <summary>Asks for the balances of an account and collects what could not be used of the reply.</summary>
    /// <param name="accountNumber">The account number.</param>
    /// <param name="defects">Gets an entry for each item that was skipped; null if nobody wants to know.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <inheritdoc cref="GetBalancesAsync(string, CancellationToken)"/>
    public async Task<IReadOnlyList<Balance>> GetBalancesAsync(string accountNumber, ICollection<ItemDefect>? defects, CancellationToken cancellationToken)
    {
        // Without Accept-Version the service answers with the one balance itself, as before 2024.
        using var reply = await _transport.GetAsync(ApiFamily.Accounts, Route(accountNumber, "balances"), cancellationToken).ConfigureAwait(false);
        using var document = await ReplyDocument.ReadAsync(reply, cancellationToken).ConfigureAwait(false);
        var items = ReplyDocument.Items(document.RootElement) is { } list ? list.EnumerateArray() : (IEnumerable<JsonElement>)[SingleOf(document, reply)];
        return ReplyDocument.ToList(items, Balance.From, "the balance has no account number", defects);
    }

    /// <summary>Asks for the balance of an account in one currency.</summary>
    /// <param name="accountNumber">The account number.</param>
    /// <param name="currency">The currency, e.g. <c>USD</c>.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">That is no account number or no currency.</exception>
    /// <exception cref="TastyProtocolException">The reply is no balance or ends early.</exception>
    public async Task<Balance> GetBalanceAsync(string accountNumber, string currency, CancellationToken cancellationToken)
    {
        using var reply = await _transport.GetAsync(ApiFamily.Accounts, Route(accountNumber, "balances/" + Segment(currency, nameof(currency))), cancellationToken).ConfigureAwait(false);
        using var document = await ReplyDocument.ReadAsync(reply, cancellationToken).ConfigureAwait(false);
        return ReplyDocument.ToList([SingleOf(document, reply)], Balance.From, "", null) is [var balance]
            ? balance
            : throw new TastyProtocolException($"{reply.Path}: the reply is no balance.") { RequestPath = reply.Path };
    }

    /// <summary>Asks for the positions of an account, without marks.</summary>
    /// <param name="accountNumber">The account number.</param>
    /// <param name="query">Which positions; null for all open ones.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="ArgumentException">That is no account number.</exception>
    /// <exception cref="TastyProtocolException">The reply is no list or ends early.</exception>
    public Task<IReadOnlyList<Position>> GetPositionsAsync(string accountNumber, PositionQuery? query, CancellationToken cancellationToken) =>
        GetPositionsAsync(accountNumber, query, defects: null, cancellationToken);

    /// <summary>Asks for the positions of an account and collects what could not be used of the reply.</summary>
    /// <param name="accountNumber">The account number.</param>
    /// <param name="query">Which positions; null for all open ones.</param>
    /// <param name="defects">Gets an entry for each item that was skipped; null if nobody wants to know.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <inheritdoc cref="GetPositionsAsync(string, PositionQuery, CancellationToken)"/>
    public Task<IReadOnlyList<Position>> GetPositionsAsync(string accountNumber, PositionQuery? query, ICollection<ItemDefect>? defects, CancellationToken cancellationToken) =>
        GetListAsync(Route(accountNumber, "positions") + query?.ToQueryString(), Position.From, "the position has no symbol", defects, cancellationToken);

    /// <summary>Asks for the positions of an account, and for the market data from which their values and gains follow.</summary>
    /// <inheritdoc cref="GetPositionsAsync(string, PositionQuery, CancellationToken)"/>
    public async Task<MarkedPositions> GetPositionsWithMarksAsync(string accountNumber, PositionQuery? query, CancellationToken cancellationToken) =>
        await MarkAsync(await GetPositionsAsync(accountNumber, query, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);

    /// <summary>
    /// Asks for the market data of positions, of several accounts together if you like: each instrument is asked for once. Where there is no market data the
    /// positions come back without marks.
    /// </summary>
    /// <param name="positions">The positions. They are not changed.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TastyAuthenticationException">The credentials were refused.</exception>
    /// <exception cref="TastyAuthorizationException">The scope is not enough.</exception>
    public async Task<MarkedPositions> MarkAsync(IReadOnlyList<Position> positions, CancellationToken cancellationToken)
    {
        if (positions is null)
            throw new ArgumentNullException(nameof(positions));

        var quotes = await _quotes.GetAsync([.. positions.Select(position => position.MarketDataKey).OfType<InstrumentKey>()], cancellationToken).ConfigureAwait(false);
        var bySymbol = quotes.Quotes.ToDictionary(quote => quote.Symbol, StringComparer.Ordinal);
        var marked = positions.Select(position =>
            position.MarketDataKey is not null && bySymbol.TryGetValue(position.Symbol, out var quote) ? position.WithMark(quote.Mark, quote.UpdatedAt) : position);
        return new MarkedPositions([.. marked], quotes.Missing, quotes.Failures);
    }

    private async Task<IReadOnlyList<T>> GetListAsync<T>(string path, Func<JsonFields, T?> make, string lack, ICollection<ItemDefect>? defects, CancellationToken cancellationToken)
        where T : class
    {
        using var reply = await _transport.GetAsync(ApiFamily.Accounts, path, cancellationToken).ConfigureAwait(false);
        using var document = await ReplyDocument.ReadAsync(reply, cancellationToken).ConfigureAwait(false);
        var items = ReplyDocument.Items(document.RootElement)
            ?? throw new TastyProtocolException($"{reply.Path}: the reply is no list.") { RequestPath = reply.Path };
        return ReplyDocument.ToList(items.EnumerateArray(), make, lack, defects);
    }

    private static JsonElement SingleOf(JsonDocument document, RestReply reply) => ReplyDocument.Content(document.RootElement) is { ValueKind: JsonValueKind.Object } single
        ? single
        : throw new TastyProtocolException($"{reply.Path}: the reply holds no balance.") { RequestPath = reply.Path };

    private static string Route(string accountNumber, string rest) => $"accounts/{Segment(accountNumber, nameof(accountNumber))}/{rest}";

    // Letters and digits alone: a dot segment would lead to another route.
    private static string Segment(string text, string parameter) => !string.IsNullOrEmpty(text) && text.All(char.IsLetterOrDigit)
        ? Uri.EscapeDataString(text)
        : throw new ArgumentException($"'{text}' is not of letters and digits alone.", parameter);
}
