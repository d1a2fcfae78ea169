using TastyPS.Simulator.DxLink.Feed;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Figures;
using TastyPS.Simulator.Market.History;

namespace TastyPS.Simulator.DxLink.Events;

/// <summary>One event before it is written. Which parts are filled depends on its type.</summary>
internal sealed class FeedEvent
{
    public required string Symbol { get; init; }

    /// <summary>See <see cref="EventFlags"/>.</summary>
    public int Flags { get; init; }

    /// <summary>Milliseconds since the epoch.</summary>
    public long Time { get; init; }

    public int Sequence { get; init; }

    /// <summary>The index of a series, which numbers its own; null for the one made of time and sequence.</summary>
    public long? OwnIndex { get; init; }

    public long Index => OwnIndex ?? EventIndex.Of(Time, Sequence);

    /// <summary>The instrument's last known values; null in an end marker.</summary>
    public Quotation? Quote { get; init; }

    public FeedInstrument? Instrument { get; init; }

    public PriceBar? Bar { get; init; }

    /// <summary>What all options on the instrument say.</summary>
    public UnderlyingFigures? Figures { get; init; }

    /// <summary>What the options of one expiration say.</summary>
    public SeriesFigures? Series { get; init; }

    /// <summary>The price of what an option is on.</summary>
    public decimal? UnderlyingPrice { get; init; }

    public DepthOrder? Order { get; init; }

    /// <summary>Values that a script has given; what it does not name is empty.</summary>
    public IReadOnlyDictionary<string, object?>? Script { get; init; }

    /// <summary>Whether every number is to be missing.</summary>
    public bool IsEmpty { get; init; }

    /// <summary>The same event without its numbers.</summary>
    public FeedEvent Emptied() => new()
    {
        Symbol = Symbol, Flags = Flags, Time = Time, Sequence = Sequence, OwnIndex = OwnIndex, Quote = Quote, Instrument = Instrument,
        Bar = Bar, Figures = Figures, Series = Series, UnderlyingPrice = UnderlyingPrice, Order = Order, Script = Script, IsEmpty = true,
    };
}
