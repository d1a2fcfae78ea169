using System.Globalization;
using System.IO.Compression;
using TastyPS.Client.OptionChains.Snapshot;
using TastyPS.Simulator.Market;

namespace TastyPS.Client.Tests.OptionChains.Snapshot;

/// <summary>A chain as the exchange published it, from its file through the simulator and the client, held against the text of the file.</summary>
public sealed class RealChainTests
{
    private const string Name = "cboe-spx-2023-09-14.csv.gz";

    [Fact]
    public async Task Every_contract_of_the_file_comes_once_with_the_prices_and_the_open_interest_of_the_file()
    {
        var file = Find();
        var expected = await QuotesAsync(file);
        using var bench = new QueryBench(simulator => simulator.Market = SimulatedMarket.FromChainFile(file));
        var told = new Recorder();

        var coverage = await bench.RunAsync(new ChainQuery { Underlying = "SPX" }, told);

        Assert.Equal(19_920, expected.Count);
        Assert.Equal(expected.Count, told.Rows.Count);
        Assert.Equal(expected.Count, told.Rows.Select(row => (row.Root, row.Expiration, row.Strike, row.OptionType)).Distinct().Count());
        Assert.Equal(["SPX", "SPXW"], told.Rows.Select(row => row.Root).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal((0, 1.0, (expected.Count / 100) + 2), (coverage.Missing, coverage.Coverage, coverage.Requests));
        Assert.All(told.Rows, row =>
        {
            var quote = expected[row.Symbol.Replace(" ", "", StringComparison.Ordinal)];
            Assert.Equal((quote.Day, quote.Strike), (row.Expiration.Date, row.Strike));
            Assert.Equal((quote.Ask, quote.OpenInterest), (row.Ask ?? 0, row.OpenInterest));

            // A zero in the file stands for no bid and for no sale.
            Assert.Equal((quote.Bid == 0 ? null : quote.Bid, quote.Last == 0 ? null : quote.Last), (row.Bid, row.Last));
            Assert.Equal((4505.1001m, row.Root == "SPX" ? "AM" : "PM"), (row.UnderlyingPrice!.Value, row.SettlementType));
        });
    }

    // By nothing but splitting the text: both halves of a line have the symbol first, the last column is the put's open interest.
    private static async Task<Dictionary<string, Quote>> QuotesAsync(string file)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        var quotes = new Dictionary<string, Quote>(StringComparer.Ordinal);
        var isBody = false;
        while (await reader.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            var cells = line.Split(',');
            if (isBody && cells.Length == 22)
            {
                var day = DateTime.ParseExact(cells[0], "ddd MMM dd yyyy", CultureInfo.InvariantCulture).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
                quotes.Add(cells[1], new Quote(day, Number(cells[11]), Number(cells[4]), Number(cells[5]), Number(cells[2]), (long)Number(cells[10])));
                quotes.Add(cells[12], new Quote(day, Number(cells[11]), Number(cells[15]), Number(cells[16]), Number(cells[13]), (long)Number(cells[21])));
            }

            isBody |= line.StartsWith("Expiration Date,", StringComparison.Ordinal);
        }

        return quotes;
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "data", Name);
            if (File.Exists(file))
                return file;
        }

        Assert.Skip($"The recorded chain {Name} is not on this machine.");
        return "";
    }

    private sealed record Quote(string Day, decimal Strike, decimal Bid, decimal Ask, decimal Last, long OpenInterest);
}
