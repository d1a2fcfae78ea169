using System.Text.Json;
using TastyPS.Client.Http;
using TastyPS.Client.Instruments;
using TastyPS.Client.Json;
using TastyPS.Client.Symbology;

namespace TastyPS.Client.OptionChains;

/// <summary>
/// Reads a nested option chain while it arrives and hands over each series as soon as its bytes are there. Where the service
/// writes the facts of a root after its expirations, the series of that root come when the root is complete.
/// </summary>
/// <remarks>One reader is for one caller at a time.</remarks>
public sealed class OptionChainReader : IDisposable
{
    private readonly OptionChainParser _parser = new();
    private readonly BodyBuffer _body;
    private readonly IDisposable _owner;
    private readonly string? _path;
    private readonly FuturesUnderlying? _wanted;
    private string? _failure;
    private bool _isListed;
    private bool _isDisposed;

    /// <summary>Reads a chain from a stream, such as a saved reply, with or without its envelope. The stream is disposed with the reader.</summary>
    public OptionChainReader(Stream body)
        : this(body ?? throw new ArgumentNullException(nameof(body)), body, path: null)
    {
    }

    /// <param name="reply">The reply.</param>
    /// <param name="wanted">The future whose series are wanted; null for all series.</param>
    internal OptionChainReader(RestReply reply, FuturesUnderlying? wanted = null)
        : this(reply.Body, reply, reply.Path) => _wanted = wanted?.Future is null ? null : wanted;

    private OptionChainReader(Stream body, IDisposable owner, string? path)
    {
        _body = new BodyBuffer(body);
        _owner = owner;
        _path = path;
    }

    /// <summary>The futures that the chain lists, as far as it has been read; none in chains of equities and indexes.</summary>
    public IReadOnlyList<Future> Futures => _parser.Futures;

    /// <summary>Waits for the next series, in order of arrival.</summary>
    /// <returns>The series, or null after the last one.</returns>
    /// <exception cref="TastyProtocolException">The body is no chain or ends early. The series read before stay valid.</exception>
    /// <exception cref="FutureNotListedException">One future's series are wanted, and the whole chain has no such future.</exception>
    public async Task<OptionSeries?> ReadAsync(CancellationToken cancellationToken)
    {
        if (_isDisposed)
            throw new ObjectDisposedException(nameof(OptionChainReader));
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_failure is not null)
                throw Failure(_failure);
            if (_parser.TryTake(out var series))
            {
                if (IsWanted(series))
                    return series;
                continue;
            }

            Advance();
            if (_parser.IsReady || await _body.FillAsync(cancellationToken).ConfigureAwait(false))
                continue;
            if (!_parser.IsComplete)
                throw Failure("The option chain ends early.");
            if (!_parser.HasItems)
                throw Failure("The reply holds no option chain.");
            return IsListed ? null : throw NotListed(_wanted!);
        }
    }

    /// <summary>Lets go of the reply; what was not yet read is given up.</summary>
    public void Dispose()
    {
        if (_isDisposed)
            return;
        _isDisposed = true;
        _body.Dispose();
        _owner.Dispose();
    }

    private bool IsListed => _wanted is null || _isListed || _parser.Futures.Any(future => _wanted.Includes(future.Symbol, future.StreamerSymbol));

    // A series that does not tell its future may be the one that is wanted.
    private bool IsWanted(OptionSeries series)
    {
        if (_wanted is null || series.OwnUnderlying is null)
            return true;
        var isWanted = _wanted.Includes(series.Underlying, series.UnderlyingStreamerSymbol);
        _isListed |= isWanted;
        return isWanted;
    }

    private void Advance()
    {
        try
        {
            _body.Consume(_parser.Advance(_body.Unread));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // The reader's own messages quote the payload, so they are not passed on. Text that is no UTF-8 is an
            // InvalidOperationException there.
            throw Failure("The reply is not the JSON of an option chain.");
        }
    }

    private FutureNotListedException NotListed(FuturesUnderlying wanted) =>
        new("/" + wanted.ProductCode, wanted.ToString(), [.. _parser.Futures.Select(future => future.Symbol)]) { RequestPath = _path };

    // A failed reader stays failed: what follows the mistake must not be taken for a chain.
    private TastyProtocolException Failure(string message)
    {
        _failure = message;
        return new TastyProtocolException(_path is null ? message : $"{message} ({_path})") { RequestPath = _path };
    }
}
