using TastyPS.Client.Accounts;

namespace TastyPS.Client.Streaming.AccountStreams.Updates;

/// <summary>A position changed. One that was closed has the quantity 0. The stream carries no marks.</summary>
public sealed class AccountPositionUpdate : AccountUpdate
{
    internal AccountPositionUpdate(Position position, UpdateOrigin origin)
        : base(AccountUpdateType.Position, origin) => Position = position;

    /// <inheritdoc/>
    public override string? AccountNumber => Position.AccountNumber;

    /// <summary>The symbol.</summary>
    public string Symbol => Position.Symbol;

    /// <summary>How many units: negative if short, 0 if it was closed.</summary>
    public decimal? Quantity => Position.Quantity;

    /// <summary>Average price at which it was opened, per unit.</summary>
    public decimal? AverageOpenPrice => Position.AverageOpenPrice;

    /// <summary>The position as it is now.</summary>
    public Position Position { get; }

    /// <inheritdoc/>
    public override string Summary => Quantity == 0m ? $"{Symbol} closed" : Join(Number(Quantity), Symbol, AverageOpenPrice is null ? null : "at " + Number(AverageOpenPrice));
}
