using System.Globalization;
using TastyPS.Client.Orders.Replacing;

namespace TastyPS.Client.Orders.Confirming;

/// <summary>
/// What is asked before an order is sent: the whole of it in one line, with what it costs, what it does to the buying power, and what the service warns of. Numbers are
/// written in one way, whatever the culture, so that the line reads the same wherever it is logged: money with two decimals, prices per unit as they are sent.
/// </summary>
public sealed class OrderQuestion
{
    private readonly string _act;
    private readonly string _line;

    private OrderQuestion(string act, string order, decimal? cost, OrderReply? preview, OrderPlace place, IEnumerable<string> market, IEnumerable<string> remarks)
    {
        _act = act;
        string[] sentences = [$"{act} in {place}: {order}", Money(cost, preview), .. market, .. Said(preview), .. remarks];
        _line = string.Join(" ", sentences.Where(sentence => sentence.Length > 0).Select(Ended));
        Caption = place.IsProduction ? $"{act} in PRODUCTION, with real money" : $"{act} ({place.Environment})";
    }

    /// <summary>The line alone, as <c>-WhatIf</c> shows it.</summary>
    public string Description => _line;

    /// <summary>The line, and the question whether to do it.</summary>
    public string Question => $"{_line} {_act.Split(' ')[0]} it?";

    /// <summary>What it is about, and whether the money is real.</summary>
    public string Caption { get; }

    /// <summary>What of the line is a warning of the orders' own, also for those who are not asked; sentences without an end.</summary>
    public IReadOnlyList<string> Warnings { get; private init; } = [];

    /// <summary>About an order to be placed.</summary>
    /// <param name="order">The order.</param>
    /// <param name="preview">What the dry run said; null if there was none.</param>
    /// <param name="place">Where it goes.</param>
    /// <param name="remarks">Sentences of the caller.</param>
    public static OrderQuestion ToSubmit(OrderRequest order, OrderReply? preview, OrderPlace place, params string[] remarks) =>
        order is null ? throw new ArgumentNullException(nameof(order)) : new OrderQuestion(
            "Submit order", $"{order}", OrderCost.Of(order), preview, place, [Sentence(OfPrice(order, OrderMarket.GoesOffAt(order))), .. OrderMarket.Of(order)], [.. Turned(order, preview?.Order), .. remarks])
        {
            Warnings = Sentences(OrderMarket.Warnings(order)),
        };

    /// <summary>About a complex order to be placed.</summary>
    /// <param name="order">The order.</param>
    /// <param name="preview">What the dry run said; null if there was none.</param>
    /// <param name="place">Where it goes.</param>
    /// <param name="remarks">Sentences of the caller.</param>
    public static OrderQuestion ToSubmit(ComplexOrderRequest order, OrderReply? preview, OrderPlace place, params string[] remarks) =>
        order is null ? throw new ArgumentNullException(nameof(order)) : new OrderQuestion(
            "Submit complex order",
            $"{order.Kind()}: {string.Join("; ", order.Components.Select(component => WithMoney(component, BeforeOf(component, order))))}",
            null,
            preview,
            place,
            order.Components.SelectMany(component => OrderMarket.Of(component, BeforeOf(component, order))).Distinct(),
            [.. order.Components.Zip(preview?.ComplexOrder?.Components ?? [], Turned).SelectMany(turned => turned), .. remarks])
        {
            Warnings = Sentences(order.Components.SelectMany(component => OrderMarket.Warnings(component, BeforeOf(component, order)))),
        };

    /// <summary>About an order to be replaced.</summary>
    /// <param name="old">The order as it stands.</param>
    /// <param name="order">What is to replace it.</param>
    /// <param name="preview">What the dry run said; null if there was none.</param>
    /// <param name="place">Where it goes.</param>
    /// <param name="remarks">Sentences of the caller.</param>
    public static OrderQuestion ToReplace(Order old, OrderRequest order, OrderReply? preview, OrderPlace place, params string[] remarks) =>
        old is null ? throw new ArgumentNullException(nameof(old))
        : order is null ? throw new ArgumentNullException(nameof(order))
        : OfReplacement(old, OrderReplacement.Rest(old, order), preview, place, remarks);

