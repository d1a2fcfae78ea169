using System.Text.Json;
using TastyPS.Client.Accounts;
using TastyPS.Client.Json;
using TastyPS.Client.Orders;
using TastyPS.Client.Streaming.AccountStreams.State;

namespace TastyPS.Client.Tests.Streaming.AccountStreams;

/// <summary>How the accounts stand over REST, as JSON of the service.</summary>
internal sealed class ScriptedState : IAccountState
{
    private int _reads;

    public List<string> Orders { get; } = [];

    public List<string> ComplexOrders { get; } = [];

    public List<string> Positions { get; } = [];

    public List<string> Balances { get; } = [];

    /// <summary>Orders that are asked for one by one.</summary>
    public Dictionary<long, string> Single { get; } = [];

    /// <summary>Items that none of the lists could make anything of, by the name of the list.</summary>
    public List<(string List, ItemDefect Defect)> Defects { get; } = [];

    /// <summary>Thrown at the next readings of orders.</summary>
    public Queue<TastyException> Failures { get; } = new();

    /// <summary>Thrown at the next readings of single orders.</summary>
    public Queue<TastyException> SingleFailures { get; } = new();

    /// <summary>Awaited between the reading of orders, complex orders, positions or balances, by the name of the list, and its answer.</summary>
    public Func<string, Task> Ready { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Readings of orders begun.</summary>
    public int Reads => Volatile.Read(ref _reads);

    public async Task<IReadOnlyList<Order>> GetOrdersAsync(string account, ICollection<ItemDefect> defects, CancellationToken cancellationToken)
    {
        Tell(nameof(Orders), defects);
        Interlocked.Increment(ref _reads);
        IReadOnlyList<Order> orders;
        lock (Orders)
        {
            if (Failures.TryDequeue(out var failure))
                throw failure;
            orders = [.. Orders.Select(json => Order.From(Fields(json)))];
        }

        await Ready(nameof(Orders)).WaitAsync(cancellationToken);
        return orders;
    }

    public async Task<IReadOnlyList<ComplexOrder>> GetComplexOrdersAsync(string account, ICollection<ItemDefect> defects, CancellationToken cancellationToken)
    {
        Tell(nameof(ComplexOrders), defects);
        IReadOnlyList<ComplexOrder> orders = [.. ComplexOrders.Select(json => ComplexOrder.From(Fields(json)))];
        await Ready(nameof(ComplexOrders)).WaitAsync(cancellationToken);
        return orders;
    }

    public async Task<IReadOnlyList<Position>> GetPositionsAsync(string account, ICollection<ItemDefect> defects, CancellationToken cancellationToken)
    {
        Tell(nameof(Positions), defects);
        IReadOnlyList<Position> positions = [.. Positions.Select(json => Position.From(Fields(json))!)];
        await Ready(nameof(Positions)).WaitAsync(cancellationToken);
        return positions;
    }

    public async Task<IReadOnlyList<Balance>> GetBalancesAsync(string account, ICollection<ItemDefect> defects, CancellationToken cancellationToken)
    {
        Tell(nameof(Balances), defects);
        IReadOnlyList<Balance> balances = [.. Balances.Select(json => Balance.From(Fields(json))!)];
        await Ready(nameof(Balances)).WaitAsync(cancellationToken);
        return balances;
    }

    public Task<Order> GetOrderAsync(string account, long id, CancellationToken cancellationToken)
    {
        lock (Orders)
        {
            if (SingleFailures.TryDequeue(out var failure))
                return Task.FromException<Order>(failure);
            return Single.TryGetValue(id, out var json) ? Task.FromResult(Order.From(Fields(json))) : Task.FromException<Order>(new TastyNotFoundException($"No order {id}."));
        }
    }

    private void Tell(string list, ICollection<ItemDefect> defects)
    {
        foreach (var (_, defect) in Defects.Where(one => one.List == list))
            defects.Add(defect);
    }

    private static JsonFields Fields(string json) => new(JsonDocument.Parse(json).RootElement);
}
