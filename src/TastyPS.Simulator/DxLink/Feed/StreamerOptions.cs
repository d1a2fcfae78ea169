using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace TastyPS.Simulator.DxLink.Feed;

/// <summary>Reads the streamer's symbols of equity options, e.g. <c>.SPXW261218C7000</c>.</summary>
internal static class StreamerOptions
{
    private const int DateLength = 6;
    private const int RootWidth = 6;

    /// <summary>The OCC symbol of the same option.</summary>
    public static bool TryOcc(string symbol, [NotNullWhen(true)] out string? occ)
    {
        occ = null;
        var right = symbol.LastIndexOfAny(['C', 'P']);
        var rootLength = right - DateLength - 1;
        if (rootLength is < 1 or > RootWidth) return false;
        if (!decimal.TryParse(symbol.Substring(right + 1), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var strike)) return false;
        if (strike >= 100_000) return false;
        var thousandths = ((long)(strike * 1000)).ToString("00000000", CultureInfo.InvariantCulture);
        occ = symbol.Substring(1, rootLength).PadRight(RootWidth) + symbol.Substring(right - DateLength, DateLength + 1) + thousandths;
        return true;
    }
}
