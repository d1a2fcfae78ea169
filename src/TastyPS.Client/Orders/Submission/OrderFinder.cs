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

    // How far this machine's clock and the service's may be apart.
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromHours(1);

    /// <summary>The first order found with one of the identifiers; null if none is there yet.</summary>
    /// <param name="accountNumber">The account.</param>
    /// <param name="identifiers">The identifiers.</param>
    /// <param name="sentAt">When they were sent: what is older is not looked through.</param>
    /// <param name="round">The number of the look, from 0.</param>
    /// <param name="cancellationToken">Ends the look.</param>
    public async Task<Order?> FindAsync(string accountNumber, IReadOnlyCollection<string> identifiers, DateTimeOffset sentAt, int round, CancellationToken cancellationToken)
    {
        var orders = OrderPaths.Orders(accountNumber);
        var oldest = sentAt - ClockTolerance;
        var since = oldest.UtcDateTime.AddDays(-1).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var search = FormattableString.Invariant($"{orders}?start-date={since}&per-page={PageSize}");
        return await LookThroughAsync(search, identifiers, oldest, cancellationToken).ConfigureAwait(false)
            ?? (round % RoundsBetweenLiveLists == 0 ? await LookThroughAsync(orders + "/live", identifiers, null, cancellationToken).ConfigureAwait(false) : null);
    }

    /// <summary>As <see cref="FindAsync"/>, for the complex order that a component with one of the identifiers belongs to.</summary>
    public async Task<ComplexOrder?> FindComplexAsync(string accountNumber, IReadOnlyCollection<string> identifiers, DateTimeOffset sentAt, int round, CancellationToken cancellationToken)
    {
        if (await FindAsync(accountNumber, identifiers, sentAt, round, cancellationToken).ConfigureAwait(false) is { ComplexOrderId: { } id })
            return await readings.GetComplexAsync(accountNumber, id, cancellationToken).ConfigureAwait(false);
        if (round % RoundsBetweenLiveLists != 0)
            return null;
        var live = await readings.AllComplexAsync(OrderPaths.ComplexOrders(accountNumber) + "/live", null, cancellationToken).ConfigureAwait(false);
        return live.FirstOrDefault(order => order.Components.Any(component => component.ExternalIdentifier is { } name && identifiers.Contains(name)));
    }

    private async Task<Order?> LookThroughAsync(string address, IReadOnlyCollection<string> identifiers, DateTimeOffset? oldest, CancellationToken cancellationToken)
    {
        var walk = new PageWalk(address);
        while (walk.Next is { } next)
        {
            var (look, page) = await readings.PageAsync(next, items => LookThrough(items, identifiers, oldest), cancellationToken).ConfigureAwait(false);
            if (look.Found is not null)
                return look.Found;
            if (look.IsPast)
                return null;
            walk.Advance(page);
        }

        return null;
    }

    // Models are made of nothing but the order that is looked for.
    private static (Order? Found, bool IsPast) LookThrough(JsonElement items, IReadOnlyCollection<string> identifiers, DateTimeOffset? oldest)
    {
        var isPast = false;
        foreach (var item in items.EnumerateArray())
        {
            if (item.ValueKind != JsonValueKind.Object)
                continue;
            if (item.TryGetProperty("external-identifier", out var name) && name.ValueKind == JsonValueKind.String && identifiers.Contains(name.GetString()))
                return (Order.From(new JsonFields(item)), false);
            isPast = oldest is not null && item.TryGetProperty("received-at", out var at) && at.ValueKind == JsonValueKind.String && at.TryGetDateTimeOffset(out var received) && received < oldest;
        }

        return (null, isPast);
    }
}
