using TastyPS.Simulator.DxLink.Events;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>
/// Asks subscriptions whether they have changed, a bounded number at each step and in turn, so that tens of thousands of them cost no more
/// than a few hundred. Those of underlyings, which are few and move all the time, are asked at each step.
/// </summary>
internal sealed class MarketWalk(Action<Subscription, FeedEvent> changed)
{
    private const int MostPerStep = 1000;
    private const int FirstTidying = 1024;

    private readonly List<Subscription> _quick = [];
    private readonly List<Subscription> _many = [];
    private int _next;
    private (DateTimeOffset Instant, int Revision) _seen;
    private int _unseen;
    private int _tidyAt = FirstTidying;

    public void Add(Subscription subscription)
    {
        var list = subscription.Key.Symbol.StartsWith(".", StringComparison.Ordinal) ? _many : _quick;
        list.Add(subscription);
        if (list.Count < _tidyAt) return;
        list.RemoveAll(one => one.IsRemoved);
        _tidyAt = Math.Max(FirstTidying, list.Count * 2);
    }

    /// <summary>Looks at the market. One that stands still is looked at once.</summary>
    public void Step(MarketMoment moment)
    {
        if ((moment.Instant, moment.Revision) != _seen)
        {
            _seen = (moment.Instant, moment.Revision);
            _unseen = _many.Count;
            WalkAll(moment);
        }
        WalkSome(moment);
    }

    private void WalkAll(MarketMoment moment)
    {
        _quick.RemoveAll(subscription => subscription.IsRemoved);
        foreach (var subscription in _quick) Ask(subscription, moment);
    }

    private void WalkSome(MarketMoment moment)
    {
        var count = Math.Min(MostPerStep, Math.Min(_unseen, _many.Count));
        for (var step = 0; step < count && _many.Count > 0; step++)
        {
            _unseen--;
            if (_next >= _many.Count)
            {
                _next = 0;
                _many.RemoveAll(subscription => subscription.IsRemoved);
                if (_many.Count == 0) return;
            }
            Ask(_many[_next++], moment);
        }
    }

    private void Ask(Subscription subscription, MarketMoment moment)
    {
        if (subscription.IsRemoved) return;
        foreach (var row in subscription.Update(moment)) changed(subscription, row);
    }
}
