namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>The strikes nearest the underlying were asked for, but the service gives no price of it.</summary>
public sealed class UnderlyingPriceMissingException(string underlying) : TastyException($"There is no price of {underlying}, so its nearest strikes cannot be told.");
