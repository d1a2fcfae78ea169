namespace TastyPS.Client.Orders;

/// <summary>How the service words what orders are made of.</summary>
internal static class OrderWords
{
    public static readonly WireWords<OrderType> Types = new(
        (OrderType.Limit, "Limit"),
        (OrderType.Market, "Market"),
        (OrderType.MarketableLimit, "Marketable Limit"),
        (OrderType.Stop, "Stop"),
        (OrderType.StopLimit, "Stop Limit"),
        (OrderType.NotionalMarket, "Notional Market"));

    public static readonly WireWords<TimeInForce> TimesInForce = new(
        (TimeInForce.Day, "Day"),
        (TimeInForce.GTC, "GTC"),
        (TimeInForce.GTD, "GTD"),
        (TimeInForce.Ext, "Ext"),
        (TimeInForce.GTCExt, "GTC Ext"),
        (TimeInForce.ExtOvernight, "Ext Overnight"),
        (TimeInForce.GTCExtOvernight, "GTC Ext Overnight"),
        (TimeInForce.IOC, "IOC"));

    public static readonly WireWords<OrderAction> Actions = new(
        (OrderAction.BuyToOpen, "Buy to Open"),
        (OrderAction.BuyToClose, "Buy to Close"),
        (OrderAction.SellToOpen, "Sell to Open"),
        (OrderAction.SellToClose, "Sell to Close"),
        (OrderAction.Buy, "Buy"),
        (OrderAction.Sell, "Sell"));

    public static readonly WireWords<PriceEffect> Effects = new(
        (PriceEffect.Debit, "Debit"),
        (PriceEffect.Credit, "Credit"));

    public static readonly WireWords<OrderInstrumentType> InstrumentTypes = new(
        (OrderInstrumentType.Equity, "Equity"),
        (OrderInstrumentType.EquityOption, "Equity Option"),
        (OrderInstrumentType.Future, "Future"),
        (OrderInstrumentType.FutureOption, "Future Option"),
        (OrderInstrumentType.Cryptocurrency, "Cryptocurrency"),
        (OrderInstrumentType.EventContract, "Event Contract"),
        (OrderInstrumentType.FixedIncomeSecurity, "Fixed Income Security"),
        (OrderInstrumentType.LiquidityPool, "Liquidity Pool"));

    public static readonly WireWords<ComplexOrderType> ComplexTypes = new(
        (ComplexOrderType.OCO, "OCO"),
        (ComplexOrderType.OTO, "OTO"),
        (ComplexOrderType.OTOCO, "OTOCO"),
        (ComplexOrderType.PAIRS, "PAIRS"));

    public static readonly WireWords<OrderConditionAction> ConditionActions = new(
        (OrderConditionAction.Route, "route"),
        (OrderConditionAction.Cancel, "cancel"));

    public static readonly WireWords<OrderConditionIndicator> Indicators = new(
        (OrderConditionIndicator.Last, "last"),
        (OrderConditionIndicator.Nat, "nat"));

    public static readonly WireWords<OrderComparator> Comparators = new(
        (OrderComparator.AtLeast, "gte"),
        (OrderComparator.AtMost, "lte"));

    public static readonly WireWords<KnownOrderStatus> Statuses = new(
        (KnownOrderStatus.Received, "Received"),
        (KnownOrderStatus.Routed, "Routed"),
        (KnownOrderStatus.InFlight, "In Flight"),
        (KnownOrderStatus.Contingent, "Contingent"),
        (KnownOrderStatus.Live, "Live"),
        (KnownOrderStatus.CancelRequested, "Cancel Requested"),
        (KnownOrderStatus.ReplaceRequested, "Replace Requested"),
        (KnownOrderStatus.Filled, "Filled"),
        (KnownOrderStatus.Cancelled, "Cancelled"),
        (KnownOrderStatus.Expired, "Expired"),
        (KnownOrderStatus.Rejected, "Rejected"),
        (KnownOrderStatus.Removed, "Removed"),
        (KnownOrderStatus.PartiallyRemoved, "Partially Removed"),
        (KnownOrderStatus.RemovePending, "Remove Pending"),
        (KnownOrderStatus.Dead, "Dead"));
}
