using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.Events;
using TastyPS.Client.Streaming.Events.Values;
using static TastyPS.Client.Tests.Streaming.DxLink.Subscriptions.Feed;

namespace TastyPS.Client.Tests.Streaming.DxLink.Subscriptions;

public sealed class CandleSnapshotTests
{
    private const EventFlags Begin = EventFlags.SnapshotBegin;
    private const EventFlags End = EventFlags.SnapshotEnd;
    private const EventFlags Snip = EventFlags.SnapshotSnip;
    private const EventFlags Remove = EventFlags.RemoveEvent;
    private const EventFlags Pending = EventFlags.TransactionPending;

    private readonly CandleSnapshot _snapshot = new();

    private IEnumerable<decimal?> Closes => _snapshot.Candles.Select(candle => candle.Close);

    [Fact]
    public void The_recorded_daily_rows_become_two_bars_oldest_first_and_the_marker_is_none()
    {
        Assert.False(_snapshot.Add(Recorded(4, 1750032000000, 198.42)));
        Assert.False(_snapshot.Add(Recorded(0, 1749772800000, 196.45)));
        Assert.False(_snapshot.IsComplete);
        Assert.Empty(_snapshot.Candles);

        Assert.True(_snapshot.Add(Recorded(10, 926208000000, double.NaN)));
        Assert.True(_snapshot.IsComplete);
        Assert.False(_snapshot.IsCut);
        Assert.Equal([196.45m, 198.42m], Closes);
    }

    [Fact]
    public void The_recorded_empty_history_is_complete()
    {
        Assert.True(_snapshot.Add(new CandleEvent(new CandleValues { Symbol = "SPX{=5m}", Flags = (EventFlags)14, Index = 7460309841802690560, Time = 1736988742332 })));

        Assert.True(_snapshot.IsComplete);
        Assert.Empty(_snapshot.Candles);
    }

    [Fact]
    public void A_snapshot_of_one_bar_begins_and_ends_with_it()
    {
        _snapshot.Add(Bar("A", 0, 1, Begin | End));

        Assert.True(_snapshot.IsComplete);
        Assert.Equal([1m], Closes);
    }

    [Fact]
    public void A_cut_history_is_complete_and_says_so()
    {
        _snapshot.Add(Bar("A", 1, 2, Begin));
        _snapshot.Add(Bar("A", 0, 1, Snip));

        Assert.True(_snapshot.IsComplete);
        Assert.True(_snapshot.IsCut);
        Assert.Equal([1m, 2m], Closes);
    }

    [Fact]
    public void The_end_waits_for_the_transaction_it_is_part_of()
    {
        _snapshot.Add(Bar("A", 1, 2, Begin | Pending));
        Assert.False(_snapshot.Add(Bar("A", 0, 1, End | Pending)));
        Assert.False(_snapshot.IsComplete);

        Assert.True(_snapshot.Add(Bar("A", 2, 3)));
        Assert.True(_snapshot.IsComplete);
        Assert.Equal([1m, 2m, 3m], Closes);
    }

    [Fact]
    public void Rows_in_any_order_come_out_oldest_first_and_the_last_of_an_index_counts()
    {
        _snapshot.Add(Bar("A", 1, 2, Begin));
        _snapshot.Add(Bar("A", 3, 4));
        _snapshot.Add(Bar("A", 0, 1));
        _snapshot.Add(Bar("A", 3, 4.5));
        _snapshot.Add(Bar("A", 2, 3, End));

        Assert.Equal([1m, 2m, 3m, 4.5m], Closes);
    }

    [Fact]
    public void An_update_replaces_the_bar_of_its_index_or_appends_one()
    {
        _snapshot.Add(Bar("A", 0, 1, Begin | End));

        Assert.True(_snapshot.Add(Bar("A", 0, 1.5)));
        Assert.Equal([1.5m], Closes);
        Assert.True(_snapshot.Add(Bar("A", 1, 2)));
        Assert.Equal([1.5m, 2m], Closes);
    }

    [Fact]
    public void A_removal_deletes_the_bar_of_its_index()
    {
        _snapshot.Add(Bar("A", 1, 2, Begin));
        _snapshot.Add(Bar("A", 0, 1, End));

        Assert.True(_snapshot.Add(Bar("A", 1, double.NaN, Remove)));
        Assert.Equal([1m], Closes);
    }

    [Fact]
    public void A_transaction_shows_all_at_once()
    {
        _snapshot.Add(Bar("A", 0, 1, Begin | End));

        Assert.False(_snapshot.Add(Bar("A", 0, double.NaN, Remove | Pending)));
        Assert.Equal([1m], Closes);
        Assert.True(_snapshot.Add(Bar("A", 1, 2)));
        Assert.Equal([2m], Closes);
    }

    [Fact]
    public void A_new_snapshot_replaces_the_old_one_when_it_is_complete()
    {
        _snapshot.Add(Bar("A", 0, 1, Begin | End));

        _snapshot.Add(Bar("A", 5, 6, Begin));
        Assert.Equal([1m], Closes);
        _snapshot.Add(EndMarker("A", Start.AddMinutes(-10)));
        Assert.Equal([6m], Closes);
    }

    [Fact]
    public void Half_a_snapshot_is_void_when_another_begins()
    {
        _snapshot.Add(Bar("A", 7, 8, Begin));
        _snapshot.Add(Bar("A", 5, 6, Begin));
        _snapshot.Add(Bar("A", 4, 5, End));

        Assert.Equal([5m, 6m], Closes);
    }

    // The recorded daily rows came without an index.
    private static CandleEvent Recorded(int flags, long time, double close) =>
        new(new CandleValues { Symbol = "AAPL{=d}", Flags = (EventFlags)flags, Time = time, Close = close });
}
