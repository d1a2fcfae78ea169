using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using TastyPS.Client.Streaming.Events;

namespace TastyPS.Views;

/// <summary>The figures of an event in a line, so that events of all kinds stand in one table. Called by the format file only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EventText
{
    private const string Nothing = "-";

    /// <summary>The figures that matter most, in the culture of the user; a dash stands for one that is not there.</summary>
    [Hidden]
    public static string Values(object one) => (one is PSObject wrapped ? wrapped.BaseObject : one) switch
    {
        QuoteEvent e => $"{Price(e.Bid)} x {Size(e.BidSize)} | {Price(e.Ask)} x {Size(e.AskSize)}",
        TradeEvent e => $"{Price(e.Price)} x {Size(e.Size)}, volume {Size(e.DayVolume)}",
        SummaryEvent e => $"close {Price(e.PreviousClose)}, open {Price(e.Open)}, oi {Size(e.OpenInterest)}",
        GreeksEvent e => $"iv {Share(e.ImpliedVolatility)} delta {Rate(e.Delta)} theta {Rate(e.Theta)}",
        ProfileEvent e => e.Description ?? Nothing,
        TimeAndSaleEvent e => $"{Price(e.Price)} x {Size(e.Size)} {Clock(e.Time)}",
        CandleEvent e => $"{Price(e.Open)} {Price(e.High)} {Price(e.Low)} {Price(e.Close)} {Clock(e.Time)}",
        TheoPriceEvent e => $"{Price(e.Price)}, underlying {Price(e.UnderlyingPrice)}",
        UnderlyingEvent e => $"iv {Share(e.ImpliedVolatility)} put/call {Rate(e.PutCallRatio)}",
        SeriesEvent e => $"{e.Expiration?.ToString() ?? Nothing} iv {Share(e.ImpliedVolatility)} p/c {Rate(e.PutCallRatio)}",
        OrderEvent e => $"{e.Side} {Price(e.Price)} x {Size(e.Size)}",
        OptionSaleEvent e => $"{e.OptionSymbol} {Price(e.Price)} x {Size(e.Size)}",
        _ => "",
    };

    private static string Price(decimal? value) => value?.ToString("0.00##", CultureInfo.CurrentCulture) ?? Nothing;

    private static string Size(decimal? value) => value?.ToString("0.####", CultureInfo.CurrentCulture) ?? Nothing;

    private static string Share(double? value) => value is { } share ? (share * 100).ToString("0.0", CultureInfo.CurrentCulture) + "%" : Nothing;

    private static string Rate(double? value) => value?.ToString("0.000", CultureInfo.CurrentCulture) ?? Nothing;

    private static string Clock(DateTimeOffset? value) => value?.ToString("HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? Nothing;
}
