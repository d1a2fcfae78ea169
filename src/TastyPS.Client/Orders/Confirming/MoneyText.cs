using System.Globalization;

namespace TastyPS.Client.Orders.Confirming;

/// <summary>Amounts of money as questions have them: always two decimals, so that a comma before and a point behind can be read in one way only, whatever the culture.</summary>
internal static class MoneyText
{
    private const string Format = "#,0.00";

    /// <summary>An amount without its sign.</summary>
    public static string Of(decimal amount) => Math.Abs(amount) switch
    {
        > 0m and < 0.005m => "under 0.01",
        var size => Rounded(size).ToString(Format, CultureInfo.InvariantCulture),
    };

    /// <summary>An amount with its sign.</summary>
    public static string Signed(decimal amount) => Rounded(amount).ToString($"+{Format};-{Format};0.00", CultureInfo.InvariantCulture);

    /// <summary>An amount that may be below zero.</summary>
    public static string Left(decimal amount) => Rounded(amount).ToString(Format, CultureInfo.InvariantCulture);

    /// <summary>What is paid or received, e.g. <c>pays 181.00</c>.</summary>
    public static string Moved(decimal money, string about = "") => money == 0m ? "no cost" : $"{(money < 0m ? "pays" : "receives")} {about}{Of(money)}";

    private static decimal Rounded(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero);
}
