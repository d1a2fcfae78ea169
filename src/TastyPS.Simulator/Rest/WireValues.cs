using System.Globalization;
using System.Text.Json;

namespace TastyPS.Simulator.Rest;

/// <summary>How the service spells values. A value that is null is left out, never written as null.</summary>
internal static class WireValues
{
    // No recording has more decimals than nine.
    private const string DecimalFormat = "0.0########";

    /// <summary>A decimal as text, with one to nine decimals: <c>"5800.0"</c>.</summary>
    public static string Decimal(decimal value) => value.ToString(DecimalFormat, CultureInfo.InvariantCulture);

    /// <summary>The direction of an amount that travels without its sign.</summary>
    public static string Effect(decimal value) => value == 0 ? "None" : value > 0 ? "Credit" : "Debit";

    public static string Day(DateTime day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The spelling of instruments, accounts and sessions: <c>2026-06-12T20:00:00.000+00:00</c>.</summary>
    public static string Instant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture) + "+00:00";

    /// <summary>The spelling of market data: <c>2026-06-05T13:30:02.910Z</c>.</summary>
    public static string ZuluInstant(DateTimeOffset instant) =>
        instant.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ss.fff", CultureInfo.InvariantCulture) + "Z";

    public static void WriteDecimal(this Utf8JsonWriter writer, string name, decimal? value)
    {
        if (value is { } known) writer.WriteString(name, Decimal(known));
    }

    /// <summary>A model's value.</summary>
    public static void WriteDecimal(this Utf8JsonWriter writer, string name, double? value)
    {
        if (value is { } known && !double.IsNaN(known) && !double.IsInfinity(known)) writer.WriteDecimal(name, (decimal)known);
    }

    /// <summary>A quantity as a number, without decimals where it has none.</summary>
    public static void WriteQuantity(this Utf8JsonWriter writer, string name, decimal value)
    {
        if (value == decimal.Truncate(value)) writer.WriteNumber(name, decimal.Truncate(value));
        else writer.WriteNumber(name, value);
    }

    /// <summary>An amount without its sign, and its effect beside it.</summary>
    public static void WriteAmount(this Utf8JsonWriter writer, string name, decimal amount)
    {
        writer.WriteDecimal(name, Math.Abs(amount));
        writer.WriteString(name + "-effect", Effect(amount));
    }

    public static void WriteDay(this Utf8JsonWriter writer, string name, DateTime day) => writer.WriteString(name, Day(day));

    public static void WriteInstant(this Utf8JsonWriter writer, string name, DateTimeOffset instant) => writer.WriteString(name, Instant(instant));

    public static void WriteText(this Utf8JsonWriter writer, string name, string? text)
    {
        if (text is not null) writer.WriteString(name, text);
    }
}
