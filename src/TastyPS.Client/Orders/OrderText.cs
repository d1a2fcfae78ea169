using System.Globalization;
using System.Text;
using TastyPS.Client.OptionChains;
using TastyPS.Client.Symbology;

namespace TastyPS.Client.Orders;

/// <summary>Orders as traders read them: <c>Sell to Open 1 SPY 2026-12-18 540 put + … limit 1.25 credit, Day</c>.</summary>
internal static class OrderText
{
    public static string Of(OrderRequest order) => Line(
        string.Join(" + ", order.Legs),
        OrderWords.Types[order.OrderType],
        order.Price,
        order.PriceEffect?.ToString(),
        order.StopTrigger,
        order.Value,
        order.ValueEffect?.ToString(),
        OrderWords.TimesInForce[order.TimeInForce],
        order.GtcDate,
        [.. Rules(order.Rules), .. Instructions(order)]);

    public static string Of(Order order) => Line(
        string.Join(" + ", order.Legs),
        order.OrderTypeText,
        order.Price,
        order.PriceEffect?.ToString(),
        order.StopTrigger,
        order.Value,
        order.ValueEffect?.ToString(),
        order.TimeInForceText,
        order.GtcDate,
        order.Status.IsTerminal ? [] : [.. Rules(order.Rules)]);

    public static string Leg(string? action, decimal? quantity, string symbol) =>
        string.Join(" ", new[] { action, quantity is { } number ? Figure(number) : null, Symbol(symbol) }.Where(part => part is not null));

    /// <summary>What sends a pair, to be set behind a word; empty without a ratio.</summary>
    public static string Ratio(OrderComparator? comparator, decimal? threshold, bool? isNotional) =>
        threshold is { } ratio ? $" at a {(isNotional == true ? "ratio of money" : "ratio")} of {Compared(comparator)}{Figure(ratio)}" : "";

    public static string Number(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>A number to be read. Three decimals get a fourth, because who is used to commas takes 1.575 for thousands.</summary>
    public static string Figure(decimal value)
    {
        var text = Number(value);
        var point = text.IndexOf('.');
        return point >= 0 && text.Length - point == 4 ? text + "0" : text;
    }

    /// <summary>A number that is too large, to be read: cut to some places and rounded up, so that it does not look like what is allowed. Small ones get eight places.</summary>
    public static string Above(decimal value, int places)
    {
        var kept = value < 1m ? 8 : places;
        var near = Math.Round(value, kept);
        return Figure(near < value ? near + new decimal(1, 0, 0, false, (byte)kept) : near);
    }

    public static string Symbol(string symbol)
    {
        if (OccSymbol.TryParse(symbol, out var option))
            return $"{option.Root} {option.Expiration} {Number(option.Strike)} {Right(option.OptionType)}";
        return FutureOptionSymbol.TryParse(symbol, out var future)
            ? $"{symbol.Split(' ')[0]} {future.OptionRoot} {future.Expiration} {Number(future.Strike)} {Right(future.OptionType)}"
            : symbol;
    }

    private static string Compared(OrderComparator? comparator) => comparator switch
    {
        OrderComparator.AtLeast => "at least ",
        OrderComparator.AtMost => "at most ",
        _ => "",
    };

    // What has been sent out already waits for nothing.
    private static IEnumerable<string> Rules(OrderRules? rules) => rules is { RoutedAt: null } && rules.ToString() is { Length: > 0 } text ? [text] : [];

    private static IEnumerable<string> Instructions(OrderRequest order)
    {
        if (order.StrictPositionEffect)
            yield return "strict position effect";
        if (order.PartitionKey is { } partition)
            yield return "partition " + partition;
        if (order.AutomatedSource)
            yield return "automated";
    }

    private static string Right(OptionType type) => type == OptionType.Call ? "call" : "put";

    private static string Line(string legs, string? type, decimal? price, string? effect, decimal? trigger, decimal? value, string? valueEffect, string? timeInForce, CalendarDate? until, IReadOnlyList<string> more)
    {
        var text = new StringBuilder(legs);
        Add(" ", type?.ToLowerInvariant());
        if (value is { } money)
            Add(" ", Figure(money) + Lower(valueEffect));
        if (price is { } limit)
            Add(" ", Figure(limit) + Lower(effect));
        if (trigger is { } stop)
            Add(", trigger ", Figure(stop));
        Add(", ", timeInForce);
        Add(" ", until?.ToString());
        if (more.Count > 0)
            text.Append(" (").Append(string.Join(", ", more)).Append(')');
        return text.ToString().Trim();

        void Add(string before, string? part)
        {
            if (part is not null)
                text.Append(before).Append(part);
        }

        static string Lower(string? word) => word is null ? "" : " " + word.ToLowerInvariant();
    }
}
