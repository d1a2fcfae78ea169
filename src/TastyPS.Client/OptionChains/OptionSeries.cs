using System.Text.Json;
using TastyPS.Client.Instruments;
using TastyPS.Client.MarketData;

namespace TastyPS.Client.OptionChains;

/// <summary>
/// All contracts of one root and expiration. The monthly and the weekly series of an index share dates and strikes, so the
/// root belongs to the identity.
/// </summary>
public sealed class OptionSeries
{
    private readonly ChainItem _item;

    internal OptionSeries(ChainItem item)
    {
        _item = item;
        FutureTerms = item.Futures is null ? null : new FutureOptionTerms();
    }

    /// <summary>The underlying's symbol, e.g. <c>SPX</c>, <c>BRK/B</c> or the future <c>/ESZ6</c>.</summary>
    public string Underlying => OwnUnderlying ?? _item.Underlying ?? "";

    /// <summary>The option root, e.g. <c>SPXW</c>, <c>BRKB</c> or <c>E1A</c>.</summary>
    public string Root => OwnRoot ?? _item.Root ?? "";

    /// <summary><c>Standard</c> or <c>Non-standard</c>; null if the service did not say.</summary>
    public string? ChainType => _item.ChainType;

    /// <summary>Shares or index units of one contract; of an option on a future what one point is worth.</summary>
    public int? Multiplier => FutureTerms is null ? _item.SharesPerContract : Whole(FutureTerms.PointValue);

    /// <summary>The expiration day; 0001-01-01 if it could not be read (see <see cref="Defects"/>).</summary>
    public CalendarDate Expiration { get; internal set; }

    /// <summary>Days until then as the service counts them; null if it did not say.</summary>
    public int? DaysToExpiration { get; internal set; }

    /// <summary><c>Regular</c>, <c>Weekly</c>, <c>Quarterly</c>, <c>End-Of-Month</c> or a newer word.</summary>
    public string? ExpirationType { get; internal set; }

    /// <summary><c>AM</c>, <c>PM</c> or another word.</summary>
    public string? SettlementType { get; internal set; }

    /// <summary><c>American</c> or <c>European</c>; null where the chain does not say, as those of equities and indexes do not.</summary>
    public string? ExerciseStyle => _item.ExerciseStyle;

    /// <summary>
    /// The end of the contracts, in New York: what the service says of options on futures, else the open of the expiration day if settled in the morning and its
    /// close if not.
    /// </summary>
    public DateTimeOffset ExpiresAt { get; internal set; }

    /// <summary>The steps of prices. Where the service sends them after the expirations they are there once the root has been read.</summary>
    public IReadOnlyList<TickSize> TickSizes => OwnTickSizes ?? _item.TickSizes;

    /// <summary>What a contract delivers; filled when <see cref="TickSizes"/> is.</summary>
    public IReadOnlyList<Deliverable> Deliverables => _item.Deliverables;

    /// <summary>What only options on futures say; null for others.</summary>
    public FutureOptionTerms? FutureTerms { get; }

    /// <summary>The underlying future as the chain lists it; null for other underlyings, and where the chain does not list it.</summary>
    public Future? UnderlyingFuture => _item.Futures?.Find(Underlying);

    /// <summary>What kind of instrument the contracts are.</summary>
    public InstrumentType InstrumentType => FutureTerms is null ? InstrumentType.EquityOption : InstrumentType.FutureOption;

    /// <summary>By what market data of the underlying is asked for. An index is asked for as an equity.</summary>
    public InstrumentKey UnderlyingKey => new(FutureTerms is null ? InstrumentType.Equity : InstrumentType.Future, Underlying);

    /// <summary>The underlying's symbol of the market data feed; null where the chain does not say a future's.</summary>
    public string? UnderlyingStreamerSymbol => FutureTerms is null ? Underlying : UnderlyingFuture?.StreamerSymbol;

    /// <summary>The contracts, strike ascending, the call before the put.</summary>
    public IReadOnlyList<OptionContract> Contracts { get; internal set; } = [];

    /// <summary>
    /// What could not become a contract: strikes without a symbol or with an unreadable price. A series whose expiration day
    /// could not be read has no contracts and one defect that says so.
    /// </summary>
    public IReadOnlyList<ChainDefect> Defects { get; internal set; } = [];

    /// <summary>Fields of the expiration that this version does not know; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? Extra { get; internal set; }

    /// <summary>Fields of the root's entry in the chain that this version does not know; null if there were none.</summary>
    public IReadOnlyDictionary<string, JsonElement>? RootExtra => _item.Extra;

    internal string? OwnUnderlying { get; set; }

    internal string? OwnRoot { get; set; }

    internal IReadOnlyList<TickSize>? OwnTickSizes { get; set; }

    /// <summary>Root, expiration and settlement.</summary>
    public override string ToString() => $"{Root} {Expiration} {SettlementType}".TrimEnd();

    // A fraction does not fit the column; PointValue has it.
    private static int? Whole(decimal? value) => value is { } number && number == decimal.Truncate(number) && number <= int.MaxValue ? (int)number : null;
}
