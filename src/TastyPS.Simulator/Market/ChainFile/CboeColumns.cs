namespace TastyPS.Simulator.Market.ChainFile;

/// <summary>Where the values of one side of the table stand.</summary>
internal sealed record CboeSideColumns(
    int Symbol, int Last, int Net, int Bid, int Ask, int Volume, int ImpliedVolatility, int Delta, int Gamma, int OpenInterest);

/// <summary>Finds the columns by their names. The names repeat: before <c>Strike</c> they belong to the call, from <c>Puts</c> on to the put.</summary>
internal sealed record CboeColumns(int Expiration, int Strike, CboeSideColumns Call, CboeSideColumns Put)
{
    private static readonly string[] VolumeNames = ["Volume", "Vol"];

    private static readonly string[] OpenInterestNames = ["Open Interest", "Open Int"];

    /// <summary>Whether a line can be the header row at all.</summary>
    public static bool IsHeader(string[] fields) =>
        Find(fields, 0, fields.Length, "Strike") >= 0 && Find(fields, 0, fields.Length, "Calls") >= 0 && Find(fields, 0, fields.Length, "Puts") >= 0;

    /// <exception cref="ChainFileException">A column is missing.</exception>
    public static CboeColumns Of(string[] header, int line)
    {
        var strike = Find(header, 0, header.Length, "Strike");
        var puts = Find(header, 0, header.Length, "Puts");
        return new CboeColumns(
            Require(header, 0, strike, line, "before Strike", "Expiration Date"),
            strike,
            Side(header, 0, strike, "Calls", line, "before Strike"),
            Side(header, puts, header.Length, "Puts", line, "from Puts on"));
    }

    private static CboeSideColumns Side(string[] header, int from, int to, string symbol, int line, string where)
    {
        return new CboeSideColumns(
            Column(symbol),
            Column("Last Sale"),
            Column("Net"),
            Column("Bid"),
            Column("Ask"),
            Column(VolumeNames),
            Column("IV"),
            Column("Delta"),
            Column("Gamma"),
            Column(OpenInterestNames));

        int Column(params string[] names) => Require(header, from, to, line, where, names);
    }

    private static int Require(string[] header, int from, int to, int line, string where, params string[] names)
    {
        var column = Find(header, from, to, names);
        return column >= 0
            ? column
            : throw new ChainFileException(line, $"The header row has no column \"{names[0]}\" {where}.");
    }

    private static int Find(string[] header, int from, int to, params string[] names)
    {
        for (var column = from; column < to; column++)
        {
            if (names.Contains(header[column].Trim(), StringComparer.OrdinalIgnoreCase))
                return column;
        }

        return -1;
    }
}
