using TastyPS.Client.Json;

namespace TastyPS.Client.Orders;

/// <summary>Several orders that depend on each other.</summary>
public sealed record ComplexOrderRequest
{
    /// <summary>How they depend on each other.</summary>
    public ComplexOrderType Type { get; init; }

    /// <summary>The order whose fill sends the others, of <see cref="ComplexOrderType.OTO"/> and <see cref="ComplexOrderType.OTOCO"/>.</summary>
    public OrderRequest? TriggerOrder { get; init; }

    /// <summary>The orders.</summary>
    public IReadOnlyList<OrderRequest> Orders { get; init => field = ReadableList.Of(value); } = ReadableList<OrderRequest>.None;

    /// <summary>Of <see cref="ComplexOrderType.PAIRS"/>: the ratio that sends them.</summary>
    public decimal? RatioPriceThreshold { get; init; }

    /// <summary>Of <see cref="ComplexOrderType.PAIRS"/>: how the ratio is compared.</summary>
    public OrderComparator? RatioPriceComparator { get; init; }

    /// <summary>Of <see cref="ComplexOrderType.PAIRS"/>: whether the threshold is an amount of money.</summary>
    public bool? RatioPriceIsThresholdBasedOnNotional { get; init; }

    /// <summary>The application's name.</summary>
    public string? Source { get; init; }

    /// <summary>All orders, the trigger first.</summary>
    internal IEnumerable<OrderRequest> Components => TriggerOrder is null ? Orders : new[] { TriggerOrder }.Concat(Orders);

    /// <summary>How the orders depend on each other, with the ratio that sends them.</summary>
    public string Kind() => Type + OrderText.Ratio(RatioPriceComparator, RatioPriceThreshold, RatioPriceIsThresholdBasedOnNotional);

    /// <summary>The orders in one line, with the ratio that sends them.</summary>
    public override string ToString() => $"{Kind()}: " + string.Join("; ", Components);
}
