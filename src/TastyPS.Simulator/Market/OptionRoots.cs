namespace TastyPS.Simulator.Market;

/// <summary>What the root of an option says about the contract: its underlying, settlement, exercise and ticks.</summary>
/// <remarks>
/// Index options are cash-settled and European. Standard monthlies of SPX, NDX and RUT and all options on the VIX settle at the
/// opening (AM); every other root settles at the close (PM).
/// </remarks>
internal static class OptionRoots
{
    private static readonly Dictionary<string, string> IndexUnderlyings = new(StringComparer.Ordinal)
    {
        ["SPX"] = "SPX",
        ["SPXW"] = "SPX",
        ["NDX"] = "NDX",
        ["NDXP"] = "NDX",
        ["RUT"] = "RUT",
        ["RUTW"] = "RUT",
        ["VIX"] = "VIX",
        ["VIXW"] = "VIX",
        ["XSP"] = "XSP",
        ["XSPW"] = "XSP",
        ["XND"] = "XND",
        ["MRUT"] = "MRUT",
        ["DJX"] = "DJX",
        ["OEX"] = "OEX",
        ["XEO"] = "OEX",
    };

    private static readonly HashSet<string> AmSettled = new(StringComparer.Ordinal) { "SPX", "NDX", "RUT", "VIX", "VIXW" };

    private static readonly HashSet<string> PennyAtEveryPrice = new(StringComparer.Ordinal) { "SPY", "QQQ", "IWM", "XSP" };

    private static readonly IReadOnlyList<TickSize> NickelAndDime = [new(0.05m, 3.0m), new(0.1m, null)];

    private static readonly IReadOnlyList<TickSize> PennyAndNickel = [new(0.01m, 3.0m), new(0.05m, null)];

    private static readonly IReadOnlyList<TickSize> Penny = [new(0.01m, null)];

    /// <summary>The underlying of a root; a root that ends in digits is an adjusted series of the name before them.</summary>
    public static string UnderlyingOf(string root)
    {
        if (IndexUnderlyings.TryGetValue(root, out var index))
            return index;
        var name = root.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9');
        return name switch
        {
            "" => root,
            "BRKB" => "BRK/B",
            _ => name,
        };
    }

    public static bool IsIndex(string underlying) =>
        IndexUnderlyings.TryGetValue(underlying, out var index) && index == underlying;

    public static bool IsAmSettled(string root) => AmSettled.Contains(root);

    public static string SettlementType(string root) => IsAmSettled(root) ? "AM" : "PM";

    public static string ExerciseStyle(string underlying) =>
        IsIndex(underlying) && underlying != "OEX" ? "European" : "American";

    /// <summary>Tick sizes of the options on an underlying, as the option exchanges publish them.</summary>
    public static IReadOnlyList<TickSize> OptionTickSizes(string underlying)
    {
        if (PennyAtEveryPrice.Contains(underlying))
            return Penny;
        return IsIndex(underlying) ? NickelAndDime : PennyAndNickel;
    }
}
