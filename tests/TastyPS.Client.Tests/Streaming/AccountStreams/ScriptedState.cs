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

    /// <summary>Thrown at the next readings of orders.</summary>
    public Queue<TastyException> Failures { get; } = new();

    /// <summary>Awaited between the reading of orders, positions or balances, by the name of the list, and its answer.</summary>
    public Func<string, Task> Ready { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Readings of orders begun.</summary>
    public int Reads => Volatile.Read(ref _reads);

    public async Task<IReadOnlyList<Order>> GetOrdersAsync(string account, CancellationToken cancellationToken)
    {
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

    public Task<IReadOnlyList<ComplexOrder>> GetComplexOrdersAsync(string account, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ComplexOrder>>([.. ComplexOrders.Select(json => ComplexOrder.From(Fields(json)))]);

    public async Task<IReadOnlyList<Position>> GetPositionsAsync(string account, CancellationToken cancellationToken)
    {
        IReadOnlyList<Position> positions = [.. Positions.Select(json => Position.From(Fields(json))!)];
        await Ready(nameof(Positions)).WaitAsync(cancellationToken);
        return positions;
    }

    public async Task<IReadOnlyList<Balance>> GetBalancesAsync(string account, CancellationToken cancellationToken)
    {
        IReadOnlyList<Balance> balances = [.. Balances.Select(json => Balance.From(Fields(json))!)];
        await Ready(nameof(Balances)).WaitAsync(cancellationToken);
        return balances;
    }

    public Task<Order> GetOrderAsync(string account, long id, CancellationToken cancellationToken)
    {
        lock (Orders)
            return Single.TryGetValue(id, out var json) ? Task.FromResult(Order.From(Fields(json))) : Task.FromException<Order>(new TastyNotFoundException($"No order {id}."));
    }

    private static JsonFields Fields(string json) => new(JsonDocument.Parse(json).RootElement);
}
