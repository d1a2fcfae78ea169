using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>Any of the facts of <see cref="MarketFact"/>.</summary>
[Flags]
internal enum FactSet : byte
{
    None = 0,
    Quote = 1 << MarketFact.Quote,
    Trade = 1 << MarketFact.Trade,
    Summary = 1 << MarketFact.Summary,
    Greeks = 1 << MarketFact.Greeks,

    /// <summary>What a REST reply always speaks of. Whether it speaks of Greeks too, only the reply says.</summary>
    ByRest = Quote | Trade | Summary,
    All = ByRest | Greeks,
}

/// <summary>Between facts one by one, sets of them, and the events that bring them.</summary>
internal static class FactSets
{
    public static IReadOnlyList<MarketFact> Kinds { get; } = [MarketFact.Quote, MarketFact.Trade, MarketFact.Summary, MarketFact.Greeks];

    public static FactSet Of(MarketFact fact) => (FactSet)(1 << (int)fact);

    public static FactSet Of(IEnumerable<MarketFact> facts) => facts.Aggregate(FactSet.None, static (set, fact) => set | Of(fact));

    public static int Count(this FactSet set)
    {
        var bits = (int)(set & FactSet.All);
        return (bits & 1) + ((bits >> 1) & 1) + ((bits >> 2) & 1) + ((bits >> 3) & 1);
    }

    public static IEnumerable<MarketFact> Each(this FactSet set) => Kinds.Where(fact => (set & Of(fact)) != 0);

    /// <summary>The event that brings a fact.</summary>
    public static MarketEventType EventOf(MarketFact fact) => fact switch
    {
        MarketFact.Quote => MarketEventType.Quote,
        MarketFact.Trade => MarketEventType.Trade,
        MarketFact.Summary => MarketEventType.Summary,
        _ => MarketEventType.Greeks,
    };

    /// <summary>The fact that an event brings; none if it brings none of these.</summary>
    public static FactSet Of(MarketEventType type) => type switch
    {
        MarketEventType.Quote => FactSet.Quote,
        MarketEventType.Trade => FactSet.Trade,
        MarketEventType.Summary => FactSet.Summary,
        MarketEventType.Greeks => FactSet.Greeks,
        _ => FactSet.None,
    };
}
