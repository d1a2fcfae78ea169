using TastyPS.Client.MarketData;
using TastyPS.Client.Orders;
using TastyPS.Client.Streaming.AccountStreams.Updates;

namespace TastyPS.Client.Streaming.AccountStreams.State;

/// <summary>What became of something that was taken in.</summary>
internal enum Verdict
{
    /// <summary>It says something new.</summary>
    New,

    /// <summary>It says what was known.</summary>
    Repeated,

    /// <summary>Something newer was known.</summary>
    Outdated,
}

/// <summary>
/// The newest state of each order and the fills told so far. Orders that ended long ago are forgotten, so that a stream may run for as long as it likes. Not
/// thread-safe.
/// </summary>
internal sealed class OrderStates
{
    private const int MostEnded = 8_192;

    private readonly Dictionary<(string Account, long Id), State> _states = [];
    private readonly Dictionary<(string Account, long Id), long> _replacements = [];
    private readonly Dictionary<(string Account, string Name), long> _byName = [];
    private readonly Queue<(string Account, long Id)> _ended = new();

    /// <summary>Orders of an account that have not ended.</summary>
    public List<long> OpenOrders(string account) =>
        [.. _states.Where(entry => entry.Key.Account == account && !entry.Value.Latest.Status.IsTerminal).Select(entry => entry.Key.Id)];

    /// <summary>What is known of an order; null if nothing is.</summary>
    public KnownOrder? Find(string account, long id) => _states.TryGetValue((account, id), out var state) ? new KnownOrder(state.Latest, [.. state.Fills]) : null;

    /// <summary>The order that replaces another; null if none is known.</summary>
    public long? Replacement(string account, long id) => _replacements.TryGetValue((account, id), out var next) ? next : null;

    /// <summary>The order that its sender gave a name; null if none is known.</summary>
    public long? Named(string account, string externalIdentifier) => _byName.TryGetValue((account, externalIdentifier), out var id) ? id : null;

    /// <summary>Takes a state in.</summary>
    public Verdict Take(Order order, UpdateOrigin origin, out AccountOrderUpdate? update)
    {
        var key = (order.AccountNumber ?? "", order.Id!.Value);
        var isKnown = _states.TryGetValue(key, out var state);
        if (!isKnown)
            _states.Add(key, state = new State(order));

        var fills = state!.AddFills(order, key.Item2);
        var age = isKnown ? OrderAge.Compare(order, state.Latest) : 1;
        if (age == 0 && (fills.Count > 0 || (origin.Source == ValueSource.Feed && !IsSame(order, state.Latest))))
            age = 1;

        update = null;
        if (age > 0)
            Settle(key, state, order);
        else if (fills.Count == 0)
            return age < 0 ? Verdict.Outdated : Verdict.Repeated;

        // A state that came late may still tell of fills; the order stays at its newest state.
        update = new AccountOrderUpdate(state.Latest, fills, origin);
        return Verdict.New;
    }

    private static bool IsSame(Order one, Order other) =>
        one.UpdatedAt is not null && one.UpdatedAt == other.UpdatedAt && one.Status == other.Status && one.ReplacingOrderId == other.ReplacingOrderId;

    private void Settle((string Account, long Id) key, State state, Order order)
    {
        state.Latest = order;
        if (order.ReplacesOrderId is { } replaced)
            _replacements[(key.Account, replaced)] = key.Id;
        if (order.ExternalIdentifier is { } name && order.ReplacesOrderId is null)
            _byName[(key.Account, name)] = key.Id;
        if (order.Status.IsTerminal && !state.HasEnded)
        {
            state.HasEnded = true; // A status that is not known may come after an end, and another end after it.
            _ended.Enqueue(key);
        }

        while (_ended.Count > MostEnded)
            Forget(_ended.Dequeue());
    }

    private void Forget((string Account, long Id) key)
    {
        var order = _states[key].Latest;
        _states.Remove(key);
        if (order.ReplacesOrderId is { } replaced)
            _replacements.Remove((key.Account, replaced));
        if (order.ExternalIdentifier is { } name && Named(key.Account, name) == key.Id)
            _byName.Remove((key.Account, name));
    }

    private sealed class State(Order first)
    {
        private readonly HashSet<(string Symbol, string Fill)> _told = [];

        public Order Latest { get; set; } = first;

        /// <summary>Whether one of its states was an end.</summary>
        public bool HasEnded { get; set; }

        public List<OrderExecution> Fills { get; } = [];

        /// <summary>Adds the fills that are new, and returns them.</summary>
        public List<OrderExecution> AddFills(Order order, long id)
        {
            List<OrderExecution> added = [];
            foreach (var leg in order.Legs)
            {
                for (var place = 0; place < leg.Fills.Count; place++)
                {
                    var fill = leg.Fills[place];
                    if (_told.Add((leg.Symbol, fill.Id ?? FormattableString.Invariant($"{place} {fill.FilledAt:O} {fill.Quantity} {fill.Price}"))))
                        added.Add(new OrderExecution(order.AccountNumber, id, leg.Symbol, leg.InstrumentType, leg.ActionText, fill.Quantity, fill.Price, fill.FilledAt, fill.Venue, fill.Id));
                }
            }

            Fills.AddRange(added);
            return added;
        }
    }
}
