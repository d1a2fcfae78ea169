using TastyPS.Client.MarketData;

namespace TastyPS.Client.Instruments;

/// <summary>A symbol and by what the market data feed knows it.</summary>
/// <param name="Asked">The symbol as it was asked for.</param>
/// <param name="StreamerSymbol">The feed's symbol, e.g. <c>/ESZ26:XCME</c>; with the candle attributes of the question if it had any.</param>
/// <param name="InstrumentType">What the form says the instrument is. An index has the form of an equity.</param>
/// <param name="Symbol">The API's symbol, e.g. <c>/ESZ6</c>; null where the feed's does not tell it.</param>
public sealed record ResolvedSymbol(string Asked, string StreamerSymbol, InstrumentType InstrumentType, string? Symbol);
