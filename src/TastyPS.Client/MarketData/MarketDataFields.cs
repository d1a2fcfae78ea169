using System.Text;

namespace TastyPS.Client.MarketData;

/// <summary>
/// Finds a field by its name. The recordings write <c>bid-size</c>, the service's own description <c>bidSize</c>: dashes and case
/// do not count.
/// </summary>
internal static class MarketDataFields
{
    private const int SlotCount = 256;

    private static readonly Slot[] Slots = Build(
    [
        ("symbol", MarketDataField.Symbol),
        ("instrument-type", MarketDataField.InstrumentType),
        ("updated-at", MarketDataField.UpdatedAt),
        ("bid", MarketDataField.Bid),
        ("bid-size", MarketDataField.BidSize),
        ("ask", MarketDataField.Ask),
        ("ask-size", MarketDataField.AskSize),
        ("mid", MarketDataField.Mid),
        ("mark", MarketDataField.Mark),
        ("last", MarketDataField.Last),
        ("last-ext", MarketDataField.LastExtended),
        ("last-mkt", MarketDataField.LastMarket),
        ("last-trade-time", MarketDataField.LastTradeTime),
        ("open", MarketDataField.Open),
        ("day-high-price", MarketDataField.DayHigh),
        ("day-low-price", MarketDataField.DayLow),
        ("close", MarketDataField.Close),
        ("close-price-type", MarketDataField.ClosePriceType),
        ("prev-close", MarketDataField.PreviousClose),
        ("prev-close-price-type", MarketDataField.PreviousClosePriceType),
        ("prev-close-date", MarketDataField.PreviousCloseDate),
        ("summary-date", MarketDataField.SummaryDate),
        ("volume", MarketDataField.Volume),
        ("volume-ext", MarketDataField.VolumeExtended),
        ("open-interest", MarketDataField.OpenInterest),
        ("year-high-price", MarketDataField.YearHigh),
        ("year-low-price", MarketDataField.YearLow),
        ("beta", MarketDataField.Beta),
        ("dividend-amount", MarketDataField.DividendAmount),
        ("dividend-frequency", MarketDataField.DividendFrequency),
        ("high-limit-price", MarketDataField.HighLimitPrice),
        ("low-limit-price", MarketDataField.LowLimitPrice),
        ("is-trading-halted", MarketDataField.IsTradingHalted),
        ("trading-halted-reason", MarketDataField.TradingHaltedReason),
        ("halt-start-time", MarketDataField.HaltStartTime),
        ("halt-end-time", MarketDataField.HaltEndTime),
        ("delta", MarketDataField.Delta),
        ("gamma", MarketDataField.Gamma),
        ("theta", MarketDataField.Theta),
        ("vega", MarketDataField.Vega),
        ("rho", MarketDataField.Rho),
        ("volatility", MarketDataField.ImpliedVolatility),
        ("theo-price", MarketDataField.TheoreticalPrice),
    ]);

    public static MarketDataField Find(ReadOnlySpan<byte> name)
    {
        for (var at = Hash(name) % SlotCount; Slots[at].Name is { } candidate; at = (at + 1) % SlotCount)
        {
            if (IsSame(name, candidate))
                return Slots[at].Field;
        }

        return MarketDataField.Unknown;
    }

    private static Slot[] Build(IEnumerable<(string Name, MarketDataField Field)> names)
    {
        var slots = new Slot[SlotCount];
        foreach (var (name, field) in names)
        {
            var folded = Encoding.ASCII.GetBytes(name.Replace("-", ""));
            var at = Hash(folded) % SlotCount;
            while (slots[at].Name is not null)
                at = (at + 1) % SlotCount;
            slots[at] = new Slot(folded, field);
        }

        return slots;
    }

    // FNV-1a over the folded name.
    private static uint Hash(ReadOnlySpan<byte> name)
    {
        var hash = 2166136261u;
        foreach (var letter in name)
        {
            if (letter != '-')
                hash = (hash ^ Fold(letter)) * 16777619u;
        }

        return hash ^ (hash >> 15);
    }

    private static bool IsSame(ReadOnlySpan<byte> name, byte[] folded)
    {
        var at = 0;
        foreach (var letter in name)
        {
            if (letter == '-')
                continue;
            if (at == folded.Length || Fold(letter) != folded[at])
                return false;
            at++;
        }

        return at == folded.Length;
    }

    private static byte Fold(byte letter) => letter is >= (byte)'A' and <= (byte)'Z' ? (byte)(letter | 0x20) : letter;

    private readonly record struct Slot(byte[] Name, MarketDataField Field);
}
