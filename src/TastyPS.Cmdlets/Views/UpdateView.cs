using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using TastyPS.Client.Streaming.AccountStreams.Updates;

namespace TastyPS.Views;

/// <summary>What happens in accounts, each in a few words, so that updates of all kinds stand in one table. Called by the format file only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UpdateView
{
    private const int BeforeUpdate = 32;

    /// <summary>When it came, by the clock of this machine: what the service says of when it was sent is by another clock, and not everything has it.</summary>
    [Hidden]
    public static string Time(AccountUpdate update) => update.ReceivedAt.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    /// <summary>What it is about.</summary>
    [Hidden]
    public static string Kind(AccountUpdate update) => update.Type switch
    {
        AccountUpdateType.ExternalTransaction => "Transaction",
        AccountUpdateType.PublicWatchlist => "Watchlist",
        var type => type.ToString(),
    };

    /// <summary>What it says, in as many lines as it needs.</summary>
    [Hidden]
    public static string Lines(AccountUpdate update, PSHost host) => OrderView.Wrapped(Told(update), OrderView.Screen(host) - BeforeUpdate);

    private static string Told(AccountUpdate update) => update switch
    {
        AccountOrderUpdate { Order: var order } => FormattableString.Invariant($"{order.Id} {order.Status}: ") + OrderView.Told(order),
        AccountBalanceUpdate balance => $"net liq {Amount(balance.NetLiquidatingValue)}, cash {Amount(balance.CashBalance)}, derivative buying power {Amount(balance.DerivativeBuyingPower)}",
        AccountPositionUpdate { Quantity: 0m } position => $"{Plain(position.Symbol)} closed",
        AccountPositionUpdate position => $"{position.Quantity?.ToString("0.########", CultureInfo.CurrentCulture)} {Plain(position.Symbol)} at {position.AverageOpenPrice?.ToString("0.00##", CultureInfo.CurrentCulture)}",
        _ => update.Summary,
    };

    private static string Amount(decimal? amount) => amount?.ToString("#,0.00", CultureInfo.CurrentCulture) ?? "-";

    // The padding of an option's root is no place to break a line.
    private static string Plain(string symbol) => string.Join(" ", symbol.Split([' '], StringSplitOptions.RemoveEmptyEntries));
}
