namespace TastyPS.Client.MarketData;

/// <summary>What market data is asked for. The answer is matched by symbol alone: an index may be answered as an equity.</summary>
/// <param name="Type">The kind of instrument.</param>
/// <param name="Symbol">Its symbol, not encoded; an option's with its blanks.</param>
public readonly record struct InstrumentKey(InstrumentType Type, string Symbol);