    /// <summary>About an order to be cancelled.</summary>
    /// <param name="order">The order as it stands.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="remarks">Sentences of the caller.</param>
    public static OrderQuestion ToCancel(Order order, OrderPlace place, params string[] remarks) =>
        order is null ? throw new ArgumentNullException(nameof(order)) : new OrderQuestion($"Cancel order {Number(order.Id)}", $"{order}", null, null, place, [], [OfFills(order), .. remarks]);

    /// <summary>About a complex order to be cancelled, with all of its orders that still work.</summary>
    /// <param name="order">The order as it stands.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="remarks">Sentences of the caller.</param>
    public static OrderQuestion ToCancel(ComplexOrder order, OrderPlace place, params string[] remarks) =>
        order is null ? throw new ArgumentNullException(nameof(order)) : new OrderQuestion(
            $"Cancel complex order {Number(order.Id)}",
            $"{order}",
            null,
            null,
            place,
            [],
            [.. order.Components.Where(component => component.FilledQuantity > 0m).Select(component => $"Of {component}, {OfFills(component)}"), .. remarks]);

    /// <summary>About an order to be confirmed once more.</summary>
    /// <param name="order">The order as it stands.</param>
    /// <param name="place">Where it is.</param>
    public static OrderQuestion ToReconfirm(Order order, OrderPlace place) =>
        order is null ? throw new ArgumentNullException(nameof(order)) : new OrderQuestion($"Confirm order {Number(order.Id)}", $"{order}", OrderCost.Of(order) * (1m - FilledShare(order)), null, place, [], [OfFills(order)]);

    /// <summary>About another ratio of a pair.</summary>
    /// <param name="pair">The pair as it stands.</param>
    /// <param name="threshold">The new ratio.</param>
    /// <param name="comparator">How it is compared.</param>
    /// <param name="preview">What the dry run said; null if there was none.</param>
    /// <param name="place">Where it is.</param>
    /// <param name="remarks">Sentences of the caller.</param>
    public static OrderQuestion ToChangeRatio(ComplexOrder pair, decimal threshold, OrderComparator comparator, OrderReply? preview, OrderPlace place, params string[] remarks) =>
        pair is null ? throw new ArgumentNullException(nameof(pair)) : new OrderQuestion(
            $"Change complex order {Number(pair.Id)}", $"{pair}. From now on{OrderText.Ratio(comparator, threshold, pair.RatioPriceIsThresholdBasedOnNotional)}", null, preview, place, [], remarks);

    private static OrderQuestion OfReplacement(Order old, OrderRequest order, OrderReply? preview, OrderPlace place, IEnumerable<string> remarks)
    {
        // What waits for another order, or for its time, is sent into a market that nobody knows yet.
        var now = old.Status.Known == KnownOrderStatus.Contingent ? null : Routed(old, order);
        var warnings = now is null ? [] : OrderMarket.Warnings(now).ToList();
        return new(
            $"Replace order {Number(old.Id)}",
            $"{old}, by {order}",
            OrderCost.Of(order),
            preview,
            place,
            [Sentence(OfPrice(order, now is null ? null : OrderMarket.GoesOffAt(now))), .. OrderMarket.Standing(order), .. warnings.Select(warning => "Warning: " + warning)],
            [OfFills(old), .. remarks])
        {
            Warnings = Sentences(warnings),
        };
    }

    // What has been sent out does not wait again for what it waited for.
    private static OrderRequest Routed(Order old, OrderRequest order) => old.Rules is { RoutedAt: not null } rules && $"{rules}" == $"{order.Rules}" ? order with { Rules = null } : order;

    private static List<string> Sentences(IEnumerable<string> warnings) => [.. warnings.Distinct().Select(Sentence)];

