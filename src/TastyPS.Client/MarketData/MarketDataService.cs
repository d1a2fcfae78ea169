using System.Text;
using System.Text.Json;
using TastyPS.Client.Http;
using TastyPS.Client.Json;

namespace TastyPS.Client.MarketData;

/// <summary>Quotes, summaries and, where the service sends them, Greeks by REST.</summary>
public sealed class MarketDataService
{
    /// <summary>Symbols that one request may ask for.</summary>
    public const int BatchSize = 100;

    private readonly IRestTransport _transport;

    internal MarketDataService(IRestTransport transport) => _transport = transport;

    /// <summary>Asks for the market of up to <see cref="BatchSize"/> instruments.</summary>
    /// <param name="keys">The instruments. Without any, nothing is asked.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <returns>What was answered, in the service's order; an instrument it does not know is missing. Match by symbol: an index may be answered as an equity.</returns>
    /// <exception cref="ArgumentException">Too many keys, or one without a symbol.</exception>
    /// <exception cref="TastyProtocolException">The reply is no list of market data or ends early.</exception>
    public Task<IReadOnlyList<MarketDataItem>> GetBatchAsync(IReadOnlyList<InstrumentKey> keys, CancellationToken cancellationToken) =>
        GetBatchAsync(keys, defects: null, cancellationToken);

    /// <summary>Asks for the market of up to <see cref="BatchSize"/> instruments and collects what could not be used of the reply.</summary>
    /// <param name="keys">The instruments. Without any, nothing is asked.</param>
    /// <param name="defects">Gets an entry for each item that was skipped; null if nobody wants to know.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <inheritdoc cref="GetBatchAsync(IReadOnlyList{InstrumentKey}, CancellationToken)"/>
    public async Task<IReadOnlyList<MarketDataItem>> GetBatchAsync(IReadOnlyList<InstrumentKey> keys, ICollection<ItemDefect>? defects, CancellationToken cancellationToken)
    {
        if (keys is null)
            throw new ArgumentNullException(nameof(keys));
        if (keys.Count > BatchSize)
            throw new ArgumentException($"At most {BatchSize} symbols can be asked for at once, not {keys.Count}.", nameof(keys));
        if (keys.Count == 0)
            return [];

        using var reply = await _transport.GetAsync(ApiFamily.MarketData, PathAndQuery(keys), cancellationToken).ConfigureAwait(false);
        using var body = new BodyBuffer(reply.Body);
        await body.FillToEndAsync(cancellationToken).ConfigureAwait(false);

        var items = new List<MarketDataItem>(keys.Count);
        return TryParse(body.Unread, reply.ReceivedAt, items, defects)
            ? items
            : throw new TastyProtocolException($"The reply is no list of market data, or ends early. ({reply.Path})") { RequestPath = reply.Path };
    }

    private static bool TryParse(ReadOnlySpan<byte> utf8, DateTimeOffset receivedAt, ICollection<MarketDataItem> items, ICollection<ItemDefect>? defects)
    {
        try
        {
            return MarketDataParser.TryRead(utf8, receivedAt, items, defects);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The reader's own messages quote the payload, so they are not passed on. Text that is no UTF-8 is an
            // InvalidOperationException there.
            return false;
        }
    }

    private static string PathAndQuery(IReadOnlyList<InstrumentKey> keys)
    {
        var text = new StringBuilder("market-data/by-type", 64 * keys.Count);
        var separator = '?';
        foreach (var key in keys)
        {
            if (string.IsNullOrWhiteSpace(key.Symbol))
                throw new ArgumentException("A key has no symbol.", nameof(keys));
            text.Append(separator).Append(ParameterOf(key.Type)).Append('=').Append(Uri.EscapeDataString(key.Symbol));
            separator = '&';
        }

        return text.ToString();
    }

    private static string ParameterOf(InstrumentType type) => type switch
    {
        InstrumentType.Equity => "equity",
        InstrumentType.Index => "index",
        InstrumentType.EquityOption => "equity-option",
        InstrumentType.Future => "future",
        InstrumentType.FutureOption => "future-option",
        InstrumentType.Cryptocurrency => "cryptocurrency",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "There is no market data for such an instrument."),
    };
}
