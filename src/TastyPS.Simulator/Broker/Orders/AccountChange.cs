namespace TastyPS.Simulator.Broker.Orders;

/// <summary>Something in an account is not what it was.</summary>
internal abstract record AccountChange(string AccountNumber);

/// <summary>An order came into being, or changed.</summary>
internal sealed record OrderChanged(OrderState Order) : AccountChange(Order.AccountNumber);

/// <summary>A complex order came into being, or changed.</summary>
internal sealed record ComplexOrderChanged(ComplexOrderState Order) : AccountChange(Order.AccountNumber);

/// <summary>Cash moved.</summary>
internal sealed record BalanceChanged(string AccountNumber) : AccountChange(AccountNumber);

/// <summary>Something was bought or sold; a position that was closed has quantity 0.</summary>
internal sealed record PositionChanged(string AccountNumber, Position Position) : AccountChange(AccountNumber);
