using TastyPS.Client;
using TastyPS.Client.Orders;
using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Client.Streaming.AccountStreams.Tracking;
using TastyPS.Errors;

namespace TastyPS.Ordering;

/// <summary>Follows orders of an account from before they are sent to their ends. What is not known by then is told as it stands.</summary>
internal sealed class OrderFollowing : IDisposable
{
    // What could not be followed in time is read once more, and not at length.
    private static readonly TimeSpan LastLook = TimeSpan.FromSeconds(5);

    private readonly TastyClient _client;
    private readonly string _account;
    private readonly AccountStream _stream;
    private volatile AccountStreamNotice? _lost;

    public OrderFollowing(TastyClient client, string account)
    {
        _client = client;
        _account = account;
        _stream = client.Streaming.OpenAccountStream([account], new AccountStreamOptions { KeepUpdates = false, ReadOrdersOnly = true, OnNotice = Take });
    }

    /// <summary>Waits for the end of a placed order; after the patience the order is given as it stands. Several may be awaited at once.</summary>
    /// <param name="placed">The order.</param>
    /// <param name="patience">How long to wait.</param>
    /// <param name="via">What a command about the order must say of its connection.</param>
    /// <param name="stop">Ends the wait with nothing told.</param>
    public async Task<OrderEnd> WhenEndsAsync(PlacedOrder placed, TimeSpan patience, string via, CancellationToken stop)
    {
        var end = new OrderEnd();
        using var time = _client.Clock.CreateCancellationTokenSource(patience);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, time.Token);
        try
        {
            if (placed.ComplexOrder is { Id: { } complex } several)
                end.Order = await WhenEndsAsync(several, complex, end, either.Token).ConfigureAwait(false);
            else if (placed.Order is { Id: { } single })
                end.Order = await WhenEndsAsync(single, end, either.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            var isRead = await ReadAsItStandsAsync(placed, end, stop).ConfigureAwait(false);
            if (!isRead)
                end.Warnings.Add(FormattableString.Invariant($"Whether the order has ended within {patience.TotalSeconds:0} s is not known: {Silence()} When last read it was {end.Standing}: {placed}. ({SilenceId()}) {Look()} shows how it stands."));
            else if (!end.HasEnded)
                end.Warnings.Add(FormattableString.Invariant($"The order has not ended within {patience.TotalSeconds:0} s and goes on working: {placed}. ({WarningIds.OrderStillWorks}) {Look()} shows how it stands, {OrderLookUp.Cancelling(placed)}{via} cancels it."));
        }
        catch (TastyException e)
        {
            end.Warnings.Add($"The order is placed, but its end could not be awaited: {e.Message} ({WarningIds.OrderNotWatched}) {Look()} shows how it stands.");
            await ReadAsItStandsAsync(placed, end, stop).ConfigureAwait(false);
        }

        return end;

        string Look() => OrderLookUp.Command(placed, _account) + via;
    }

    public void Dispose() => _stream.Dispose();

    private void Take(AccountStreamNotice notice)
    {
        if (notice.Kind == AccountStreamNoticeKind.Lost)
            _lost = notice;
    }

    private async Task<Order> WhenEndsAsync(long id, OrderEnd end, CancellationToken stop)
    {
        var outcome = await _stream.Orders.WhenOrderEndsAsync(_account, id, stop).ConfigureAwait(false);
        TellMissingFills(outcome, end);
        return outcome.Order;
    }

    private async Task<ComplexOrder> WhenEndsAsync(ComplexOrder order, long id, OrderEnd end, CancellationToken stop)
    {
        var ends = order.AllOrders().Where(component => component.Id is not null).Select(component => _stream.Orders.WhenOrderEndsAsync(_account, component.Id!.Value, stop));
        foreach (var outcome in await Task.WhenAll(ends).ConfigureAwait(false))
            TellMissingFills(outcome, end);
        return await _client.Orders.GetComplexAsync(_account, id, stop).ConfigureAwait(false);
    }

    private static void TellMissingFills(OrderOutcome outcome, OrderEnd end)
    {
        if (!outcome.HasAllFills)
            end.Warnings.Add(FormattableString.Invariant($"Order {outcome.OrderId} is {outcome.Status}, but the service has not told the fills of every leg yet. ({WarningIds.OrderFillsMissing}) Run Get-TastyOrder -Id {outcome.OrderId} in a minute."));
    }

    /// <returns>False if the order is given as it was known before.</returns>
    private async Task<bool> ReadAsItStandsAsync(PlacedOrder placed, OrderEnd end, CancellationToken stop)
    {
        var latest = placed.Order is { Id: { } first } ? _stream.Orders.FindLatest(_account, first) ?? placed.Order : null;
        end.Order = (object?)latest ?? placed.ComplexOrder;
        using var time = _client.Clock.CreateCancellationTokenSource(LastLook);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, time.Token);
        try
        {
            end.Order = placed.ComplexOrder is { Id: { } complex } ? await _client.Orders.GetComplexAsync(_account, complex, either.Token).ConfigureAwait(false)
                : latest is { Id: { } single } ? await _client.Orders.GetAsync(_account, single, either.Token).ConfigureAwait(false)
                : end.Order;
            return true;
        }
        catch (TastyException e)
        {
            end.Details.Add($"How the order stands now could not be read: {e.Message}");
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            end.Details.Add(FormattableString.Invariant($"How the order stands now could not be read within {LastLook.TotalSeconds:0} s."));
        }

        return false;
    }

    private string SilenceId() => _stream.IsConnected ? WarningIds.OrderNotWatched : WarningIds.Lost;

    private string Silence() => _stream.IsConnected ? "the service does not answer."
        : _lost?.Failure is { } failure ? $"the account stream was lost: {failure.Message}"
        : "the account stream was lost.";
}
