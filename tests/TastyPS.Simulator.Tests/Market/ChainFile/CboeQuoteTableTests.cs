using System.IO.Compression;
using System.Text;
using TastyPS.Simulator.Market.ChainFile;

namespace TastyPS.Simulator.Tests.Market.ChainFile;

public class CboeQuoteTableTests
{
    [Fact]
    public void The_lines_above_the_header_tell_the_underlying_and_the_instant()
    {
        var table = Read(QuoteTables.Of(QuoteTables.Morning));

        Assert.Equal("SPX", table.UnderlyingSymbol);
        Assert.Equal("Standard & Poors 500 Index", table.UnderlyingName);
        Assert.Equal(4505.1001m, table.Last);
        Assert.Equal(37.6601m, table.Change);
        Assert.Equal(4483.25m, table.Bid);
        Assert.Equal(4526.27m, table.Ask);
        Assert.Equal(new DateTimeOffset(2023, 9, 14, 16, 31, 0, TimeSpan.FromHours(-4)), table.Instant);
        Assert.Equal(TimeSpan.FromHours(-4), table.Instant.Offset);
    }

    [Fact]
    public void Columns_before_the_strike_are_the_calls_and_those_after_it_the_puts()
    {
        var row = Assert.Single(Read(QuoteTables.Of(QuoteTables.Morning)).Rows);

        Assert.Equal(new DateTime(2023, 9, 15), row.Expiration);
        Assert.Equal(4500m, row.Strike);
        Assert.Equal(
            ("SPX230915C04500000", "SPX", 16.5m, 12.25m, 15.9m, 16.4m, 1203L, 0.1071, 0.5312, 0.0089, 9120L),
            (row.Call.Symbol, row.Call.Root, row.Call.Last, row.Call.Net, row.Call.Bid, row.Call.Ask, row.Call.Volume, row.Call.ImpliedVolatility, row.Call.Delta, row.Call.Gamma, row.Call.OpenInterest));
        Assert.Equal(
            ("SPX230915P04500000", "SPX", 11.2m, -20.1m, 11m, 11.6m, 2210L, 0.1052, -0.4688, 0.0091, 15400L),
            (row.Put.Symbol, row.Put.Root, row.Put.Last, row.Put.Net, row.Put.Bid, row.Put.Ask, row.Put.Volume, row.Put.ImpliedVolatility, row.Put.Delta, row.Put.Gamma, row.Put.OpenInterest));
    }

    [Fact]
    public void A_zero_that_says_none_is_null()
    {
        var row = Assert.Single(Read(QuoteTables.Of(QuoteTables.Idle)).Rows);

        Assert.Null(row.Put.Bid);
        Assert.Null(row.Put.Last);
        Assert.Null(row.Put.Net);
        Assert.Null(row.Put.ImpliedVolatility);
        Assert.Null(row.Put.Delta);
        Assert.Null(row.Put.Gamma);
        Assert.Equal(0L, row.Put.Volume);
        Assert.Equal(0L, row.Put.OpenInterest);
    }

    [Fact]
    public void A_delta_without_a_volatility_stays()
    {
        var row = Assert.Single(Read(QuoteTables.Of(QuoteTables.Idle)).Rows);

        Assert.Null(row.Call.ImpliedVolatility);
        Assert.Equal(1.0, row.Call.Delta);
        Assert.Equal(0.0, row.Call.Gamma);
    }

    [Theory]
    [InlineData("\"Date: September 14, 2023 at 04:31 PM EDT\"", -4, 16, 31)]
    [InlineData("\"Date: September 14, 2023 at  4:31 PM EDT\"", -4, 16, 31)]
    [InlineData("Date: September 14, 2023 at 4:31 PM EDT", -4, 16, 31)]
    [InlineData("\"Date: September 14, 2023 at 4:31PM\"", -4, 16, 31)]
    [InlineData("\"September 14, 2023 at 16:31 ET\"", -4, 16, 31)]
    [InlineData("\"Date: Sep 14, 2023 at 12:05 AM EST\"", -5, 0, 5)]
    public void The_instant_is_read_in_every_spelling(string when, int offset, int hour, int minute)
    {
        var table = Read(QuoteTables.Preamble(when) + QuoteTables.Header + "\n" + QuoteTables.Morning);

        Assert.Equal(new DateTimeOffset(2023, 9, 14, hour, minute, 0, TimeSpan.FromHours(offset)), table.Instant);
    }

