using TastyPS.Client.OptionChains;

namespace TastyPS.Client.Orders.Checks;

/// <summary>Steps of limits and stop triggers. The net price of several legs has the smallest step that the schedules of the legs hold.</summary>
public static class PriceTicks
{
    // The rule of the exchanges for all stocks: a hundredth of a cent below a dollar, else a cent.
    private static readonly TickSize[] OfEquities = [new() { Threshold = 1m, Value = 0.0001m }, new() { Value = 0.01m }];

    /// <summary>The step at a price: of the first entry whose threshold is greater. Null if the schedule does not tell.</summary>
    public static decimal? StepAt(IReadOnlyList<TickSize> schedule, decimal price)
    {
        if (schedule is null)
            throw new ArgumentNullException(nameof(schedule));

        foreach (var tick in schedule)
        {
            if (tick.Threshold is not { } threshold || price < threshold)
                return tick.Value is > 0m ? tick.Value : null;
        }

        return null;
    }

    /// <summary>The step of an order's limit or trigger at a price; null if it is not known of every leg.</summary>
    public static decimal? StepOf(OrderRequest order, decimal price)
    {
        if (order is null)
            throw new ArgumentNullException(nameof(order));

        var schedules = order.Legs.Select(ScheduleOf).ToList();
        if (schedules.Count == 1)
            return StepAt(schedules[0], price);
        return schedules.Count == 0 || schedules.Any(schedule => schedule.Count == 0 || schedule.Any(tick => tick.Value is not > 0m))
            ? null
            : schedules.Min(schedule => schedule.Min(tick => tick.Value));
    }

    /// <summary>Whether an order's limit is a price that there is; null if it has none, or the step is not known.</summary>
    public static bool? IsOnTick(OrderRequest order)
    {
        if (order is null)
            throw new ArgumentNullException(nameof(order));

        return IsOnTick(order, order.Price);
    }

    /// <summary>Whether an order's stop trigger is a price that there is; null if it has none, or the step is not known.</summary>
    public static bool? IsTriggerOnTick(OrderRequest order)
    {
        if (order is null)
            throw new ArgumentNullException(nameof(order));

        return IsOnTick(order, order.StopTrigger);
    }

    /// <summary>
    /// The order with its limit and its stop trigger on steps: of a debit rounded down, of a credit up, so that it never costs more or brings less than was said, and a stop
    /// goes off no later. The same order if they are on steps already, or the steps are not known. Below the first step a debit becomes 0, which no order may have.
    /// </summary>
    public static OrderRequest RoundInFavour(OrderRequest order)
    {
        if (IsOnTick(order) != false && IsTriggerOnTick(order) != false)
            return order;

        return order with { Price = Rounded(order, order.Price), StopTrigger = Rounded(order, order.StopTrigger) };
    }

    private static bool? IsOnTick(OrderRequest order, decimal? amount) => amount is { } price && StepOf(order, price) is { } step ? price % step == 0m : null;

    private static decimal? Rounded(OrderRequest order, decimal? amount)
    {
        if (IsOnTick(order, amount) != false)
            return amount;

        var price = amount!.Value;
        var pays = (order.PriceEffect ?? EffectCheck.Expected(order.Legs)) != PriceEffect.Credit;
        var step = StepOf(order, price)!.Value;
        var below = price - (price % step);
        var rounded = pays ? below : below + step;

        // A price that rises to another step may not lie on that one.
        return rounded > 0m ? Rounded(order, rounded) : rounded;
    }

    private static IReadOnlyList<TickSize> ScheduleOf(OrderLegRequest leg) => leg.Facts?.TickSizes is { Count: > 0 } known
        ? known
        : leg.InstrumentType == OrderInstrumentType.Equity ? OfEquities : [];
}
