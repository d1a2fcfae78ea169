namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>What an OptionSale event holds, and under which names the wire has it.</summary>
internal record struct OptionSaleValues() : IEventValues<OptionSaleEvent>
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
    public double UnderlyingPrice = double.NaN;
    public double ImpliedVolatility = double.NaN;
    public double Delta = double.NaN;
    public string? OptionSymbol;

    public string Symbol { readonly get; set; } = "";

    public long ReceivedTicks { readonly get; set; }

    public long EventTime { readonly get; set; }

    public static EventField<OptionSaleValues>[] Fields { get; } =
    [
        EventField<OptionSaleValues>.Skipped("eventType"),
        EventField<OptionSaleValues>.ForSymbol("eventSymbol"),
        EventField<OptionSaleValues>.Integer("eventTime", static (ref values, value) => values.EventTime = value),
        EventField<OptionSaleValues>.Integer("eventFlags", static (ref values, value) => values.Flags = (EventFlags)Stored.Int32(value, none: 0)),
        EventField<OptionSaleValues>.Integer("index", static (ref values, value) => values.Index = value),
        EventField<OptionSaleValues>.Integer("time", static (ref values, value) => values.Time = value),
        EventField<OptionSaleValues>.Integer("timeNanoPart", static (ref values, value) => values.TimeNanoPart = Stored.Int32(value, none: -1)),
        EventField<OptionSaleValues>.Integer("sequence", static (ref values, value) => values.Sequence = Stored.Int32(value, none: -1)),
        EventField<OptionSaleValues>.Character("exchangeCode", static (ref values, value) => values.Exchange = value),
        EventField<OptionSaleValues>.Number("price", static (ref values, value) => values.Price = value),
        EventField<OptionSaleValues>.Number("size", static (ref values, value) => values.Size = value),
        EventField<OptionSaleValues>.Number("bidPrice", static (ref values, value) => values.Bid = value),
        EventField<OptionSaleValues>.Number("askPrice", static (ref values, value) => values.Ask = value),
        EventField<OptionSaleValues>.Text("exchangeSaleConditions", static (ref values, value) => values.SaleConditions = value),
        EventField<OptionSaleValues>.Character("tradeThroughExempt", static (ref values, value) => values.TradeThroughExempt = value),
        EventField<OptionSaleValues>.Choice("aggressorSide", WireNames.OfMarketSide, static (ref values, value) => values.AggressorSide = (MarketSide)value),
        EventField<OptionSaleValues>.Flag("spreadLeg", static (ref values, value) => values.IsSpreadLeg = value),
        EventField<OptionSaleValues>.Flag("extendedTradingHours", static (ref values, value) => values.IsExtendedHours = value),
        EventField<OptionSaleValues>.Flag("validTick", static (ref values, value) => values.IsValidTick = value),
        EventField<OptionSaleValues>.Choice("type", WireNames.OfTimeAndSaleKind, static (ref values, value) => values.Kind = (TimeAndSaleKind)value),
        EventField<OptionSaleValues>.Number("underlyingPrice", static (ref values, value) => values.UnderlyingPrice = value),
        EventField<OptionSaleValues>.Number("volatility", static (ref values, value) => values.ImpliedVolatility = value),
        EventField<OptionSaleValues>.Number("delta", static (ref values, value) => values.Delta = value),
        EventField<OptionSaleValues>.Text("optionSymbol", static (ref values, value) => values.OptionSymbol = value),
    ];

    public readonly OptionSaleEvent ToEvent() => new(in this);
}
