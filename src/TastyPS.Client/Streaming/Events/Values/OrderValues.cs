namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>What an Order event holds, and under which names the wire has it.</summary>
internal record struct OrderValues() : IEventValues<OrderEvent>
{
    public MarketEventType EventType;
    public EventFlags Flags;
    public long Index;
    public long Time;
    public int TimeNanoPart = -1;
    public int Sequence = -1;
    public string? Source;
    public OrderAction Action;
    public long ActionTime;
    public long OrderId;
    public long AuxiliaryOrderId;
    public double Price = double.NaN;
    public double Size = double.NaN;
    public double ExecutedSize = double.NaN;
    public double Count = double.NaN;
    public char Exchange;
    public MarketSide Side;
    public OrderScope Scope;
    public long TradeId;
    public double TradePrice = double.NaN;
    public double TradeSize = double.NaN;
    public string? MarketMaker;
    public string? SpreadSymbol;
    public double IcebergPeakSize = double.NaN;
    public double IcebergHiddenSize = double.NaN;
    public double IcebergExecutedSize = double.NaN;
    public IcebergType IcebergType;

    public string Symbol { readonly get; set; } = "";

    public long ReceivedTicks { readonly get; set; }

    public long EventTime { readonly get; set; }

    public static EventField<OrderValues>[] FieldsOf(MarketEventType type) => type switch
    {
        MarketEventType.AnalyticOrder => [.. Common, .. Analytic],
        MarketEventType.SpreadOrder => [.. Common, .. Spread],
        _ => [.. Common, .. Plain],
    };

    private static EventField<OrderValues>[] Common =>
    [
        EventField<OrderValues>.Skipped("eventType"),
        EventField<OrderValues>.ForSymbol("eventSymbol"),
        EventField<OrderValues>.Integer("eventTime", static (ref values, value) => values.EventTime = value),
        EventField<OrderValues>.Integer("eventFlags", static (ref values, value) => values.Flags = (EventFlags)Stored.Int32(value, none: 0)),
        EventField<OrderValues>.Integer("index", static (ref values, value) => values.Index = value),
        EventField<OrderValues>.Integer("time", static (ref values, value) => values.Time = value),
        EventField<OrderValues>.Integer("timeNanoPart", static (ref values, value) => values.TimeNanoPart = Stored.Int32(value, none: -1)),
        EventField<OrderValues>.Integer("sequence", static (ref values, value) => values.Sequence = Stored.Int32(value, none: -1)),
        EventField<OrderValues>.Text("source", static (ref values, value) => values.Source = value),
        EventField<OrderValues>.Choice("action", WireNames.OfOrderAction, static (ref values, value) => values.Action = (OrderAction)value),
        EventField<OrderValues>.Integer("actionTime", static (ref values, value) => values.ActionTime = value),
        EventField<OrderValues>.Integer("orderId", static (ref values, value) => values.OrderId = value),
        EventField<OrderValues>.Integer("auxOrderId", static (ref values, value) => values.AuxiliaryOrderId = value),
        EventField<OrderValues>.Number("price", static (ref values, value) => values.Price = value),
        EventField<OrderValues>.Number("size", static (ref values, value) => values.Size = value),
        EventField<OrderValues>.Number("executedSize", static (ref values, value) => values.ExecutedSize = value),
        EventField<OrderValues>.Number("count", static (ref values, value) => values.Count = value),
        EventField<OrderValues>.Character("exchangeCode", static (ref values, value) => values.Exchange = value),
        EventField<OrderValues>.Choice("orderSide", WireNames.OfMarketSide, static (ref values, value) => values.Side = (MarketSide)value),
        EventField<OrderValues>.Choice("scope", WireNames.OfOrderScope, static (ref values, value) => values.Scope = (OrderScope)value),
        EventField<OrderValues>.Integer("tradeId", static (ref values, value) => values.TradeId = value),
        EventField<OrderValues>.Number("tradePrice", static (ref values, value) => values.TradePrice = value),
        EventField<OrderValues>.Number("tradeSize", static (ref values, value) => values.TradeSize = value),
    ];

    private static EventField<OrderValues>[] Plain =>
    [
        EventField<OrderValues>.Text("marketMaker", static (ref values, value) => values.MarketMaker = value),
    ];

    private static EventField<OrderValues>[] Spread =>
    [
        EventField<OrderValues>.Text("spreadSymbol", static (ref values, value) => values.SpreadSymbol = value),
    ];

    private static EventField<OrderValues>[] Analytic =>
    [
        EventField<OrderValues>.Text("marketMaker", static (ref values, value) => values.MarketMaker = value),
        EventField<OrderValues>.Number("icebergPeakSize", static (ref values, value) => values.IcebergPeakSize = value),
        EventField<OrderValues>.Number("icebergHiddenSize", static (ref values, value) => values.IcebergHiddenSize = value),
        EventField<OrderValues>.Number("icebergExecutedSize", static (ref values, value) => values.IcebergExecutedSize = value),
        EventField<OrderValues>.Choice("icebergType", WireNames.OfIcebergType, static (ref values, value) => values.IcebergType = (IcebergType)value),
    ];

    public readonly OrderEvent ToEvent() => new(in this);
}
