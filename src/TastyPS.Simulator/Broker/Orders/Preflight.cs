namespace TastyPS.Simulator.Broker.Orders;

/// <summary>What is said of an order before it is sent.</summary>
internal sealed record OrderMessage(string Code, string Message)
{
    public int? PreflightId { get; init; }

    public string? Url { get; init; }
}

/// <summary>The outcome of the checks. An order with errors is not placed.</summary>
internal sealed record Preflight
{
    public required IReadOnlyList<OrderMessage> Errors { get; init; }

    public IReadOnlyList<OrderMessage> Warnings { get; init; } = [];

    public IReadOnlyList<OrderMessage> Notes { get; init; } = [];

    /// <summary>The order as it would be placed; null where it is so wrong that nothing can be said of it.</summary>
    public OrderState? Order { get; init; }

    public ComplexOrderState? ComplexOrder { get; init; }

    /// <summary>Null where it was not come to.</summary>
    public BuyingPowerEffect? BuyingPower { get; init; }

    public FeeCalculation? Fees { get; init; }

    public FeeCalculation? ClosingFees { get; init; }

    public bool IsPassed => Errors.Count == 0;
}

/// <summary>What an order does to what could still be bought. Debits are negative.</summary>
internal sealed record BuyingPowerEffect
{
    public required decimal ChangeInMarginRequirement { get; init; }

    public required decimal ChangeInBuyingPower { get; init; }

    public required decimal CurrentBuyingPower { get; init; }

    public decimal NewBuyingPower => CurrentBuyingPower + ChangeInBuyingPower;

    /// <summary>Whether there is enough; what asks for nothing is never too much.</summary>
    public bool IsSufficient => ChangeInBuyingPower >= 0 || NewBuyingPower >= 0;

    public required decimal IsolatedOrderMarginRequirement { get; init; }

    public required bool IsSpread { get; init; }
}

/// <summary>What an order costs beside its price, in dollars; never negative.</summary>
internal sealed record FeeCalculation
{
    public static readonly FeeCalculation None = new();

    public decimal Commission { get; init; }

    public decimal Clearing { get; init; }

    public decimal Exchange { get; init; }

    public decimal Nfa { get; init; }

    public decimal Orf { get; init; }

    public decimal Sec { get; init; }

    public decimal Taf { get; init; }

    public decimal Proprietary { get; init; }

    public decimal Regulatory => Exchange + Nfa + Orf + Sec + Taf;

    public decimal Total => Commission + Clearing + Regulatory + Proprietary;

    public static FeeCalculation operator +(FeeCalculation one, FeeCalculation other) => new()
    {
        Commission = one.Commission + other.Commission,
        Clearing = one.Clearing + other.Clearing,
        Exchange = one.Exchange + other.Exchange,
        Nfa = one.Nfa + other.Nfa,
        Orf = one.Orf + other.Orf,
        Sec = one.Sec + other.Sec,
        Taf = one.Taf + other.Taf,
        Proprietary = one.Proprietary + other.Proprietary,
    };
}

/// <summary>What became of a request to place: the checks and, if they were passed, the order as it was accepted.</summary>
internal sealed record Placement(Preflight Preflight, OrderState? Order, ComplexOrderState? ComplexOrder);

/// <summary>What became of a request to change an order: the order, or why not (<c>not_found</c>, <c>cannot_update_order</c>, a failed check).</summary>
internal sealed record OrderChangeOutcome
{
    public OrderState? Order { get; init; }

    public ComplexOrderState? ComplexOrder { get; init; }

    public OrderMessage? Refusal { get; init; }

    /// <summary>The checks of a replacement.</summary>
    public Preflight? Preflight { get; init; }
}
