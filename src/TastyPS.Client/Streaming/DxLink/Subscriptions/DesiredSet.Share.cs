namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

internal sealed partial class DesiredSet
{
    /// <summary>The part of a set that one session serves.</summary>
    internal sealed class Share(DesiredSet set) : IFeedItemSource
    {
        public event Action? Changed;

        /// <summary>What the session has and nobody wants any more.</summary>
        internal Queue<FeedItem> Removals { get; } = new();

        /// <summary>What the session has and is to be asked for again.</summary>
        internal Queue<DesiredItem> Repeats { get; } = new();

        /// <summary>How often items were taken, so that somebody who looks twice can tell whether the session was used in between.</summary>
        internal int Uses { get; private set; }

        /// <summary>True if nobody wants anything of the session, whether the service has been told or not.</summary>
        internal bool IsUnwanted
        {
            get
            {
                lock (set._gate)
                    return OwnsNothing;
            }
        }

        private bool OwnsNothing => !set._items.Values.Any(item => item.Owner == this);

        public void Take(SubscriptionDraft draft)
        {
            var starved = false;
            lock (set._gate)
            {
                if (!set._shares.Contains(this))
                    return; // It has left the set.

                while (Removals.Count > 0)
                {
                    if (!draft.TryRemove(Removals.Peek()))
                        return;

                    Removals.Dequeue();
                }

                if (TakeFrom(Repeats, static (draft, item) => draft.TryRepeat(item.Asked), draft, item => item.Owner == this) == DraftAnswer.MessageFull)
                    return;

                foreach (var queue in new[] { set._waiting, set._waitingHistories })
                {
                    var answer = TakeFrom(queue, static (draft, item) => draft.TryAdd(item.Asked), draft, static item => item.Owner is null);
                    if (answer == DraftAnswer.MessageFull)
                        return;

                    starved |= answer == DraftAnswer.SessionFull;
                }
            }

            if (starved)
                set.Starved?.Invoke();
        }

        public void OnSent(SubscriptionDraft draft)
        {
            List<TaskCompletionSource<bool>> sent;
            lock (set._gate)
            {
                foreach (var added in draft.Added)
                {
                    if (Find(added) is { IsQueued: false } item)
                        set.MarkSent(item, true);
                }

                sent = set.TakeSentWaiters();
            }

            Complete(sent);
        }

        public void OnSessionLost()
        {
            lock (set._gate)
            {
                Removals.Clear();
                foreach (var item in Repeats)
                    item.IsQueued = false;

                Repeats.Clear();
                foreach (var item in set._items.Values)
                {
                    if (item.Owner != this)
                        continue;

                    item.Owner = null;
                    item.Progress?.OnLost();
                    set.MarkSent(item, false);
                    set.Enqueue(item);
                }

                set.Unpark(); // The next session may have more room than this one was found to have.
            }

            set.Wake();
        }

        public void Repeat(IReadOnlyList<FeedItem> items)
        {
            lock (set._gate)
            {
                foreach (var item in items)
                {
                    if (Find(item) is { } known)
                        set.Again(this, known);
                }
            }

            Raise();
        }

        public void GiveBack(IReadOnlyList<FeedItem> items)
        {
            lock (set._gate)
            {
                foreach (var item in items)
                {
                    if (Find(item) is not { } known)
                        continue;

                    Removals.Enqueue(known.Item); // Should the service have taken it all the same, it would come twice.
                    known.Owner = null;
                    set.MarkSent(known, false);
                    set.Enqueue(known);
                }
            }

            set.Wake();
        }

        /// <summary>Leaves the set for good, unless the session has something, or something waits for one.</summary>
        public bool TryLeave(int uses)
        {
            lock (set._gate)
            {
                if (Uses != uses || Removals.Count > 0 || !OwnsNothing || set._waiting.Any(IsWaiting) || set._waitingHistories.Any(IsWaiting))
                    return false;

                return set._shares.Remove(this);
            }
        }

        internal void Raise() => Changed?.Invoke();

        private DesiredItem? Find(FeedItem item) =>
            set._items.TryGetValue(FeedKey.Of(item), out var known) && known.Owner == this ? known : null;

        private DraftAnswer TakeFrom(Queue<DesiredItem> queue, Func<SubscriptionDraft, DesiredItem, DraftAnswer> put, SubscriptionDraft draft, Func<DesiredItem, bool> isDue)
        {
            while (queue.Count > 0)
            {
                var item = queue.Peek();
                if (item.IsWanted && isDue(item))
                {
                    var answer = put(draft, item);
                    if (answer != DraftAnswer.Accepted)
                        return answer;

                    item.Owner = this;
                    Uses++;
                }

                queue.Dequeue();
                item.IsQueued = false;
                if (IsWaiting(item))
                    set.Enqueue(item); // Given back while it waited to be repeated.
            }

            return DraftAnswer.Accepted;
        }
    }
}
