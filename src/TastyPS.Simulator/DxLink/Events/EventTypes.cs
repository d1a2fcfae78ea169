namespace TastyPS.Simulator.DxLink.Events;

/// <summary>The names of the event types.</summary>
internal static class EventTypes
{
    public const string Quote = "Quote";
    public const string Trade = "Trade";
    public const string TradeEth = "TradeETH";
    public const string Summary = "Summary";
    public const string Profile = "Profile";
    public const string Greeks = "Greeks";
    public const string TheoPrice = "TheoPrice";
    public const string Underlying = "Underlying";
    public const string Series = "Series";
    public const string TimeAndSale = "TimeAndSale";
    public const string Candle = "Candle";
    public const string Order = "Order";
    public const string AnalyticOrder = "AnalyticOrder";
    public const string SpreadOrder = "SpreadOrder";
    public const string OptionSale = "OptionSale";
    public const string Message = "Message";
    public const string Configuration = "Configuration";
}
