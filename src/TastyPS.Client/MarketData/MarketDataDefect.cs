namespace TastyPS.Client.MarketData;

/// <summary>An item of a market data reply that could not be used. The other items are not touched by it.</summary>
/// <param name="Position">Its place in the reply, from 0.</param>
/// <param name="Reason">What is wrong, in words.</param>
public sealed record MarketDataDefect(int Position, string Reason);