    [Theory]
    [InlineData("\"Last: 4,505.10\",\"Change: -1,037.66\"")]
    [InlineData("Last: 4505.10,Change: -1037.66")]
    [InlineData("Last:4505.10 ,Change: -1037.66,,,,")]
    public void The_price_is_read_in_every_spelling(string prices)
    {
        var table = Read("S&P 500 INDEX," + prices + "\n\"Date: September 14, 2023 at 4:31 PM EDT\"\n" + QuoteTables.Header + "\n" + QuoteTables.Morning);

        Assert.Equal((4505.10m, -1037.66m), (table.Last, table.Change));
        Assert.Null(table.Bid);
    }

    [Fact]
    public void A_winter_date_without_a_zone_is_New_Yorks_standard_time()
    {
        var table = Read(QuoteTables.Preamble("\"Date: January 24, 2025 at 04:14 PM\"") + QuoteTables.Header + "\n" + QuoteTables.Morning);

        Assert.Equal(TimeSpan.FromHours(-5), table.Instant.Offset);
    }

    [Fact]
    public void Quoted_fields_more_blank_lines_and_other_columns_in_between_change_nothing()
    {
        var header = string.Join(",", QuoteTables.Header.Split(',').Select(name => $"\"{name}\"")).Replace("\"IV\"", "\"Theo\",\"IV\"", StringComparison.Ordinal);
        var cells = QuoteTables.Morning.Split(',').Select(cell => $"\"{cell}\"").ToList();
        cells.Insert(18, "\"7\"");
        cells.Insert(7, "\"7\"");
        var text = "\r\n\r\n\"^SPX\",\"Last: 4505.10\",\"Change: 37.66\"\r\n"
            + "\"Date: September 14, 2023 at 4:31 PM EDT\",\"Bid: 4483.25\",\"Ask: 4526.27\"\r\n" + header + "\r\n" + string.Join(",", cells) + "\r\n\r\n";

        var table = Read(text);

        Assert.Equal("^SPX", table.UnderlyingName);
        Assert.Equal(Read(QuoteTables.Of(QuoteTables.Morning)).Rows, table.Rows);
    }

    [Theory]
    [InlineData("SPXW", "SPX")]
    [InlineData("NDXP", "NDX")]
    [InlineData("AAPL", "AAPL")]
    [InlineData("AAPL1", "AAPL")]
    [InlineData("BRKB", "BRK/B")]
    public void The_root_tells_the_underlying(string root, string underlying)
    {
        var row = QuoteTables.Morning.Replace("SPX2", root + "2", StringComparison.Ordinal);

        Assert.Equal(underlying, Read(QuoteTables.Of(row)).UnderlyingSymbol);
    }

    [Fact]
    public void A_file_packed_with_gzip_reads_like_the_plain_one()
    {
        var text = QuoteTables.Of(QuoteTables.Morning, QuoteTables.Evening);

        Assert.Equal(Read(text).Rows, Load(Pack(text)).Rows);
    }

    [Fact]
    public void A_packed_file_cut_short_is_refused()
    {
        var packed = Pack(QuoteTables.Of(QuoteTables.Morning, QuoteTables.Evening, QuoteTables.Idle));

        Assert.Throws<ChainFileException>(() => Load(packed[..^9]));
    }

