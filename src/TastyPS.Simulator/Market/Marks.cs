namespace TastyPS.Simulator.Market;

/// <summary>The price at which a position is valued, the same wherever it is shown.</summary>
internal static class Marks
{
    public static decimal? Mid(this Quotation quote) => (quote.Bid + quote.Ask) / 2;

    /// <summary>Of an equity, fund or index: the last price, held between bid and ask, as in every recording.</summary>
    public static decimal? ListingMark(this Quotation quote)
    {
        if (quote.Last is not { } last) return quote.Mid();
        if (quote.Ask is { } ask && last > ask) return ask;
        return quote.Bid is { } bid && last < bid ? bid : last;
    }

    /// <summary>Of an option: the middle, or where nobody bids or asks, the last price.</summary>
    public static decimal? OptionMark(this Quotation quote) => quote.Mid() ?? quote.Last;
}
