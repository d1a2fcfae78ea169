using System.Text.Json;

namespace TastyPS.Client.OptionChains;

/// <summary>
/// All contracts of one root and expiration. The monthly and the weekly series of an index share dates and strikes, so the
/// root belongs to the identity.
/// </summary>
public sealed class OptionSeries
{
    private readonly ChainItem _item;

    internal OptionSeries(ChainItem item) => _item = item;

    /// <summary>The underlying's symbol, e.g. <c>SPX</c> or <c>BRK/B</c>.</summary>
    public string Underlying => _item.Underlying ?? "";

    /// <summary>The option root, e.g. <c>SPXW</c> or <c>BRKB</c>.</summary>
    public string Root => _item.Root ?? "";

    /// <summary><c>Standard</c> or <c>Non-standard</c>; null if the service did not say.</summary>
    public string? ChainType => _item.ChainType;

    /// <summary>Shares or index units of one contract.</summary>
    public int? Multiplier => _item.SharesPerContract;

    /// <summary>The expiration day; 0001-01-01 if it could not be read (see <see cref="Defects"/>).</summary>
    public CalendarDate Expiration { get; internal set; }

    /// <summary>Days until then as the service counts them; null if it did not say.</summary>
    public int? DaysToExpiration { get; internal set; }

    /// <summary><c>Regular</c>, <c>Weekly</c>, <c>Quarterly</c>, <c>End-Of-Month</c> or a newer word.</summary>
    public string? ExpirationType { get; internal set; }

    /// <summary><c>AM</c> or <c>PM</c>.</summary>
    public string? SettlementType { get; internal set; }

    /// <summary>The end of the contracts: the open of the expiration day if settled in the morning, else its close, in New York.</summary>
    public DateTimeOffset ExpiresAt { get; internal set; }

    /// <summary>The steps of prices. Where the service sends them after the expirations they are there once the root has been read.</summary>
    public IReadOnlyList<TickSize> TickSizes => _item.TickSizes;

    /// <summary>What a contract delivers; filled when <see cref="TickSizes"/> is.</summary>
    public IReadOnlyList<Deliverable> Deliverables => _item.Deliverables;

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

    /// <summary>Root, expiration and settlement.</summary>
    public override string ToString() => $"{Root} {Expiration} {SettlementType}".TrimEnd();
}
