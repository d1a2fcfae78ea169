using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using TastyPS.Analytics.Pricing;

namespace TastyPS.Simulator.Market.ChainFile;

/// <summary>Reads the text of a Cboe quote table, all of it or nothing.</summary>
internal static class CboeTableReader
{
    private const int LinesAboveHeaderAtMost = 20;

    private const string ExpectedHeader =
        "Expected a Cboe quote table: the header row \"Expiration Date,Calls,Last Sale,Net,Bid,Ask,Volume,IV,Delta,Gamma,Open Interest,Strike,Puts,…\" within the first lines";

    private static readonly string[] ExpirationFormats = ["ddd MMM d yyyy", "ddd MMM dd yyyy", "MM/dd/yyyy", "yyyy-MM-dd"];

    public static CboeQuoteTable Read(TextReader reader)
    {
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            TrimOptions = TrimOptions.Trim,
            LineBreakInQuotedFieldIsBadData = true,
        };
        using var csv = new CsvReader(reader, configuration, leaveOpen: true);
        try
        {
            return Read(csv);
        }
        catch (CsvHelperException exception)
        {
            throw new ChainFileException(csv.Parser.RawRow, "The line is no comma-separated text: a quotation mark is out of place.", exception);
        }
    }

    private static CboeQuoteTable Read(CsvReader csv)
    {
        var preamble = ReadToHeader(csv);
        var columns = CboeColumns.Of(csv.HeaderRecord!, csv.Parser.RawRow);
        var rows = new List<CboeQuoteRow>();
        var seen = new HashSet<(string Root, DateTime Expiration, decimal Strike)>();
        string? underlying = null;
        while (csv.Read())
        {
            if (csv.Parser.Record is [{ Length: 0 }])
                continue;
            var row = new CboeLine(csv, columns).ToRow();
            var line = csv.Parser.RawRow;
            if (!seen.Add((row.Call.Root, row.Expiration, row.Strike)))
                throw new ChainFileException(line, $"\"{row.Call.Symbol}\" and \"{row.Put.Symbol}\" stand in the table twice.");
            var owner = OptionRoots.UnderlyingOf(row.Call.Root);
            underlying ??= owner;
            if (owner != underlying)
                throw new ChainFileException(line, $"\"{row.Call.Symbol}\" is an option on {owner}; the lines before are options on {underlying}.");
            rows.Add(row);
        }

        if (underlying is null)
            throw new ChainFileException(csv.Parser.RawRow, "Expected option rows below the header row; there is none.");
        return new CboeQuoteTable(preamble, underlying, rows);
    }

    private static CboePreamble ReadToHeader(CsvReader csv)
    {
        var lines = new List<(int Number, string[] Fields)>();
        while (lines.Count < LinesAboveHeaderAtMost && csv.Read())
        {
            var fields = csv.Parser.Record!;
            if (CboeColumns.IsHeader(fields))
            {
                csv.ReadHeader();
                return CboePreamble.Parse(lines, csv.Parser.RawRow);
            }

            lines.Add((csv.Parser.RawRow, fields));
        }

        var found = lines.Select(line => string.Join(",", line.Fields)).FirstOrDefault(text => text.Length > 0);
        throw new ChainFileException(
            Math.Max(1, csv.Parser.RawRow),
            ExpectedHeader + (found is null ? "; the file is empty." : $"; the file begins \"{Shortened(found)}\"."));
    }

    private static string Shortened(string text) => text.Length <= 60 ? text : text.Substring(0, 60) + "…";

    /// <summary>The line that the reader stands on.</summary>
    private readonly struct CboeLine(CsvReader csv, CboeColumns columns)
    {
        public CboeQuoteRow ToRow()
        {
            var expirationText = Field(columns.Expiration, "Expiration Date");
            if (!DateTime.TryParseExact(expirationText, ExpirationFormats, CultureInfo.InvariantCulture, DateTimeStyles.AllowInnerWhite, out var expiration))
                throw Fault($"\"{expirationText}\" is no expiration date. Expected one like \"Thu Sep 14 2023\".");
            var strike = Decimal(columns.Strike, "Strike") ?? throw Fault("The strike is missing.");
            var call = Side(columns.Call, OptionRight.Call, expiration, strike);
            var put = Side(columns.Put, OptionRight.Put, expiration, strike);
            if (call.Root != put.Root)
                throw Fault($"The call \"{call.Symbol}\" and the put \"{put.Symbol}\" have different roots.");
            return new CboeQuoteRow(expiration, strike, call, put);
        }

        private CboeQuote Side(CboeSideColumns side, OptionRight right, DateTime expiration, decimal strike)
        {
            var symbol = Field(side.Symbol, right + " symbol");
            if (!OccSymbols.TryParse(symbol, out var parts))
                throw Fault($"\"{symbol}\" is no option symbol. Expected one like \"SPXW230914C01200000\".");
            if (parts.Right != right || parts.Expiration != expiration || parts.Strike != strike)
                throw Fault($"\"{symbol}\" is not the {right.ToString().ToLowerInvariant()} of this line's expiration and strike.");
            var volatility = Double(side.ImpliedVolatility, "IV");
            var delta = Double(side.Delta, "Delta");
            var gamma = Double(side.Gamma, "Gamma");
            var uncalculated = volatility is null or 0 && delta is null or 0 && gamma is null or 0;
            var last = NoneIfZero(Decimal(side.Last, "Last Sale"));
            return new CboeQuote
            {
                Symbol = symbol,
                Root = parts.Root,
                Right = right,
                Last = last,
                Net = last is null ? null : Decimal(side.Net, "Net"),
                Bid = NoneIfZero(Decimal(side.Bid, "Bid")),
                Ask = NoneIfZero(Decimal(side.Ask, "Ask")),
                Volume = Integer(side.Volume, "Volume"),
                ImpliedVolatility = volatility == 0 ? null : volatility,
                Delta = uncalculated ? null : delta,
                Gamma = uncalculated ? null : gamma,
                OpenInterest = Integer(side.OpenInterest, "Open Interest"),
            };
        }

        private string Field(int column, string name) =>
            column < csv.Parser.Count
                ? csv.Parser[column]
                : throw Fault($"The line ends before its column \"{name}\".");

        private decimal? Decimal(int column, string name)
        {
            var text = Field(column, name);
            if (text.Length == 0)
                return null;
            return decimal.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw NoNumber(text, name);
        }

        private double? Double(int column, string name)
        {
            var text = Field(column, name);
            if (text.Length == 0)
                return null;
            return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && !double.IsNaN(value) && !double.IsInfinity(value)
                ? value
                : throw NoNumber(text, name);
        }

        private long? Integer(int column, string name)
        {
            var text = Field(column, name);
            if (text.Length == 0)
                return null;
            return long.TryParse(text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value)
                ? value
                : throw NoNumber(text, name);
        }

        private ChainFileException NoNumber(string text, string name) => Fault($"\"{text}\" in column \"{name}\" is no number.");

        private ChainFileException Fault(string message) => new(csv.Parser.RawRow, message);

        private static decimal? NoneIfZero(decimal? value) => value == 0 ? null : value;
    }
}
