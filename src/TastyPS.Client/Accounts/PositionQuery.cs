using System.Text;

namespace TastyPS.Client.Accounts;

/// <summary>Which positions of an account are wanted; without a choice, all open ones.</summary>
public sealed record PositionQuery
{
    /// <summary>One instrument, e.g. <c>AAPL</c>.</summary>
    public string? Symbol { get; init; }

    /// <summary>The underlyings.</summary>
    public IReadOnlyList<string> UnderlyingSymbols { get; init; } = [];

    /// <summary>The kind of instrument as the service words it, e.g. <c>Equity Option</c>.</summary>
    public string? InstrumentType { get; init; }

    /// <summary>The product code of the underlying future, e.g. <c>ES</c>.</summary>
    public string? UnderlyingProductCode { get; init; }

    /// <summary>Partitions of the account.</summary>
    public IReadOnlyList<string> PartitionKeys { get; init; } = [];

    /// <summary>With positions that were closed today.</summary>
    public bool IncludeClosedPositions { get; init; }

    /// <summary>With the service's own marks: <see cref="Position.ReportedMark"/> and <see cref="Position.ReportedMarkPrice"/>.</summary>
    public bool IncludeMarks { get; init; }

    /// <summary>Long and short of the same instrument as one position.</summary>
    public bool NetPositions { get; init; }

    internal string ToQueryString()
    {
        var text = new StringBuilder();
        Add("symbol", Symbol);
        foreach (var underlying in UnderlyingSymbols)
            Add("underlying-symbol[]", underlying);
        Add("instrument-type", InstrumentType);
        Add("underlying-product-code", UnderlyingProductCode);
        Add("include-closed-positions", IncludeClosedPositions);
        Add("include-marks", IncludeMarks);
        Add("net-positions", NetPositions);
        foreach (var partition in PartitionKeys)
            Add("partition-keys[]", partition);
        return text.ToString();

        void Add(string name, object? value)
        {
            if (value is string chosen)
                text.Append(text.Length == 0 ? '?' : '&').Append(name).Append('=').Append(Uri.EscapeDataString(chosen));
            else if (value is true)
                text.Append(text.Length == 0 ? '?' : '&').Append(name).Append("=true");
        }
    }
}
