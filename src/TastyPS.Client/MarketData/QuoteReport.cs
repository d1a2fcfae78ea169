namespace TastyPS.Client.MarketData;

/// <summary>Quotes as far as they were answered, and what was not, by name.</summary>
/// <param name="Quotes">One for each instrument answered, in the order of the question.</param>
/// <param name="Missing">The instruments without an answer, in the order of the question.</param>
/// <param name="Failures">What kept answers from coming, each trouble once. Empty if the service simply does not know what is missing.</param>
/// <param name="Defects">Items of the replies that could not be used.</param>
public sealed record QuoteReport(
    IReadOnlyList<Quote> Quotes,
    IReadOnlyList<InstrumentKey> Missing,
    IReadOnlyList<TastyException> Failures,
    IReadOnlyList<ItemDefect> Defects)
{
    /// <summary>The options whose Greeks were asked for and not answered, in the order of the question.</summary>
    public IReadOnlyList<InstrumentKey> WithoutGreeks { get; init; } = [];
}
