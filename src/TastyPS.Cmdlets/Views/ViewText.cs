using System.ComponentModel;
using System.Globalization;
using System.Management.Automation;
using TastyPS.Client.Diagnostics;
using TastyPS.Connections;

namespace TastyPS.Views;

/// <summary>What the views compute. Called by the format file only.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ViewText
{
    private const string Good = "\u001b[32m";
    private const string Bad = "\u001b[31;1m";
    private const string Warning = "\u001b[33;1m";
    private const string Reset = "\u001b[0m";

    /// <summary>The environment; production in a warning colour where the console has colours.</summary>
    [Hidden]
    public static string Environment(TastyConnection connection) =>
        connection.Client.Environment.IsProduction && HasColours ? $"{Warning}{connection.Environment}{Reset}" : connection.Environment;

    /// <summary>How a check ended: the word, in a colour where the console has colours.</summary>
    [Hidden]
    public static string Result(CheckResult result)
    {
        var colour = result switch
        {
            CheckResult.Passed => Good,
            CheckResult.Warning => Warning,
            CheckResult.Failed => Bad,
            _ => null,
        };
        return colour is not null && HasColours ? $"{colour}{result}{Reset}" : result.ToString();
    }

    /// <summary>A quantity in as many decimals as the column has room for.</summary>
    [Hidden]
    public static string Quantity(decimal? quantity, int width) => Fitting(quantity, width, "0.########", "0.#######", "0.######", "0.#####", "0.####", "0.###", "0.##", "0.#", "0", "0,'k'", "0,,'M'");

    /// <summary>A price in as many decimals as the column has room for.</summary>
    [Hidden]
    public static string Price(decimal? price, int width) => Fitting(price, width, "0.00##", "0.00", "0.0", "0", "0,'k'", "0,,'M'");

    /// <summary>An option's price, which may be a tiny part of a dollar, in as many decimals as the column has room for.</summary>
    [Hidden]
    public static string Premium(decimal? price, int width) => Fitting(price, width, "0.00###", "0.00##", "0.00", "0.0", "0", "0,'k'", "0,,'M'");

    /// <summary>A fraction as a percentage, with a decimal if the column has room for it.</summary>
    [Hidden]
    public static string Percent(double? fraction, int width) => Fitting((decimal?)fraction, width, "0.0%", "0%");

    /// <summary>An amount of money: with cents, else without, else in thousands or millions, as the column has room.</summary>
    [Hidden]
    public static string Amount(decimal? amount, int width) => Fitting(amount, width, "#,0.00", "#,0", "#,0,'k'", "#,0,,'M'");

    /// <summary>As <see cref="Amount"/>, with its sign.</summary>
    [Hidden]
    public static string Gain(decimal? gain, int width) => Fitting(gain, width, "+#,0.00;-#,0.00;0.00", "+#,0;-#,0;0", "+#,0,'k';-#,0,'k';0", "+#,0,,'M';-#,0,,'M';0");

    // The engine cuts what does not fit, and of a figure it cuts the first digits: rounded it still says how much.
    private static string Fitting(decimal? number, int width, params string[] formats)
    {
        if (number is not { } known)
            return "";
        var texts = formats.Select(format => known.ToString(format, CultureInfo.CurrentCulture));
        return texts.FirstOrDefault(text => text.Length <= width) ?? texts.Last();
    }

    // Windows PowerShell counts escape codes as characters of the column; the .NET runtime is where PowerShell 7 runs.
    private static bool HasColours => typeof(object).Assembly.GetName().Name != "mscorlib" && System.Environment.GetEnvironmentVariable("NO_COLOR") is null or "";
}