    private static OrderRequest? BeforeOf(OrderRequest component, ComplexOrderRequest order) => ReferenceEquals(component, order.TriggerOrder) ? null : order.TriggerOrder;

    private static decimal FilledShare(Order order) => order.Size is > 0m and var size && order.FilledQuantity is > 0m and var filled && filled < size ? filled / size : 0m;

    private static string WithMoney(OrderRequest order, OrderRequest? before) =>
        (OrderCost.Of(order) is { } cost ? MoneyText.Moved(cost) : OfPrice(order, OrderMarket.GoesOffAt(order, before))) is { Length: > 0 } money ? $"{order} ({money})" : $"{order}";

    private static string Money(decimal? cost, OrderReply? preview)
    {
        var parts = new List<string>();
        if (cost is { } money)
            parts.Add(MoneyText.Moved(money));
        if (preview?.Fees?.TotalFees is { } fees)
            parts.Add($"fees {MoneyText.Of(fees)}{(fees > 0m ? " in your favour" : "")}");
        if (preview?.BuyingPower is { ChangeInBuyingPower: { } change } effect)
            parts.Add($"buying power {MoneyText.Signed(change)}{(effect.NewBuyingPower is { } left ? $", which leaves {MoneyText.Left(left)}" : "")}");
        return Sentence(string.Join(", ", parts));
    }

    private static string Sentence(string text) => text.Length == 0 ? "" : char.ToUpperInvariant(text[0]) + text.Substring(1);

    private static IEnumerable<string> Said(OrderReply? preview)
    {
        if (preview is null)
            yield break;
        if (preview.Warnings.Count > 0)
            yield return "Warning: " + Joined(preview.Warnings);
        if (preview.Notes.Count > 0)
            yield return "Note: " + Joined(preview.Notes);
    }

    private static string Joined(IEnumerable<OrderMessage> messages) => string.Join("; ", messages.Select(message => message.ToString().Trim()));

    // A stop whose trigger the market has passed is worth what the market is.
    private static string OfPrice(OrderRequest order, decimal? goesOffAt)
    {
        var priced = goesOffAt is null ? order : order with { StopTrigger = goesOffAt };
        var ofFutures = OrderCost.NotionalOfFutures(priced) is { } notional ? $"the notional is {MoneyText.Of(notional)}, of which only the changes are paid" : "";
        var about = ofFutures.Length > 0 ? "; " + ofFutures
            : OrderCost.AtMark(priced) is { } money ? $"; {(goesOffAt is not null ? "" : order.StopTrigger is null ? "at the mark " : "at the trigger ")}it {MoneyText.Moved(money, "about ")}" : "";
        return order.OrderType switch
        {
            OrderType.Market or OrderType.NotionalMarket => $"the price is whatever the market gives{about}",
            OrderType.MarketableLimit when order.Price is null => $"the price is whatever the market gives{about}",
            OrderType.Stop when goesOffAt is not null => $"it goes off at once, at whatever the market gives{about}",
            OrderType.Stop => $"once triggered, the price is whatever the market gives{about}",
            _ => ofFutures,
        };
    }

    // The service turns a closing action without a position into the opening one, and says so between the lines only.
    private static IEnumerable<string> Turned(OrderRequest asked, Order? previewed) =>
        from leg in asked.Legs
        join told in previewed?.Legs ?? [] on leg.Symbol equals told.Symbol
        where told.Action is { } action && action != leg.Action
        select $"The service makes of {leg}: {told}";

    private static string OfFills(Order order) => order.FilledQuantity > 0m ? $"{Number(order.FilledQuantity)} of {Number(order.Size)} are filled already and stay so" : "";

    private static string Ended(string sentence) => sentence[sentence.Length - 1] is '.' or '?' or '!' ? sentence : sentence + ".";

    private static string Number(decimal? number) => number?.ToString("0.############################", CultureInfo.InvariantCulture) ?? "?";
}
