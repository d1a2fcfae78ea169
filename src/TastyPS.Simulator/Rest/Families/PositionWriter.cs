using System.Text.Json;
using TastyPS.Simulator.Broker;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>A position. Quantities and gains have no sign: a direction or an effect stands beside them.</summary>
internal static class PositionWriter
{
    public static void Write(Utf8JsonWriter writer, Account account, Position position, bool includeMark)
    {
        var instrument = position.Instrument;
        writer.WriteString("account-number", account.Number);
        writer.WriteString("instrument-type", instrument.Type);
        writer.WriteString("symbol", instrument.Symbol);
        writer.WriteText("streamer-symbol", instrument.StreamerSymbol);
        writer.WriteString("underlying-symbol", instrument.UnderlyingSymbol);
        writer.WriteNumber("quantity", Math.Abs(position.Quantity));
        writer.WriteString("quantity-direction", Choose(position.Quantity, "Long", "Short", "Zero"));
        writer.WriteDecimal("average-open-price", position.AverageOpenPrice);
        writer.WriteDecimal("average-yearly-market-close-price", position.YearlyBasis);
        writer.WriteDecimal("average-daily-market-close-price", position.DailyBasis);
        writer.WriteDecimal("close-price", position.ClosePrice);
        if (includeMark)
        {
            writer.WriteDecimal("mark", Math.Abs(position.Quantity) * instrument.Multiplier * position.Mark);
            writer.WriteDecimal("mark-price", position.Mark);
        }
        writer.WriteNumber("multiplier", instrument.Multiplier);
        writer.WriteString("cost-effect", Choose(position.Quantity, "Credit", "Debit", "None"));
        writer.WriteBoolean("is-suppressed", false);
        writer.WriteBoolean("is-frozen", false);
        writer.WriteNumber("restricted-quantity", 0);
        if (instrument.ExpiresAt is { } expiresAt) writer.WriteInstant("expires-at", expiresAt);
        WriteGain(writer, "realized-day-gain", position.RealizedDayGain, position.Day);
        WriteGain(writer, "realized-today", position.RealizedToday, position.Day);
        writer.WriteInstant("created-at", position.CreatedAt);
        writer.WriteInstant("updated-at", position.UpdatedAt);
    }

    private static void WriteGain(Utf8JsonWriter writer, string name, decimal gain, DateTime day)
    {
        writer.WriteDecimal(name, Math.Abs(gain));
        writer.WriteString(name + "-effect", WireValues.Effect(gain));
        writer.WriteDay(name + "-date", day);
    }

    private static string Choose(decimal quantity, string ofLong, string ofShort, string ofNone) =>
        quantity == 0 ? ofNone : quantity > 0 ? ofLong : ofShort;
}
