using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using TastyPS.Analytics.Pricing;

namespace TastyPS.Simulator.Market;

/// <summary>Writes option symbols as the exchanges and the streamer spell them, and reads the former.</summary>
internal static class OccSymbols
{
    private const int RootWidth = 6;
    private const int TailWidth = 15;

    /// <summary>The length of a symbol on the wire.</summary>
    public const int Length = RootWidth + TailWidth;

    /// <summary>The 21 characters: root padded to 6, <c>yyMMdd</c>, right, strike × 1000 in 8 digits.</summary>
    public static string Occ(string root, DateTime expiration, OptionRight right, decimal strike) =>
        root.PadRight(RootWidth) + Tail(expiration, right) + ((long)(strike * 1000m)).ToString("00000000", CultureInfo.InvariantCulture);

    /// <summary>A dot, the root unpadded, <c>yyMMdd</c>, right, the strike as a plain decimal.</summary>
    public static string Streamer(string root, DateTime expiration, OptionRight right, decimal strike) =>
        "." + root + Tail(expiration, right) + strike.ToString("0.###", CultureInfo.InvariantCulture);

    /// <summary>Reads a symbol whose root is padded to 6 or not padded at all.</summary>
    public static bool TryParse(string symbol, [NotNullWhen(true)] out OccParts? parts)
    {
        parts = null;
        var rootLength = symbol.Length - TailWidth;
        if (rootLength is < 1 or > RootWidth)
            return false;
        var root = symbol.Substring(0, rootLength).TrimEnd(' ');
        if (root.Length == 0 || !root.All(letter => letter is >= 'A' and <= 'Z' or >= '0' and <= '9'))
            return false;
        if (!DateTime.TryParseExact("20" + symbol.Substring(rootLength, 6), "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var expiration))
            return false;
        OptionRight right;
        switch (symbol[rootLength + 6])
        {
            case 'C':
                right = OptionRight.Call;
                break;
            case 'P':
                right = OptionRight.Put;
                break;
            default:
                return false;
        }

        if (!int.TryParse(symbol.Substring(rootLength + 7), NumberStyles.None, CultureInfo.InvariantCulture, out var thousandths) || thousandths == 0)
            return false;
        parts = new OccParts(root, expiration, right, thousandths / 1000m);
        return true;
    }

    /// <summary>Reads the streamer's spelling and writes it as the exchanges do; a strike with more than three decimals is no strike.</summary>
    public static bool TryReadStreamer(string symbol, [NotNullWhen(true)] out string? occ)
    {
        occ = null;
        var right = symbol.LastIndexOfAny(['C', 'P']);
        if (symbol.Length < 10 || symbol[0] != '.' || right < 8 || right - 7 > RootWidth)
            return false;
        if (!decimal.TryParse(symbol.Substring(right + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var strike) || strike * 1000m % 1m != 0 || strike >= 100000m)
            return false;
        var root = symbol.Substring(1, right - 7);
        var candidate = root.PadRight(RootWidth) + symbol.Substring(right - 6, 7) + ((long)(strike * 1000m)).ToString("00000000", CultureInfo.InvariantCulture);
        if (!TryParse(candidate, out var parts) || Streamer(parts.Root, parts.Expiration, parts.Right, parts.Strike) != symbol)
            return false;
        occ = candidate;
        return true;
    }

    private static string Tail(DateTime expiration, OptionRight right) =>
        expiration.ToString("yyMMdd", CultureInfo.InvariantCulture) + (right == OptionRight.Call ? "C" : "P");
}

/// <summary>What an OCC symbol says.</summary>
internal sealed record OccParts(string Root, DateTime Expiration, OptionRight Right, decimal Strike);
