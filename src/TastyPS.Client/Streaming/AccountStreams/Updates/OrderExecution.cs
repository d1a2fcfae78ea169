namespace TastyPS.Client.Streaming.AccountStreams.Updates;

/// <summary>One fill of one leg of an order.</summary>
/// <param name="AccountNumber">The account.</param>
/// <param name="OrderId">The order.</param>
/// <param name="Symbol">What was traded.</param>
/// <param name="InstrumentType">Its kind as the service words it.</param>
/// <param name="Action">E.g. <c>Buy to Open</c>.</param>
/// <param name="Quantity">How many units.</param>
/// <param name="Price">The price per unit.</param>
/// <param name="FilledAt">When.</param>
/// <param name="Venue">Where.</param>
/// <param name="FillId">The fill's own name.</param>
public sealed record OrderExecution(
    string? AccountNumber,
    long OrderId,
    string Symbol,
    string? InstrumentType,
    string? Action,
    decimal? Quantity,
    decimal? Price,
    DateTimeOffset? FilledAt,
    string? Venue,
    string? FillId)
{
    /// <summary>E.g. <c>Buy to Open 1 NOK at 10.505</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Action} {Quantity:0.############} {Symbol} at {Price:0.############}");
}
