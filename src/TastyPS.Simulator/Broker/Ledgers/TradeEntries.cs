using System.Globalization;
using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Broker.Orders;

namespace TastyPS.Simulator.Broker.Ledgers;

/// <summary>Words the entries of trades and deliveries.</summary>
internal static class TradeEntries
{
    public static Transaction Of(Instrument instrument, OrderAction action, decimal quantity, decimal price, DateTimeOffset at)
    {
        var verb = action is OrderAction.Buy or OrderAction.BuyToOpen or OrderAction.BuyToClose ? "Bought" : "Sold";
        return new Transaction
        {
            Id = 0,
            Type = TransactionType.Trade,
            SubType = OrderNames.Of(action),
            Description = string.Format(CultureInfo.InvariantCulture, "{0} {1:0.#########} {2} @ {3:0.00######}", verb, quantity, NameOf(instrument), price),
            Action = action,
            Instrument = instrument,
            Quantity = quantity,
            Price = price,
            Value = 0,
            ExecutedAt = at,
            TransactionDate = NewYorkTime.DayOf(at),
        };
    }

    public static Transaction Delivery(Instrument instrument, string subType, string description, decimal quantity, decimal? price, OrderAction? action, DateTimeOffset at) => new()
    {
        Id = 0,
        Type = TransactionType.ReceiveDeliver,
        SubType = subType,
        Description = description,
        Action = action,
        Instrument = instrument,
        Quantity = quantity,
        Price = price,
        Value = 0,
        ExecutedAt = at,
        TransactionDate = NewYorkTime.DayOf(at),
    };

    /// <summary>E.g. <c>SMCI 06/05/26 Call 45.00</c>.</summary>
    public static string NameOf(Instrument instrument) => instrument is { Right: { } right, ExpiresAt: { } expiresAt }
        ? string.Format(CultureInfo.InvariantCulture, "{0} {1:MM'/'dd'/'yy} {2} {3:0.00}", instrument.UnderlyingSymbol, NewYorkTime.DayOf(expiresAt), right, instrument.Strike)
        : instrument.Symbol;
}
