using System.Text.Json;
using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Broker.Orders;
using TastyPS.Simulator.Rest.Families.Orders;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>An entry of an account's history. Unlike everywhere else its quantity is a text; nothing but a trade has fees.</summary>
internal static class TransactionWriter
{
    public static void Write(Utf8JsonWriter writer, Account account, Transaction entry)
    {
        var isTrade = entry.Type == TransactionType.Trade;
        writer.WriteNumber("id", entry.Id);
        writer.WriteString("account-number", account.Number);
        if (entry.Action is { } action) writer.WriteString("action", OrderNames.Of(action));
        if (isTrade) writer.WriteAmount("clearing-fees", -entry.Fees.Clearing);
        if (isTrade) writer.WriteAmount("commission", -entry.Fees.Commission);
        writer.WriteZuluInstant("created-at", entry.ExecutedAt);
        writer.WriteString("currency", Balance.Currency);
        writer.WriteString("description", entry.Description);
        writer.WriteText("destination-venue", entry.DestinationVenue);
        writer.WriteText("exec-id", entry.ExecId);
        writer.WriteZuluInstant("executed-at", entry.ExecutedAt);
        writer.WriteText("ext-exchange-order-number", entry.ExtExchangeOrderNumber);
        if (entry.ExtGlobalOrderNumber is { } global) writer.WriteNumber("ext-global-order-number", global);
        writer.WriteText("ext-group-fill-id", entry.ExtGroupFillId);
        writer.WriteText("instrument-type", entry.Instrument?.Type);
        writer.WriteBoolean("is-estimated-fee", true);
        if (entry.LegCount is { } legs) writer.WriteNumber("leg-count", legs);
        writer.WriteAmount("net-value", entry.NetValue);
        if (entry.OrderId is { } order) writer.WriteNumber("order-id", order);
        writer.WriteDecimal("price", entry.Price);
        if (isTrade) writer.WriteAmount("proprietary-index-option-fees", -entry.Fees.Proprietary);
        writer.WriteDecimal("quantity", entry.Quantity);
        if (isTrade) writer.WriteAmount("regulatory-fees", -entry.Fees.Regulatory);
        writer.WriteText("symbol", entry.Instrument?.Symbol);
        writer.WriteDay("transaction-date", entry.TransactionDate);
        writer.WriteString("transaction-sub-type", entry.SubType);
        writer.WriteString("transaction-type", OrderWords.Of(entry.Type));
        writer.WriteText("underlying-symbol", entry.Instrument?.UnderlyingSymbol);
        writer.WriteAmount("value", entry.Value);
    }

    private static void WriteZuluInstant(this Utf8JsonWriter writer, string name, DateTimeOffset instant) => writer.WriteString(name, WireValues.ZuluInstant(instant));
}
