using System.Globalization;
using System.Text.Json;
using TastyPS.Simulator.Tests.Rest;

namespace TastyPS.Simulator.Tests.Broker;

/// <summary>Sums over a position as it came over the wire.</summary>
internal static class WirePosition
{
    public static decimal Number(this JsonElement item, string name) => decimal.Parse(item.Text(name)!, NumberStyles.Number, CultureInfo.InvariantCulture);

    public static decimal SignedQuantity(this JsonElement position) =>
        position.GetProperty("quantity").GetDecimal() * (position.Text("quantity-direction") == "Short" ? -1 : 1);

    /// <summary>Signed quantity times multiplier times a price of the position.</summary>
    public static decimal At(this JsonElement position, string price) =>
        position.SignedQuantity() * position.GetProperty("multiplier").GetInt32() * position.Number(price);

    /// <summary>An amount with the sign that its effect stands for.</summary>
    public static decimal Signed(this JsonElement position, string name) => position.Number(name) * position.Text(name + "-effect") switch
    {
        "Credit" => 1,
        "Debit" => -1,
        _ => 0,
    };
}
