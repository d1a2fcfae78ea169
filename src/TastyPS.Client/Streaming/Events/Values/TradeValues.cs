namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>What a Trade event holds, and under which names the wire has it.</summary>
internal record struct TradeValues() : IEventValues<TradeEvent>
{
    public MarketEventType EventType;
    public long Time;
    public int TimeNanoPart = -1;
    public int Sequence = -1;
    public char Exchange;
    public double Price = double.NaN;
    public double Change = double.NaN;
    public double Size = double.NaN;
    public int TradingDay;
    public double DayVolume = double.NaN;
    public double DayTurnover = double.NaN;
    public TickDirection TickDirection;
    public bool? IsExtendedHours;
    public long TradeId;

    public string Symbol { readonly get; set; } = "";

    public long ReceivedTicks { readonly get; set; }

    public long EventTime { readonly get; set; }

    public static EventField<TradeValues>[] Fields { get; } =
    [
        EventField<TradeValues>.Skipped("eventType"),
        EventField<TradeValues>.ForSymbol("eventSymbol"),
        EventField<TradeValues>.Integer("eventTime", static (ref values, value) => values.EventTime = value),
        EventField<TradeValues>.Integer("time", static (ref values, value) => values.Time = value),
        EventField<TradeValues>.Integer("timeNanoPart", static (ref values, value) => values.TimeNanoPart = Stored.Int32(value, none: -1)),
        EventField<TradeValues>.Integer("sequence", static (ref values, value) => values.Sequence = Stored.Int32(value, none: -1)),
        EventField<TradeValues>.Character("exchangeCode", static (ref values, value) => values.Exchange = value),
        EventField<TradeValues>.Number("price", static (ref values, value) => values.Price = value),
        EventField<TradeValues>.Number("change", static (ref values, value) => values.Change = value),
        EventField<TradeValues>.Number("size", static (ref values, value) => values.Size = value),
        EventField<TradeValues>.Integer("dayId", static (ref values, value) => values.TradingDay = Stored.Int32(value, none: 0)),
        EventField<TradeValues>.Number("dayVolume", static (ref values, value) => values.DayVolume = value),
        EventField<TradeValues>.Number("dayTurnover", static (ref values, value) => values.DayTurnover = value),
        EventField<TradeValues>.Choice("tickDirection", WireNames.OfTickDirection, static (ref values, value) => values.TickDirection = (TickDirection)value),
        EventField<TradeValues>.Flag("extendedTradingHours", static (ref values, value) => values.IsExtendedHours = value),
        EventField<TradeValues>.Integer("tradeId", static (ref values, value) => values.TradeId = value, isOptional: true),
    ];

    public readonly TradeEvent ToEvent() => new(in this);
}
