using TastyPS.Client.Streaming.Events;
using TastyPS.Client.Streaming.Events.Values;

namespace TastyPS.Client.Streaming.DxLink.Protocol.Decoding;

/// <summary>The decoders of all types.</summary>
internal sealed class EventDecoders
{
    private readonly EventDecoder[] _decoders;
    private EventDecoder _latest;

    /// <param name="doubted">Told once of each type whose values are not plausible, and in which way.</param>
    public EventDecoders(Action<MarketEventType, string> doubted)
    {
        var texts = new WireTexts();
        _decoders = [.. Enum.GetValues(typeof(MarketEventType)).Cast<MarketEventType>().Select(type => Create(type, texts, doubted))];
        _latest = _decoders[0];
    }

    /// <summary>The decoder of a type.</summary>
    public EventDecoder this[MarketEventType type] => _decoders[(int)type];

    /// <summary>The decoder of a type by its name on the wire; null if it is not known.</summary>
    public EventDecoder? Find(ReadOnlySpan<byte> name)
    {
        if (name.SequenceEqual(_latest.Name))
            return _latest;
        foreach (var decoder in _decoders)
        {
            if (name.SequenceEqual(decoder.Name))
                return _latest = decoder;
        }

        return null;
    }

    /// <summary>Hands over what has gathered in every decoder.</summary>
    public void HandOver(IMarketEventSink sink)
    {
        foreach (var decoder in _decoders)
            decoder.HandOver(sink);
    }

    private static EventDecoder Create(MarketEventType type, WireTexts texts, Action<MarketEventType, string> doubted) => type switch
    {
        MarketEventType.Quote => new TypedDecoder<QuoteEvent, QuoteValues>(type, QuoteValues.Fields, new QuoteValues(), texts),
        MarketEventType.Trade or MarketEventType.TradeETH => new TypedDecoder<TradeEvent, TradeValues>(type, TradeValues.Fields, new TradeValues { EventType = type }, texts),
        MarketEventType.Summary => new TypedDecoder<SummaryEvent, SummaryValues>(type, SummaryValues.Fields, new SummaryValues(), texts, SummaryValues.TakeOutImplausible, doubted),
        MarketEventType.Profile => new TypedDecoder<ProfileEvent, ProfileValues>(type, ProfileValues.Fields, new ProfileValues(), texts),
        MarketEventType.Greeks => new TypedDecoder<GreeksEvent, GreeksValues>(type, GreeksValues.Fields, new GreeksValues(), texts, GreeksValues.TakeOutImplausible, doubted),
        MarketEventType.TheoPrice => new TypedDecoder<TheoPriceEvent, TheoPriceValues>(type, TheoPriceValues.Fields, new TheoPriceValues(), texts),
        MarketEventType.Underlying => new TypedDecoder<UnderlyingEvent, UnderlyingValues>(type, UnderlyingValues.Fields, new UnderlyingValues(), texts),
        MarketEventType.Series => new TypedDecoder<SeriesEvent, SeriesValues>(type, SeriesValues.Fields, new SeriesValues(), texts),
        MarketEventType.TimeAndSale => new TypedDecoder<TimeAndSaleEvent, TimeAndSaleValues>(type, TimeAndSaleValues.Fields, new TimeAndSaleValues(), texts),
        MarketEventType.Candle => new TypedDecoder<CandleEvent, CandleValues>(type, CandleValues.Fields, new CandleValues(), texts, CandleValues.TakeOutImplausible, doubted),
        MarketEventType.Order or MarketEventType.AnalyticOrder or MarketEventType.SpreadOrder =>
            new TypedDecoder<OrderEvent, OrderValues>(type, OrderValues.FieldsOf(type), new OrderValues { EventType = type }, texts),
        MarketEventType.OptionSale => new TypedDecoder<OptionSaleEvent, OptionSaleValues>(type, OptionSaleValues.Fields, new OptionSaleValues(), texts),
        MarketEventType.Message => new TypedDecoder<MessageEvent, MessageValues>(type, MessageValues.Fields, new MessageValues(), texts),
        MarketEventType.Configuration => new TypedDecoder<ConfigurationEvent, ConfigurationValues>(type, ConfigurationValues.Fields, new ConfigurationValues(), texts),
        _ => throw new ArgumentOutOfRangeException(nameof(type)),
    };
}
