namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>What a TimeAndSale event holds, and under which names the wire has it.</summary>
internal record struct TimeAndSaleValues() : IEventValues<TimeAndSaleEvent>
{
    public EventFlags Flags;
    public long Index;
    public long Time;
    public int TimeNanoPart = -1;
    public int Sequence = -1;
    public char Exchange;
    public double Price = double.NaN;
    public double Size = double.NaN;
    public double Bid = double.NaN;
    public double Ask = double.NaN;
    public string? SaleConditions;
    public char TradeThroughExempt;
    public MarketSide AggressorSide;
    public bool? IsSpreadLeg;
    public bool? IsExtendedHours;
    public bool? IsValidTick;
    public TimeAndSaleKind Kind;
    public string? Buyer;
    public string? Seller;

    public string Symbol { readonly get; set; } = "";

    public long ReceivedTicks { readonly get; set; }

    public long EventTime { readonly get; set; }

    public static EventField<TimeAndSaleValues>[] Fields { get; } =
    [
        EventField<TimeAndSaleValues>.Skipped("eventType"),
        EventField<TimeAndSaleValues>.ForSymbol("eventSymbol"),
        EventField<TimeAndSaleValues>.Integer("eventTime", static (ref values, value) => values.EventTime = value),
        EventField<TimeAndSaleValues>.Integer("eventFlags", static (ref values, value) => values.Flags = (EventFlags)Stored.Int32(value, none: 0)),
        EventField<TimeAndSaleValues>.Integer("index", static (ref values, value) => values.Index = value),
        EventField<TimeAndSaleValues>.Integer("time", static (ref values, value) => values.Time = value),
        EventField<TimeAndSaleValues>.Integer("timeNanoPart", static (ref values, value) => values.TimeNanoPart = Stored.Int32(value, none: -1)),
        EventField<TimeAndSaleValues>.Integer("sequence", static (ref values, value) => values.Sequence = Stored.Int32(value, none: -1)),
        EventField<TimeAndSaleValues>.Character("exchangeCode", static (ref values, value) => values.Exchange = value),
        EventField<TimeAndSaleValues>.Number("price", static (ref values, value) => values.Price = value),
        EventField<TimeAndSaleValues>.Number("size", static (ref values, value) => values.Size = value),
        EventField<TimeAndSaleValues>.Number("bidPrice", static (ref values, value) => values.Bid = value),
        EventField<TimeAndSaleValues>.Number("askPrice", static (ref values, value) => values.Ask = value),
        EventField<TimeAndSaleValues>.Text("exchangeSaleConditions", static (ref values, value) => values.SaleConditions = value),
        EventField<TimeAndSaleValues>.Character("tradeThroughExempt", static (ref values, value) => values.TradeThroughExempt = value),
        EventField<TimeAndSaleValues>.Choice("aggressorSide", WireNames.OfMarketSide, static (ref values, value) => values.AggressorSide = (MarketSide)value),
        EventField<TimeAndSaleValues>.Flag("spreadLeg", static (ref values, value) => values.IsSpreadLeg = value),
        EventField<TimeAndSaleValues>.Flag("extendedTradingHours", static (ref values, value) => values.IsExtendedHours = value),
        EventField<TimeAndSaleValues>.Flag("validTick", static (ref values, value) => values.IsValidTick = value),
        EventField<TimeAndSaleValues>.Choice("type", WireNames.OfTimeAndSaleKind, static (ref values, value) => values.Kind = (TimeAndSaleKind)value),
        EventField<TimeAndSaleValues>.Text("buyer", static (ref values, value) => values.Buyer = value),
        EventField<TimeAndSaleValues>.Text("seller", static (ref values, value) => values.Seller = value),
    ];

    public readonly TimeAndSaleEvent ToEvent() => new(in this);
}
