using TastyPS.Client.Json;

namespace TastyPS.Client.Accounts;

/// <summary>Amounts travel without a sign, with <c>Credit</c>, <c>Debit</c> or <c>None</c> beside them.</summary>
internal static class CashEffect
{
    /// <summary>An amount with the sign of its effect; as it was sent where there is none. The effect itself stays to be taken.</summary>
    public static decimal? Signed(JsonFields fields, string amount, string? effect = null) =>
        fields.Decimal(amount) is { } value ? Apply(value, fields.Peek(effect ?? amount + "-effect")) : null;

    private static decimal Apply(decimal amount, string? effect) => effect switch
    {
        "Debit" => 0m - Math.Abs(amount),
        "Credit" => Math.Abs(amount),
        _ => amount,
    };
}
