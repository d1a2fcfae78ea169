using TastyPS.Simulator.Broker.Ledgers;

namespace TastyPS.Simulator.Broker.Orders;

/// <summary>An account with its ledger and its orders. The orders are used under the broker's lock.</summary>
internal sealed class AccountBook(Account account, Ledger ledger, Portfolio portfolio)
{
    private readonly Dictionary<long, WorkingOrder> _byId = [];
    private readonly Dictionary<string, int> _sides = new(StringComparer.Ordinal);
    private readonly List<WorkingOrder> _today = [];
    private DateTime _day;

    public Account Account { get; } = account;

    public Ledger Ledger { get; } = ledger;

    public Portfolio Portfolio { get; } = portfolio;

    /// <summary>In the order in which they were received.</summary>
    public List<WorkingOrder> Orders { get; } = [];

    public List<ComplexOrder> ComplexOrders { get; } = [];

    public Dictionary<long, WorkingOrder> Working { get; } = [];

    /// <summary>Those whose fills are agreed, but not all reported.</summary>
    public List<WorkingOrder> Agreed { get; } = [];

    /// <summary>Counts the resets.</summary>
    public int Epoch { get; private set; }

    /// <summary>What working orders take of the buying power.</summary>
    public decimal Reserved { get; private set; }

    public void Add(WorkingOrder order)
    {
        Orders.Add(order);
        _byId.Add(order.Id, order);
        Working.Add(order.Id, order);
        Reserved += order.Reserved;
    }

    public void Release(WorkingOrder order, decimal part) => Reserve(order, order.Reserved * (1 - part));

    /// <summary>Takes an amount of the buying power for an order, in place of what was taken before.</summary>
    public void Reserve(WorkingOrder order, decimal amount)
    {
        Reserved += amount - order.Reserved;
        order.Reserved = amount;
    }

    /// <summary>Takes an order out that has ended. One that is filled keeps its part of the buying power until the fill of the last leg is booked.</summary>
    public void End(WorkingOrder order)
    {
        Working.Remove(order.Id);
        if (order.Status != OrderStatus.Filled || order.Legs.All(leg => leg.Remaining == 0)) Release(order, 1);
    }

    public WorkingOrder? Find(long id) => _byId.TryGetValue(id, out var order) ? order : null;

    /// <summary>Remembers which side of which symbols is worked on; an order counts from when it is sent, not while it waits for another.</summary>
    public void Count(WorkingOrder order, int by)
    {
        foreach (var leg in order.Legs)
        {
            var key = SideOf(leg.Instrument.Symbol, leg.Action.IsBuy());
            _sides[key] = (_sides.TryGetValue(key, out var count) ? count : 0) + by;
        }
    }

    /// <summary>Whether a side of a symbol is worked on by more than the orders of one complex order.</summary>
    public bool IsWorkedOn(string symbol, bool isBuy, ComplexOrder? except)
    {
        if (!_sides.TryGetValue(SideOf(symbol, isBuy), out var count) || count <= 0) return false;
        if (except is null) return true;
        var own = Working.Values.Where(order => order.IsCounted && order.Complex == except).SelectMany(order => order.Legs);
        return count > own.Count(leg => leg.Instrument.Symbol == symbol && leg.Action.IsBuy() == isBuy);
    }

    /// <summary>Remembers that an order was created or changed on a day.</summary>
    public void Report(WorkingOrder order, DateTime day)
    {
        if (_day != day)
        {
            _today.Clear();
            _day = day;
        }
        if (order.ReportedDay == day) return;
        order.ReportedDay = day;
        _today.Add(order);
    }

    /// <summary>What was created or changed on the day, and what works still; newest first.</summary>
    public IReadOnlyList<OrderState> Live(DateTime day)
    {
        var older = Working.Values.Where(order => _day != day || order.ReportedDay != day);
        return [.. (_day == day ? _today.Concat(older) : older).OrderByDescending(order => order.Id).Select(order => order.State)];
    }

    public void Clear()
    {
        Orders.Clear();
        ComplexOrders.Clear();
        Working.Clear();
        Agreed.Clear();
        _byId.Clear();
        _sides.Clear();
        _today.Clear();
        Reserved = 0;
        Epoch++;
    }

    private static string SideOf(string symbol, bool isBuy) => (isBuy ? "+" : "-") + symbol;
}
