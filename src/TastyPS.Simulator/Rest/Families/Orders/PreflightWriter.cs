using System.Globalization;
using System.Text.Json;
using TastyPS.Simulator.Broker.Orders;

namespace TastyPS.Simulator.Rest.Families.Orders;

/// <summary>What the checks of an order said, with the order in front if there is one.</summary>
internal static class PreflightWriter
{
    /// <summary>The data of a submission or a dry run.</summary>
    public static void Write(Utf8JsonWriter writer, Preflight preflight, bool isPlaced)
    {
        if (preflight.Order is { } order)
        {
            writer.WriteStartObject("order");
            OrderWriter.Write(writer, order);
            writer.WriteEndObject();
        }
        if (preflight.ComplexOrder is { } complex)
        {
            writer.WriteStartObject("complex-order");
            ComplexOrderWriter.Write(writer, complex, isPlaced);
            writer.WriteEndObject();
        }
        WriteMessages(writer, "warnings", preflight.Warnings);
        WriteMessages(writer, "notes", preflight.Notes);
        if (preflight.BuyingPower is { } buyingPower) Write(writer, buyingPower);
        if (preflight.Fees is { } fees) Write(writer, "fee-calculation", fees);
        if (preflight.ClosingFees is { } closing) Write(writer, "closing-fee-calculation", closing);
    }

    /// <summary>What an order would do to the buying power.</summary>
    public static void Write(Utf8JsonWriter writer, BuyingPowerEffect effect)
    {
        writer.WriteStartObject("buying-power-effect");
        writer.WriteAmount("change-in-margin-requirement", effect.ChangeInMarginRequirement);
        writer.WriteAmount("change-in-buying-power", effect.ChangeInBuyingPower);
        writer.WriteAmount("current-buying-power", effect.CurrentBuyingPower);
        writer.WriteAmount("new-buying-power", effect.NewBuyingPower);
        writer.WriteAmount("isolated-order-margin-requirement", effect.IsolatedOrderMarginRequirement);
        writer.WriteBoolean("is-spread", effect.IsSpread);
        writer.WriteDecimal("impact", Math.Abs(effect.ChangeInBuyingPower));
        writer.WriteString("effect", WireValues.Effect(effect.ChangeInBuyingPower));
        writer.WriteEndObject();
    }

    /// <summary>Errors inside an error; unlike an order's, their preflight ids are texts.</summary>
    public static void WriteErrors(Utf8JsonWriter writer, IReadOnlyList<OrderMessage> errors)
    {
        writer.WriteStartArray("errors");
        foreach (var error in errors)
        {
            writer.WriteStartObject();
            writer.WriteString("code", error.Code);
            writer.WriteString("message", error.Message);
            if (error.PreflightId is { } id) writer.WriteString("preflight-id", id.ToString(CultureInfo.InvariantCulture));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void WriteMessages(Utf8JsonWriter writer, string name, IReadOnlyList<OrderMessage> messages)
    {
        writer.WriteStartArray(name);
        foreach (var message in messages)
        {
            writer.WriteStartObject();
            writer.WriteString("code", message.Code);
            writer.WriteString("message", message.Message);
            if (message.PreflightId is { } id) writer.WriteNumber("preflight-id", id);
            writer.WriteText("url", message.Url);
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter writer, string name, FeeCalculation fees)
    {
        writer.WriteStartObject(name);
        writer.WriteAmount("regulatory-fees", -fees.Regulatory);
        WriteParts(writer, "regulatory-fees-breakdown", ("exchange", fees.Exchange), ("nfa", fees.Nfa), ("orf", fees.Orf), ("sec", fees.Sec), ("taf", fees.Taf));
        writer.WriteAmount("clearing-fees", -fees.Clearing);
        WriteParts(writer, "clearing-fees-breakdown", ("clearing", fees.Clearing));
        writer.WriteAmount("commission", -fees.Commission);
        WriteParts(writer, "commission-breakdown", ("brokerage", fees.Commission));
        writer.WriteAmount("proprietary-index-option-fees", -fees.Proprietary);
        WriteParts(writer, "proprietary-fees-breakdown", ("proprietary", fees.Proprietary));
        writer.WriteAmount("total-fees", -fees.Total);
        writer.WriteAmount("rebates", 0m);
        WriteParts(writer, "rebates-breakdown", ("rebate", 0m));
        writer.WriteBoolean("per-quantity", false);
        writer.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter writer, string name, params (string Name, decimal Fee)[] parts)
    {
        writer.WriteStartArray(name);
        foreach (var (part, fee) in parts)
        {
            writer.WriteStartObject();
            writer.WriteString("name", part);
            writer.WriteDecimal("value", fee);
            writer.WriteString("effect", WireValues.Effect(-fee));
            writer.WriteEndObject();
        }
        writer.WriteEndArray();
    }
}
