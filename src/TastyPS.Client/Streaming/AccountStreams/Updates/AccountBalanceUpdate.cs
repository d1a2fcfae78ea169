using TastyPS.Client.Accounts;

namespace TastyPS.Client.Streaming.AccountStreams.Updates;

/// <summary>The balance of an account changed.</summary>
public sealed class AccountBalanceUpdate : AccountUpdate
{
    internal AccountBalanceUpdate(Balance balance, UpdateOrigin origin)
        : base(AccountUpdateType.Balance, origin) => Balance = balance;

    /// <inheritdoc/>
    public override string? AccountNumber => Balance.AccountNumber;

    /// <summary>Cash plus long values less short values.</summary>
    public decimal? NetLiquidatingValue => Balance.NetLiquidatingValue;

    /// <summary>Cash.</summary>
    public decimal? CashBalance => Balance.CashBalance;

    /// <summary>Buying power for options.</summary>
    public decimal? DerivativeBuyingPower => Balance.DerivativeBuyingPower;

    /// <summary>The balance as it is now.</summary>
    public Balance Balance { get; }

    /// <inheritdoc/>
    public override string Summary => Join("net liquidating value", Number(NetLiquidatingValue) + ",", "cash", Number(CashBalance), Balance.Currency);
}
