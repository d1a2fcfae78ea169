using System.Diagnostics.CodeAnalysis;
using static TastyPS.Simulator.DxLink.Events.EventField;

namespace TastyPS.Simulator.DxLink.Events;

/// <summary>All event types of the feed with all their fields, in the order of the protocol's own description.</summary>
internal static class EventSchemas
{
    private const string Undefined = "UNDEFINED";
    private const string NoExchange = "";

    private static readonly Dictionary<string, EventSchema> ByType = All().ToDictionary(schema => schema.Type, StringComparer.Ordinal);

    public static bool TryGet(string type, [NotNullWhen(true)] out EventSchema? schema) => ByType.TryGetValue(type, out schema);

    private static IEnumerable<EventSchema> All() =>
    [
        QuoteSchema(), TradeSchema(EventTypes.Trade, false), TradeSchema(EventTypes.TradeEth, true), SummarySchema(), ProfileSchema(),
        GreeksSchema(), TheoPriceSchema(), UnderlyingSchema(), SeriesSchema(), TimeAndSaleSchema(), CandleSchema(),
        OrderSchema(EventTypes.Order, Text("marketMaker", _ => null)),
        OrderSchema(EventTypes.AnalyticOrder,
            Text("marketMaker", _ => null),
            Double("icebergPeakSize", _ => null), Double("icebergHiddenSize", _ => null), Double("icebergExecutedSize", _ => null),
            Text("icebergType", _ => Undefined, Undefined)),
        OrderSchema(EventTypes.SpreadOrder, Text("spreadSymbol", _ => null)),
        OptionSaleSchema(),
        EventSchema.Lasting(EventTypes.Message, Text("attachment", _ => null)),
        EventSchema.Lasting(EventTypes.Configuration, Whole("version", _ => 0), Text("attachment", _ => null)),
    ];

    private static EventSchema QuoteSchema() => EventSchema.Lasting(EventTypes.Quote,
        Whole("sequence", _ => 0),
        Whole("timeNanoPart", _ => 0),
        Whole("bidTime", _ => 0),
        Text("bidExchangeCode", _ => NoExchange, NoExchange),
        Money("bidPrice", row => row.Quote?.Bid),
        Money("bidSize", row => Size(row, row.Quote?.BidSize)),
        Whole("askTime", _ => 0),
        Text("askExchangeCode", _ => NoExchange, NoExchange),
        Money("askPrice", row => row.Quote?.Ask),
        Money("askSize", row => Size(row, row.Quote?.AskSize)));

    private static EventSchema TradeSchema(string type, bool extended) => EventSchema.Lasting(type,
        Whole("time", row => row.Quote?.LastTime?.ToUnixTimeMilliseconds() ?? 0),
        Whole("timeNanoPart", _ => 0),
        Whole("sequence", row => row.Sequence),
        Text("exchangeCode", _ => NoExchange, NoExchange),
        Money("price", row => row.Quote?.Last),
        Money("change", row => row.Quote?.Last - row.Quote?.PreviousClose),
        Money("size", row => TradeFigures.LastSize(row)),
        Whole("dayId", row => row.Quote is { Last: not null } quote ? TradeFigures.DayId(quote.SummaryDate) : 0),
        Money("dayVolume", row => row.Quote?.Volume),
        Money("dayTurnover", row => TradeFigures.Turnover(row)),
        Text("tickDirection", _ => Undefined, Undefined),
        Flag("extendedTradingHours", _ => extended),
        Whole("tradeId", _ => 0));

    private static EventSchema SummarySchema() => EventSchema.Lasting(EventTypes.Summary,
        Whole("dayId", row => row.Quote is { } quote ? TradeFigures.DayId(quote.SummaryDate) : 0),
        Money("dayOpenPrice", row => row.Quote?.Open),
        Money("dayHighPrice", row => row.Quote?.High),
        Money("dayLowPrice", row => row.Quote?.Low),
        Money("dayClosePrice", row => row.Quote?.Open is null ? null : row.Quote.Last),
        Text("dayClosePriceType", _ => "REGULAR", "REGULAR"),
        Whole("prevDayId", row => row.Quote is { } quote ? TradeFigures.DayId(TradeFigures.DayBefore(quote.SummaryDate)) : 0),
        Money("prevDayClosePrice", row => row.Quote?.PreviousClose),
        Text("prevDayClosePriceType", _ => "REGULAR", "REGULAR"),
        Double("prevDayVolume", _ => null),
        Whole("openInterest", row => row.Quote?.OpenInterest ?? 0));

    private static EventSchema ProfileSchema() => EventSchema.Lasting(EventTypes.Profile,
        Text("description", row => row.Instrument?.Description),
        Text("shortSaleRestriction", _ => "INACTIVE", Undefined),
        Text("tradingStatus", row => row.Quote?.HaltedAt is null ? "ACTIVE" : "HALTED", Undefined),
        Text("statusReason", row => row.Quote?.HaltReason),
        Whole("haltStartTime", row => (row.Quote?.HaltedAt ?? row.Quote?.LastHalt?.Start)?.ToUnixTimeMilliseconds() ?? 0),
        Whole("haltEndTime", row => row.Quote is { HaltedAt: null, LastHalt: { } halt } ? halt.End.ToUnixTimeMilliseconds() : 0),
        Double("highLimitPrice", _ => null),
        Double("lowLimitPrice", _ => null),
        Double("high52WeekPrice", row => TradeFigures.YearHigh(row)),
        Double("low52WeekPrice", row => TradeFigures.YearLow(row)),
        Double("beta", _ => null),
        Double("earningsPerShare", _ => null),
        Double("dividendFrequency", _ => null),
        Double("exDividendAmount", _ => null),
        Whole("exDividendDayId", _ => 0),
        Double("shares", _ => null),
        Double("freeFloat", _ => null));