    [Fact]
    public void A_file_that_is_not_there_is_no_fault_of_its_content() =>
        Assert.Throws<FileNotFoundException>(() => CboeQuoteTable.Load(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"))));

    [Theory]
    [InlineData("", "header row")]
    [InlineData("<!DOCTYPE html>\n<html><body>Access denied</body></html>\n", "begins \"<!DOCTYPE html>")]
    [InlineData("Symbol,Price\nAAPL,200\n", "header row")]
    [InlineData("\0\u0001\u0002PK binary", "header row")]
    public void What_is_no_quote_table_is_refused_with_what_was_expected(string text, string says)
    {
        var exception = Assert.Throws<ChainFileException>(() => Read(text));

        Assert.Contains("Expiration Date,Calls,Last Sale", exception.Message, StringComparison.Ordinal);
        Assert.Contains(says, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SPX230915C04500000", "SPX230915C0450000X", "no option symbol")]
    [InlineData("SPX230915C04500000", "SPX230915C04600000", "not the call of this line")]
    [InlineData("SPX230915P04500000", "SPX230915C04500000", "not the put of this line")]
    [InlineData("SPX230915P04500000", "SPXW230915P04500000", "different roots")]
    [InlineData("Fri Sep 15 2023", "Someday", "no expiration date")]
    [InlineData(",15.9,", ",n/a,", "\"Bid\" is no number")]
    [InlineData(",0.1071,", ",NaN,", "\"IV\" is no number")]
    [InlineData(",0.0091,15400", "", "ends before its column \"Gamma\"")]
    public void A_faulty_line_is_named_and_nothing_is_loaded(string part, string faulty, string says)
    {
        var text = QuoteTables.Of(QuoteTables.Idle, QuoteTables.Morning.Replace(part, faulty, StringComparison.Ordinal));

        var exception = Assert.Throws<ChainFileException>(() => Read(text));

        Assert.Equal(6, exception.LineNumber);
        Assert.StartsWith("Line 6: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(says, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contract_that_stands_in_the_table_twice_is_refused()
    {
        var exception = Assert.Throws<ChainFileException>(() => Read(QuoteTables.Of(QuoteTables.Morning, QuoteTables.Evening, QuoteTables.Morning)));

        Assert.Equal(7, exception.LineNumber);
        Assert.Contains("SPX230915C04500000", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_on_two_underlyings_are_refused()
    {
        var other = QuoteTables.Evening.Replace("SPXW", "NDXP", StringComparison.Ordinal);

        var exception = Assert.Throws<ChainFileException>(() => Read(QuoteTables.Of(QuoteTables.Morning, other)));

        Assert.Contains("NDX", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_table_without_rows_is_refused() => Assert.Throws<ChainFileException>(() => Read(QuoteTables.Of()));

    [Fact]
    public void A_table_without_a_date_is_refused()
    {
        var text = "\nS&P 500 INDEX,Last: 4505.10,Change: 37.66\n" + QuoteTables.Header + "\n" + QuoteTables.Morning;

        Assert.Contains("Date: ", Assert.Throws<ChainFileException>(() => Read(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_column_is_named_with_its_side()
    {
        var text = QuoteTables.Preamble() + QuoteTables.Header.Replace(",Open Interest,Strike", ",Strike", StringComparison.Ordinal) + "\n" + QuoteTables.Morning;

        var exception = Assert.Throws<ChainFileException>(() => Read(text));

        Assert.Contains("\"Open Interest\" before Strike", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_quotation_mark_that_never_closes_is_refused()
    {
        var text = QuoteTables.Of(QuoteTables.Idle, QuoteTables.Morning.Replace("16.5,", "\"16.5,", StringComparison.Ordinal), QuoteTables.Evening);

        Assert.Throws<ChainFileException>(() => Read(text));
    }

    private static CboeQuoteTable Read(string text) => CboeQuoteTable.Read(new StringReader(text));

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionMode.Compress))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static CboeQuoteTable Load(byte[] content)
    {
        var path = Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N") + ".csv");
        File.WriteAllBytes(path, content);
        try
        {
            return CboeQuoteTable.Load(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
