namespace TastyPS.Client.Orders.Closing;

/// <summary>Of a position that an order was to close not so much is left any more. Nothing was sent.</summary>
public sealed class PositionChangedException : TastyException
{
    internal PositionChangedException(string message, string accountNumber, string symbol)
        : base(message) =>
        (AccountNumber, Symbol) = (accountNumber, symbol);

    /// <summary>The account.</summary>
    public string AccountNumber { get; }

    /// <summary>The position's symbol.</summary>
    public string Symbol { get; }
}
