using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Tests.Streaming.Events;

/// <summary>Every field of every type: its name on the wire, how it is written there, and the property that has it.</summary>
internal static class EventFieldTable
{
    public static IReadOnlyDictionary<MarketEventType, string> All { get; } = new Dictionary<MarketEventType, string>
    {
        {
            MarketEventType.Quote,
            """
            sequence:Small:Sequence timeNanoPart:Small:TimeNanoPart bidTime:Instant:BidTime bidExchangeCode:Character:BidExchange bidPrice:Money:Bid
            bidSize:Money:BidSize askTime:Instant:AskTime askExchangeCode:Character:AskExchange askPrice:Money:Ask askSize:Money:AskSize
            """
        },
        {
            MarketEventType.Trade,
            """
            time:Instant:Time timeNanoPart:Small:TimeNanoPart sequence:Small:Sequence exchangeCode:Character:Exchange price:Money:Price change:Money:Change
            size:Money:Size dayId:Day:TradingDay dayVolume:Money:DayVolume dayTurnover:Money:DayTurnover tickDirection:Choice:TickDirection
            extendedTradingHours:Flag:IsExtendedHours tradeId:Id:TradeId
            """
        },
        {
            MarketEventType.TradeETH,
            """
            time:Instant:Time timeNanoPart:Small:TimeNanoPart sequence:Small:Sequence exchangeCode:Character:Exchange price:Money:Price change:Money:Change
            size:Money:Size dayId:Day:TradingDay dayVolume:Money:DayVolume dayTurnover:Money:DayTurnover tickDirection:Choice:TickDirection
            extendedTradingHours:Flag:IsExtendedHours tradeId:Id:TradeId
            """
        },
        {
            MarketEventType.Summary,
            """
            dayId:Day:TradingDay dayOpenPrice:Money:Open dayHighPrice:Money:High dayLowPrice:Money:Low dayClosePrice:Money:Close
            dayClosePriceType:Choice:ClosePriceType prevDayId:Day:PreviousDay prevDayClosePrice:Money:PreviousClose
            prevDayClosePriceType:Choice:PreviousClosePriceType prevDayVolume:Money:PreviousVolume openInterest:Whole:OpenInterest
            """
        },
        {
            MarketEventType.Profile,
            """
            description:Text:Description shortSaleRestriction:Choice:ShortSaleRestriction tradingStatus:Choice:TradingStatus statusReason:Text:StatusReason
            haltStartTime:Instant:HaltStart haltEndTime:Instant:HaltEnd highLimitPrice:Money:HighLimit lowLimitPrice:Money:LowLimit
            high52WeekPrice:Money:High52Week low52WeekPrice:Money:Low52Week beta:Rate:Beta earningsPerShare:Money:EarningsPerShare
            dividendFrequency:Rate:DividendFrequency exDividendAmount:Money:ExDividendAmount exDividendDayId:Day:ExDividendDay shares:Money:Shares
            freeFloat:Money:FreeFloat
            """
        },
        {
            MarketEventType.Greeks,
            """
            eventFlags:Flags:Flags index:Index:Index time:Instant:Time sequence:Small:Sequence price:Money:Price volatility:Rate:ImpliedVolatility delta:Rate:Delta
            gamma:Rate:Gamma theta:Rate:Theta rho:Rate:Rho vega:Rate:Vega
            """
        },
        {
            MarketEventType.TheoPrice,
            """
            eventFlags:Flags:Flags index:Index:Index time:Instant:Time sequence:Small:Sequence price:Money:Price underlyingPrice:Money:UnderlyingPrice
            delta:Rate:Delta gamma:Rate:Gamma dividend:Rate:Dividend interest:Rate:Interest
            """
        },
        {
            MarketEventType.Underlying,
            """
            eventFlags:Flags:Flags index:Index:Index time:Instant:Time sequence:Small:Sequence volatility:Rate:ImpliedVolatility
            frontVolatility:Rate:FrontVolatility backVolatility:Rate:BackVolatility callVolume:Money:CallVolume putVolume:Money:PutVolume
            putCallRatio:Rate:PutCallRatio optionVolume:Money:OptionVolume
            """
        },
        {
            MarketEventType.Series,
            """
            eventFlags:Flags:Flags index:Index:Index time:Instant:Time sequence:Small:Sequence expiration:Day:Expiration volatility:Rate:ImpliedVolatility
            callVolume:Money:CallVolume putVolume:Money:PutVolume putCallRatio:Rate:PutCallRatio forwardPrice:Money:ForwardPrice dividend:Rate:Dividend
            interest:Rate:Interest
            """
        },
        {
            MarketEventType.TimeAndSale,
            """
            eventFlags:Flags:Flags index:Index:Index time:Instant:Time timeNanoPart:Small:TimeNanoPart sequence:Small:Sequence exchangeCode:Character:Exchange
            price:Money:Price size:Money:Size bidPrice:Money:Bid askPrice:Money:Ask exchangeSaleConditions:Text:SaleConditions
            tradeThroughExempt:Character:TradeThroughExempt aggressorSide:Choice:AggressorSide spreadLeg:Flag:IsSpreadLeg extendedTradingHours:Flag:IsExtendedHours
            validTick:Flag:IsValidTick type:Choice:Kind buyer:Text:Buyer seller:Text:Seller
            """
        },
        {
            MarketEventType.Candle,
            """
            eventFlags:Flags:Flags index:Index:Index time:Instant:Time sequence:Small:Sequence count:Whole:Count volume:Money:Volume vwap:Money:Vwap
            bidVolume:Money:BidVolume askVolume:Money:AskVolume impVolatility:Rate:ImpliedVolatility openInterest:Money:OpenInterest open:Money:Open
            high:Money:High low:Money:Low close:Money:Close
            """
        },
        {
            MarketEventType.Order,
            """
            eventFlags:Flags:Flags index:Index:Index time:Instant:Time timeNanoPart:Small:TimeNanoPart sequence:Small:Sequence source:Text:Source
            action:Choice:Action actionTime:Instant:ActionTime orderId:Id:OrderId auxOrderId:Id:AuxiliaryOrderId price:Money:Price size:Money:Size
            executedSize:Money:ExecutedSize count:Whole:Count exchangeCode:Character:Exchange orderSide:Choice:Side scope:Choice:Scope tradeId:Id:TradeId
            tradePrice:Money:TradePrice tradeSize:Money:TradeSize marketMaker:Text:MarketMaker
            """
        },
        {
            MarketEventType.AnalyticOrder,
            """
            eventFlags:Flags:Flags index:Index:Index time:Instant:Time timeNanoPart:Small:TimeNanoPart sequence:Small:Sequence source:Text:Source
            action:Choice:Action actionTime:Instant:ActionTime orderId:Id:OrderId auxOrderId:Id:AuxiliaryOrderId price:Money:Price size:Money:Size
            executedSize:Money:ExecutedSize count:Whole:Count exchangeCode:Character:Exchange orderSide:Choice:Side scope:Choice:Scope tradeId:Id:TradeId
            tradePrice:Money:TradePrice tradeSize:Money:TradeSize marketMaker:Text:MarketMaker icebergPeakSize:Money:IcebergPeakSize
            icebergHiddenSize:Money:IcebergHiddenSize icebergExecutedSize:Money:IcebergExecutedSize icebergType:Choice:IcebergType
            """
        },
        {
            MarketEventType.SpreadOrder,
            """
            eventFlags:Flags:Flags index:Index:Index time:Instant:Time timeNanoPart:Small:TimeNanoPart sequence:Small:Sequence source:Text:Source
            action:Choice:Action actionTime:Instant:ActionTime orderId:Id:OrderId auxOrderId:Id:AuxiliaryOrderId price:Money:Price size:Money:Size
            executedSize:Money:ExecutedSize count:Whole:Count exchangeCode:Character:Exchange orderSide:Choice:Side scope:Choice:Scope tradeId:Id:TradeId
            tradePrice:Money:TradePrice tradeSize:Money:TradeSize spreadSymbol:Text:SpreadSymbol
            """
        },
        {
            MarketEventType.OptionSale,
            """
            eventFlags:Flags:Flags index:Index:Index time:Instant:Time timeNanoPart:Small:TimeNanoPart sequence:Small:Sequence exchangeCode:Character:Exchange
            price:Money:Price size:Money:Size bidPrice:Money:Bid askPrice:Money:Ask exchangeSaleConditions:Text:SaleConditions
            tradeThroughExempt:Character:TradeThroughExempt aggressorSide:Choice:AggressorSide spreadLeg:Flag:IsSpreadLeg extendedTradingHours:Flag:IsExtendedHours
            validTick:Flag:IsValidTick type:Choice:Kind underlyingPrice:Money:UnderlyingPrice volatility:Rate:ImpliedVolatility delta:Rate:Delta
            optionSymbol:Text:OptionSymbol
            """
        },
        {
            MarketEventType.Message,
            """
            attachment:Json:Attachment
            """
        },
        {
            MarketEventType.Configuration,
            """
            version:Small:Version attachment:Json:Attachment
            """
        },
    };

    public static IEnumerable<(string Name, string Kind, string Property)> Of(MarketEventType type) => All[type]
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .Select(field => field.Split(':'))
        .Select(parts => (parts[0], parts[1], parts[2]))
        .Append(("eventTime", "Instant", "EventTime"))
        .Append(("eventSymbol", "Symbol", "Symbol"));
}
