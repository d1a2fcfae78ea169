using System.Globalization;
using System.Text.Json;
using TastyPS.Client.Json;
using TastyPS.Client.Paging;

namespace TastyPS.Client.Orders.Submission;

/// <summary>Finds orders by the identifiers they were sent with.</summary>
internal sealed class OrderFinder(OrderReadings readings)
{
    private const int PageSize = 100;

    // The search answers for a just placed order as well; the list of live ones is a second opinion, and long on a busy day.
    private const int RoundsBetweenLiveLists = 4;

    // How far back a name counts as used; of an older order it does while that works.
    private static readonly TimeSpan RecentPast = TimeSpan.FromDays(7);

    /// <summary>The first order found that was sent, with its number; null if none is there yet.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="sent">What was sent together.</param>
    /// <param name="round">The number of the look, from 0.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    public async Task<Order?> FindAsync(string accountNumber, IReadOnlyList<SentOrder> sent, int round, CancellationToken cancellationToken)
    {
        var sought = new Sought([.. sent.Select(one => one.Identifier)], order => order.Id is not null && sent.Any(one => one.Is(order)), sent[0].Earliest);
        return await LookThroughAsync(Search(accountNumber, sent[0].Earliest), sought, cancellationToken).ConfigureAwait(false)
            ?? (round % RoundsBetweenLiveLists == 0 ? await LookThroughAsync(Live(accountNumber), sought with { Earliest = null }, cancellationToken).ConfigureAwait(false) : null);
    }

    /// <summary>As <see cref="FindAsync"/>, for the complex order that one of those sent belongs to.</summary>
    public async Task<ComplexOrder?> FindComplexAsync(string accountNumber, IReadOnlyList<SentOrder> sent, int round, CancellationToken cancellationToken)
    {
        if (await FindAsync(accountNumber, sent, round, cancellationToken).ConfigureAwait(false) is { ComplexOrderId: { } id })
            return await readings.GetComplexAsync(accountNumber, id, cancellationToken).ConfigureAwait(false) is { Id: not null } found ? found : null;
        if (round % RoundsBetweenLiveLists != 0)
            return null;
        var live = await readings.AllComplexAsync(OrderPaths.ComplexOrders(accountNumber) + "/live", null, cancellationToken).ConfigureAwait(false);
        return live.FirstOrDefault(order => order.Id is not null && order.Components.Any(component => sent.Any(one => one.Is(component))));
    }

    /// <summary>An order of late, or one that works, that has one of the identifiers; null if they are free.</summary>
    public async Task<Order?> FindUsedAsync(string accountNumber, IReadOnlyCollection<string> identifiers, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var sought = new Sought(identifiers, _ => true, null);
        return await LookThroughAsync(Search(accountNumber, now - RecentPast), sought, cancellationToken).ConfigureAwait(false)
            ?? await LookThroughAsync(Live(accountNumber), sought, cancellationToken).ConfigureAwait(false);
    }

    // A day more, because the service's days are not those of Greenwich.
    private static string Search(string accountNumber, DateTimeOffset since) =>
        FormattableString.Invariant($"{OrderPaths.Orders(accountNumber)}?start-date={since.UtcDateTime.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}&sort=Desc&per-page={PageSize}");

    private static string Live(string accountNumber) => OrderPaths.Orders(accountNumber) + "/live";

    private async Task<Order?> LookThroughAsync(string address, Sought sought, CancellationToken cancellationToken)
    {
        var walk = new PageWalk(address);
        while (walk.Next is { } next)
        {
            var (look, page) = await readings.PageAsync(next, items => LookThrough(items, sought), cancellationToken).ConfigureAwait(false);
            if (look.Found is not null)
                return look.Found;
            if (look.IsPast)
                return null;
            walk.Advance(page);
        }

        return null;
    }

    private static (Order? Found, bool IsPast) LookThrough(JsonElement items, Sought sought)
    {
        var isPast = false;
        foreach (var item in items.EnumerateArray())
        {
            try
            {
                if (sought.In(item) is { } found)
                    return (found, false);
                isPast = sought.IsPast(item);
            }
            catch (InvalidOperationException)
            {
                // An item that holds text that is no Unicode must not hide the others.
            }
        }

        return (null, isPast);
    }

    /// <summary>What is looked for.</summary>
    /// <param name="Names">Its names.</param>
    /// <param name="Is">Whether it is an order that has one of them.</param>
    /// <param name="Earliest">What was taken on before is not looked through, the newest coming first; null if all is.</param>
    private sealed record Sought(IReadOnlyCollection<string> Names, Func<Order, bool> Is, DateTimeOffset? Earliest)
    {
        // Models are made of nothing but orders of these names.
        public Order? In(JsonElement item) =>
            item.ValueKind == JsonValueKind.Object && item.TryGetProperty("external-identifier", out var name) && name.ValueKind == JsonValueKind.String && Names.Contains(name.GetString())
                && Order.From(new JsonFields(item)) is var order && Is(order) ? order : null;

        public bool IsPast(JsonElement item) =>
            item.ValueKind == JsonValueKind.Object && item.TryGetProperty("received-at", out var at) && at.ValueKind == JsonValueKind.String && at.TryGetDateTimeOffset(out var received) && received < Earliest;
    }
}
