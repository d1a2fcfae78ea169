using System.Text.Json;
using TastyPS.Client.Accounts;
using TastyPS.Client.Json;
using TastyPS.Client.MarketData;
using TastyPS.Client.Orders;
using TastyPS.Client.Streaming.AccountStreams.Protocol;
using TastyPS.Client.Streaming.AccountStreams.Updates;

namespace TastyPS.Client.Streaming.AccountStreams.State;

/// <summary>
/// Makes typed updates of notifications. A type that is not known, and one that lacks what its kind cannot be without, is handed on as it came.
/// </summary>
internal sealed class NotificationReader(AccountBook book, TimeProvider clock, Action<string> onServerError, Action<string> onUnreadable) : IAccountListener
{
    private long _received;
    private long _gaps;
    private long _unreadable;
    private long? _lastSequence;

    public long Received => Interlocked.Read(ref _received);

    public long Gaps => Interlocked.Read(ref _gaps);

    public long Unreadable => Interlocked.Read(ref _unreadable);

    /// <summary>The numbers start again.</summary>
    public void Restart() => _lastSequence = null;

    public void OnNotification(in AccountNotification notification)
    {
        Interlocked.Increment(ref _received);
        if (notification.Sequence is { } sequence)
        {
            if (sequence > _lastSequence + 1)
                Interlocked.Increment(ref _gaps);
            _lastSequence = sequence;
        }

        var origin = new UpdateOrigin(notification.Type, ValueSource.Feed, clock.GetUtcNow(), notification.PublishedAt, notification.Sequence);
        if (!TryTake(notification.Data, origin))
            book.Take(new UnknownAccountUpdate(UpdateTypeText.Read(notification.Type), notification.Data, origin));
    }

    public void OnServerError(string text) => onServerError(text);

    public void OnUnreadable(string what)
    {
        Interlocked.Increment(ref _unreadable);
        onUnreadable(what);
    }

    private bool TryTake(JsonElement data, UpdateOrigin origin)
    {
        if (data.ValueKind != JsonValueKind.Object)
            return false;

        var fields = new JsonFields(data);
        switch (UpdateTypeText.Read(origin.TypeText))
        {
            case AccountUpdateType.Order when Order.From(fields) is { Id: not null } order:
                book.Take(order, origin);
                return true;
            case AccountUpdateType.ComplexOrder when ComplexOrder.From(fields) is { Id: not null } order:
                book.Take(order, origin);
                return true;
            case AccountUpdateType.Balance when Balance.From(fields) is { } balance:
                book.Take(balance, origin);
                return true;
            case AccountUpdateType.Position when Position.From(fields) is { } position:
                book.Take(position, origin);
                return true;
            case AccountUpdateType.TradingStatus when TradingStatus.From(fields) is { } status:
                book.Take(new TradingStatusUpdate(status, origin));
                return true;
            case AccountUpdateType.OrderChain:
                book.Take(new OrderChainUpdate(fields, origin));
                return true;
            case AccountUpdateType.YearGain:
                book.Take(new UnderlyingYearGainUpdate(fields, origin));
                return true;
            case AccountUpdateType.ExternalTransaction:
                book.Take(new ExternalTransactionUpdate(fields, origin));
                return true;
            case AccountUpdateType.QuoteAlert:
                book.Take(new QuoteAlertUpdate(fields, origin));
                return true;
            case AccountUpdateType.PublicWatchlist:
                book.Take(new PublicWatchlistUpdate(fields, origin));
                return true;
            default:
                return false;
        }
    }
}
