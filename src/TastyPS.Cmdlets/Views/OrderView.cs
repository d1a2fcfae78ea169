using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using TastyPS.Client.Orders;
using TastyPS.Errors;

namespace TastyPS.Views;

/// <summary>What the views of orders compute. Called by the format file only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class OrderView
{
    private const int QuantityWidth = 4;
    private const int FilledWidth = 9;
    private const int UsualScreen = 80;
    private const int BeforeOrder = 39;
    private const int BeforeListed = 23;
    private const decimal LeastShown = 0.005m; // What is less is 0.00.

    /// <summary>How an order stands; of a complex order, of which kind it is.</summary>
    [Hidden]
    public static string Status(object order) => Bare(order) switch
    {
        Order single => single.StatusText,
        ComplexOrder several => several.TypeText ?? "",
        _ => "",
    };

    /// <summary>How much of an order is filled, and of how much, in a line each where fractions need it; empty of a complex order.</summary>
    [Hidden]
    public static string Filled(object order)
    {
        if (Bare(order) is not Order single)
            return "";
        if (single.Size is not { } size)
            return ViewText.Quantity(single.FilledQuantity, FilledWidth);
        if (IsWhole(single.FilledQuantity) && IsWhole(size))
            return $"{ViewText.Quantity(single.FilledQuantity, QuantityWidth)}/{ViewText.Quantity(size, QuantityWidth)}";
        var (filled, whole) = (ViewText.Quantity(single.FilledQuantity, FilledWidth - 1) + "/", ViewText.Quantity(size, FilledWidth - 1)); // The same digits of both.
        return filled.Length + whole.Length <= FilledWidth ? filled + whole : $"{filled}\n{whole}";
    }

    /// <summary>The order in as many lines as it needs, with what it was filled at, what it waits for and why it was rejected; all orders of a complex order, the trigger first.</summary>
    [Hidden]
    public static string Lines(object order, PSHost host) => Bare(order) switch
    {
        Order single => Wrapped(Told(single), Screen(host) - BeforeOrder),
        ComplexOrder several => string.Join("\n", Parts(several).Select(part => Wrapped(part, Screen(host) - BeforeOrder))),
        _ => "",
    };

    /// <summary>What an order of a dry run costs or brings; empty where nobody can say.</summary>
    [Hidden]
    public static string Cost(OrderPreview preview) => preview.Cost is { } cost ? Money(cost) : "";

    /// <summary>The buying power after an order, and how much that is more or less than before.</summary>
    [Hidden]
    public static string BuyingPower(OrderPreview preview) =>
        preview.BuyingPower is { ChangeInBuyingPower: { } change } effect ? $"{Money(change)}{(effect.NewBuyingPower is { } left ? $", which leaves {left.ToString("#,0.00", CultureInfo.CurrentCulture)}" : "")}" : "";

    /// <summary>The fees and of what they are made.</summary>
    [Hidden]
    public static string Fees(OrderPreview preview)
    {
        if (preview.Fees is not { TotalFees: { } total } fees)
            return "";
        (string Name, decimal? Value)[] parts =
        [
            ("commission", fees.Commission), ("clearing", fees.ClearingFees), ("regulatory", fees.RegulatoryFees), ("index", fees.ProprietaryIndexOptionFees), ("rebates", fees.Rebates),
        ];
        var told = parts.Where(part => part.Value is { } value && Math.Abs(value) >= LeastShown).Select(part => $"{part.Name} {Money(part.Value!.Value)}").ToList();
        return told.Count == 0 ? Money(total) : $"{Money(total)} ({string.Join(", ", told)})";
    }

    /// <summary>Something in a list, or several things a line each, in as many lines as they need; of a complex order each of its orders.</summary>
    [Hidden]
    public static string Listed(object value, PSHost host)
    {
        IEnumerable<object> parts = Bare(value) switch
        {
            OrderPreview { ComplexOrder: { } several } => [several.Kind(), .. several.AllOrders()],
            IEnumerable<object> many => many,
            var one => [one],
        };
        return string.Join("\n", parts.Select(part => Wrapped($"{part}", Screen(host) - BeforeListed)));
    }

    private static object Bare(object order) => order is PSObject wrapped ? wrapped.BaseObject : order;

    private static IEnumerable<string> Parts(ComplexOrder order)
    {
        if (order.RatioPriceThreshold is not null)
            yield return order.Kind();
        foreach (var component in order.AllOrders())
            yield return FormattableString.Invariant($"{component.Id} {component.Status}: ") + Told(component);
    }

    internal static string Told(Order order)
    {
        var parts = new List<string> { order.ToString() };
        if (order.AverageFillPrice is { } price)
            parts.Add($"filled at {price.ToString("0.00##", CultureInfo.InvariantCulture)}{(order.FillPriceEffect is { } effect ? $" {effect}".ToLowerInvariant() : "")}");
        if (order.ContingentStatus is { } waiting && !order.Status.IsTerminal)
            parts.Add(waiting.ToLowerInvariant());
        if (order.RejectReason is { } reason)
            parts.Add(reason);
        if (order.ReplacingOrderId is { } next)
            parts.Add(FormattableString.Invariant($"replaced by {next}"));
        return string.Join("; ", parts);
    }

    // The engine would break a line in the midst of a figure.
    internal static string Wrapped(string text, int width)
    {
        var lines = new List<string>();
        foreach (var word in text.Split(' '))
        {
            if (lines.Count > 0 && lines[lines.Count - 1].Length + 1 + word.Length <= width)
                lines[lines.Count - 1] += " " + word;
            else
                lines.Add(word);
        }

        return string.Join("\n", lines);
    }

    internal static int Screen(PSHost host)
    {
        try
        {
            return host.UI.RawUI.BufferSize.Width is > BeforeOrder + 20 and var width ? width - 1 : UsualScreen;
        }
        catch (Exception e) when (AbsentUser.Explains(e))
        {
            return UsualScreen; // Without a screen.
        }
    }

    private static bool IsWhole(decimal quantity) => quantity == decimal.Truncate(quantity);

    private static string Money(decimal amount) => amount.ToString("+#,0.00;-#,0.00;0.00", CultureInfo.CurrentCulture);
}
