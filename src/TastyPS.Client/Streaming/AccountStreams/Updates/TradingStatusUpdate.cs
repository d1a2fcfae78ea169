using TastyPS.Client.Accounts;

namespace TastyPS.Client.Streaming.AccountStreams.Updates;

/// <summary>What the account may trade changed.</summary>
public sealed class TradingStatusUpdate : AccountUpdate
{
    internal TradingStatusUpdate(TradingStatus status, UpdateOrigin origin)
        : base(AccountUpdateType.TradingStatus, origin) => TradingStatus = status;

    /// <inheritdoc/>
    public override string? AccountNumber => TradingStatus.AccountNumber;

    /// <summary>The status as it is now.</summary>
    public TradingStatus TradingStatus { get; }

    /// <inheritdoc/>
    public override string Summary => TradingStatus.ToString();
}