    private static EventSchema GreeksSchema() => EventSchema.Indexed(EventTypes.Greeks,
        Whole("sequence", row => row.Sequence),
        Money("price", row => TradeFigures.Middle(row.Quote)),
        Double("volatility", row => row.Quote?.ImpliedVolatility),
        Double("delta", row => row.Quote?.Delta),
        Double("gamma", row => row.Quote?.Gamma),
        Double("theta", row => row.Quote?.Theta),
        Double("rho", row => row.Quote?.Rho),
        Double("vega", row => row.Quote?.Vega));

    private static EventSchema TheoPriceSchema() => EventSchema.Indexed(EventTypes.TheoPrice,
        Whole("sequence", row => row.Sequence),
        Double("price", row => row.Quote?.TheoreticalPrice),
        Money("underlyingPrice", row => row.UnderlyingPrice),
        Double("delta", row => row.Quote?.Delta),
        Double("gamma", row => row.Quote?.Gamma),
        Double("dividend", row => row.Quote is null ? null : 0),
        Double("interest", row => row.Quote is null ? null : 0));

    private static EventSchema UnderlyingSchema() => EventSchema.Indexed(EventTypes.Underlying,
        Whole("sequence", row => row.Sequence),
        Double("volatility", row => row.Figures?.Volatility),
        Double("frontVolatility", row => row.Figures?.FrontVolatility),
        Double("backVolatility", row => row.Figures?.BackVolatility),
        Money("callVolume", row => row.Figures?.CallVolume),
        Money("putVolume", row => row.Figures?.PutVolume),
        Money("optionVolume", row => row.Figures?.CallVolume + row.Figures?.PutVolume),
        Double("putCallRatio", row => row.Figures?.PutCallRatio));

    private static EventSchema SeriesSchema() => EventSchema.Indexed(EventTypes.Series,
        Whole("sequence", row => row.Sequence),
        Whole("expiration", row => row.Series is { } series ? TradeFigures.DayId(series.Expiration) : 0),
        Double("volatility", row => row.Series?.Volatility),
        Money("callVolume", row => row.Series?.CallVolume),
        Money("putVolume", row => row.Series?.PutVolume),
        Double("putCallRatio", row => row.Series?.PutCallRatio),
        Double("forwardPrice", row => row.Series?.ForwardPrice),
        Double("dividend", row => row.Series is null ? null : 0),
        Double("interest", row => row.Series is null ? null : 0));

    private static EventField[] SaleFields() =>
    [
        Whole("timeNanoPart", _ => 0),
        Whole("sequence", row => row.Sequence),
        Text("exchangeCode", _ => NoExchange, NoExchange),
        Money("price", row => row.Quote?.Last),
        Money("size", row => TradeFigures.LastSize(row)),
        Money("bidPrice", row => row.Quote?.Bid),
        Money("askPrice", row => row.Quote?.Ask),
        Text("exchangeSaleConditions", _ => "", ""),
        Text("tradeThroughExempt", _ => "", ""),
        Text("aggressorSide", row => TradeFigures.Aggressor(row.Quote), Undefined),
        Flag("spreadLeg", _ => false),
        Flag("extendedTradingHours", _ => false),
        Flag("validTick", row => row.Quote is not null),
        Text("type", _ => "NEW", "NEW"),
    ];

    private static EventSchema TimeAndSaleSchema() => EventSchema.Indexed(EventTypes.TimeAndSale,
        [.. SaleFields(), Text("buyer", _ => null), Text("seller", _ => null)]);

    private static EventSchema OptionSaleSchema() => EventSchema.Indexed(EventTypes.OptionSale,
        [.. SaleFields(), Double("underlyingPrice", _ => null), Double("volatility", _ => null), Double("delta", _ => null), Text("optionSymbol", _ => null)]);

    private static EventSchema CandleSchema() => EventSchema.Indexed(EventTypes.Candle,
        Whole("sequence", row => row.Sequence),
        Whole("count", row => row.Bar?.Count ?? 0),
        Money("open", row => row.Bar?.Open),
        Money("high", row => row.Bar?.High),
        Money("low", row => row.Bar?.Low),
        Money("close", row => row.Bar?.Close),
        Money("volume", row => row.Bar?.Volume),
        Money("vwap", row => row.Bar?.Vwap),
        Double("bidVolume", _ => null),
        Double("askVolume", _ => null),
        Double("impVolatility", row => row.Bar?.ImpliedVolatility),
        Double("openInterest", row => row.Bar?.OpenInterest));

    private static EventSchema OrderSchema(string type, params EventField[] own) => EventSchema.Indexed(type,
    [
        Whole("timeNanoPart", _ => 0),
        Whole("sequence", row => row.Sequence),
        Text("source", row => row.Order?.Source),
        Text("action", _ => Undefined, Undefined),
        Whole("actionTime", _ => 0),
        Whole("orderId", row => row.Order?.Id ?? 0),
        Whole("auxOrderId", _ => 0),
        Money("price", row => row.Order?.Price),
        Money("size", row => row.Order?.Size),
        Double("executedSize", _ => null),
        Whole("count", row => row.Order is null ? 0 : 1),
        Text("exchangeCode", _ => NoExchange, NoExchange),
        Text("orderSide", row => row.Order?.Side ?? Undefined, Undefined),
        Text("scope", _ => "AGGREGATE", "AGGREGATE"),
        Whole("tradeId", _ => 0),
        Double("tradePrice", _ => null),
        Double("tradeSize", _ => null),
        .. own,
    ]);

    // An index has no sizes: it is a calculation.
    private static decimal? Size(FeedEvent row, decimal? size) => row.Instrument?.IsIndex == true ? null : size;
}
