namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>The texts of the wire for enumerations. A text that is not among them means the first value, which is always the undefined one.</summary>
internal static class WireNames
{
    public static ChoiceNames OfTickDirection { get; } = new("UNDEFINED", "DOWN", "ZERO_DOWN", "ZERO", "ZERO_UP", "UP");

    public static ChoiceNames OfClosePriceType { get; } = new("UNDEFINED", "REGULAR", "INDICATIVE", "PRELIMINARY", "FINAL");

    public static ChoiceNames OfShortSaleRestriction { get; } = new("UNDEFINED", "ACTIVE", "INACTIVE");

    public static ChoiceNames OfSecurityTradingStatus { get; } = new("UNDEFINED", "HALTED", "ACTIVE");

    public static ChoiceNames OfMarketSide { get; } = new("UNDEFINED", "BUY", "SELL");

    public static ChoiceNames OfTimeAndSaleKind { get; } = new("UNDEFINED", "NEW", "CORRECTION", "CANCEL");

    public static ChoiceNames OfOrderAction { get; } = new("UNDEFINED", "NEW", "REPLACE", "MODIFY", "DELETE", "PARTIAL", "EXECUTE", "TRADE", "BUST");

    public static ChoiceNames OfOrderScope { get; } = new("UNDEFINED", "COMPOSITE", "REGIONAL", "AGGREGATE", "ORDER");

    public static ChoiceNames OfIcebergType { get; } = new("UNDEFINED", "NATIVE", "SYNTHETIC");
}
