using TastyPS.Client.Accounts;
using TastyPS.Client.MarketData;
using TastyPS.Client.Orders;
using TastyPS.Client.Streaming.AccountStreams.Updates;

namespace TastyPS.Client.Streaming.AccountStreams.State;

/// <summary>
/// Where what the stream tells and what was read over REST come together: lets through what is new, in one order for everybody, and keeps it, so that an order that
/// was heard of before anybody asked for it is known when somebody does.
/// </summary>
/// <param name="deliver">Gets the updates, one at a time; must not block.</param>
internal sealed class AccountBook(Action<AccountUpdate> deliver)
{
    private const int MostComplexOrders = 8_192;

    private readonly object _gate = new();
    private readonly OrderStates _orders = new();
    private readonly Dictionary<(string Account, long Id), (string Text, DateTimeOffset ReceivedAt)> _complexOrders = [];
    private readonly Queue<(string Account, long Id)> _complexOrdersByAge = new();
    private readonly NewestStates<(string Account, string? Currency), Balance> _balances = new();
    private readonly NewestStates<(string? Account, string Symbol, string? Type), Position> _positions = new();
    private long _delivered;
    private long _repeated;
    private long _outdated;

    public long Delivered => Interlocked.Read(ref _delivered);

    public long Repeated => Interlocked.Read(ref _repeated);

    public long Outdated => Interlocked.Read(ref _outdated);

    public KnownOrder? FindOrder(string account, long id)
    {
        lock (_gate)
            return _orders.Find(account, id);
    }

    public long? FindReplacement(string account, long id)
    {
        lock (_gate)
            return _orders.Replacement(account, id);
    }

    public long? FindNamed(string account, string externalIdentifier)
    {
        lock (_gate)
            return _orders.Named(account, externalIdentifier);
    }

    /// <summary>Orders of an account that have not ended, as far as is known.</summary>
    public IReadOnlyList<long> OpenOrders(string account)
    {
        lock (_gate)
            return _orders.OpenOrders(account);
    }

    public void Take(Order order, UpdateOrigin origin)
    {
        lock (_gate)
        {
            if (Counts(_orders.Take(order, origin, out var update)))
                Deliver(update!);
        }
    }

    public void Take(ComplexOrder order, UpdateOrigin origin)
    {
        lock (_gate)
        {
            if (Counts(Judge(order, origin)))
                Deliver(new AccountComplexOrderUpdate(order, origin));

            foreach (var component in order.Components.Where(one => one.Id is not null))
                Take(component, origin with { TypeText = nameof(AccountUpdateType.Order) });
        }
    }

    public void Take(Balance balance, UpdateOrigin origin)
    {
        lock (_gate)
        {
            if (Counts(_balances.Take((balance.AccountNumber, balance.Currency), balance, balance.UpdatedAt, origin)))
                Deliver(new AccountBalanceUpdate(balance, origin));
        }
    }

    public void Take(Position position, UpdateOrigin origin)
    {
        lock (_gate)
        {
            var isNews = Counts(_positions.Take(KeyOf(position), position, position.UpdatedAt, origin));
            if (isNews && !(origin.IsInitial && position.Quantity == 0m))
                Deliver(new AccountPositionUpdate(position, origin));
        }
    }

    /// <summary>Takes in all positions of an account; of one that was known and is not among them, that it was closed.</summary>
    public void TakeAll(string account, IReadOnlyList<Position> positions, UpdateOrigin origin)
    {
        lock (_gate)
        {
            foreach (var position in positions)
                Take(position, origin);

            var listed = new HashSet<(string?, string, string?)>(positions.Select(KeyOf));
            var vanished = _positions.All.Where(entry => entry.Key.Account == account && !listed.Contains(entry.Key) && entry.Value.Quantity != 0m && _positions.KnownAt(entry.Key) < origin.ReceivedAt);
            foreach (var position in vanished.Select(entry => entry.Value).ToList())
                Take(position.Closed(), origin);
        }
    }

    /// <summary>Hands on what has no state to keep.</summary>
    public void Take(AccountUpdate update)
    {
        lock (_gate)
            Deliver(update);
    }

    // They carry no time of their own: what their orders say tells whether something is new.
    private Verdict Judge(ComplexOrder order, UpdateOrigin origin)
    {
        var key = (order.AccountNumber ?? "", order.Id!.Value);
        var text = FormattableString.Invariant($"{order.TerminalAt:O} {order.RatioPriceThreshold} ")
            + string.Join(";", order.Components.Select(one => FormattableString.Invariant($"{one.Id} {one.Status} {one.UpdatedAt:O}")));
        if (!_complexOrders.TryGetValue(key, out var known))
            _complexOrdersByAge.Enqueue(key);
        else if (known.Text == text)
            return Verdict.Repeated;
        else if (origin.Source == ValueSource.Rest && origin.ReceivedAt < known.ReceivedAt)
            return Verdict.Outdated;

        _complexOrders[key] = (text, origin.ReceivedAt);
        if (_complexOrdersByAge.Count > MostComplexOrders)
            _complexOrders.Remove(_complexOrdersByAge.Dequeue());
        return Verdict.New;
    }

    private static (string? Account, string Symbol, string? Type) KeyOf(Position position) => (position.AccountNumber, position.Symbol, position.InstrumentType);

    private bool Counts(Verdict verdict)
    {
        if (verdict == Verdict.Repeated)
            Interlocked.Increment(ref _repeated);
        else if (verdict == Verdict.Outdated)
            Interlocked.Increment(ref _outdated);
        return verdict == Verdict.New;
    }

    private void Deliver(AccountUpdate update)
    {
        Interlocked.Increment(ref _delivered);
        deliver(update);
    }
}
