using System.Globalization;
using System.IO.Compression;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.ChainFile;

namespace TastyPS.Simulator.Tests.Market.ChainFile;

/// <summary>The real file, where it lies beside the checkout; it belongs to a third party and is not part of the repository.</summary>
public class RecordedChainTests
{
    private const string Name = "cboe-spx-2023-09-14.csv.gz";

    // Columns of this one file, counted by hand: the market reads them by name.
    private const int CallSymbol = 1;
    private const int PutSymbol = 12;

    [Fact]
    public void Every_contract_of_the_file_is_there_with_the_files_values()
    {
        var path = Find();
        var market = FileMarket.Load(path);
        var contracts = 0;
        foreach (var cells in Rows(path))
        {
            foreach (var symbol in new[] { CallSymbol, PutSymbol })
            {
                var text = cells[symbol];
                Assert.True(market.TryGetOption(text[..^15].PadRight(6) + text[^15..], out var option), text);
                var quotation = market.QuoteOf(option);
                Assert.Equal(NoneIfZero(cells[symbol + 1]), quotation.Last);
                Assert.Equal(NoneIfZero(cells[symbol + 3]), quotation.Bid);
                Assert.Equal(NoneIfZero(cells[symbol + 4]), quotation.Ask);
                Assert.Equal(Number(cells[symbol + 5]), quotation.Volume);
                Assert.Equal((double)Number(cells[symbol + 6]), quotation.ImpliedVolatility ?? 0);
                Assert.Equal((double)Number(cells[symbol + 7]), quotation.Delta ?? 0);
                Assert.Equal((double)Number(cells[symbol + 8]), quotation.Gamma ?? 0);
                Assert.Equal((long)Number(cells[symbol + 9]), quotation.OpenInterest);
                contracts++;
            }
        }

        Assert.Equal(19920, contracts);
        Assert.Equal(contracts, Contracts(market).Count());
    }

    [Fact]
    public void No_contract_is_there_twice()
    {
        var contracts = Contracts(FileMarket.Load(Find())).Select(option => (option.Series, option.Strike, option.Right)).ToList();

        Assert.Equal(contracts.Count, contracts.Distinct().Count());
    }

    [Fact]
    public void Both_roots_are_there_and_share_the_third_Friday()
    {
        var series = FileMarket.Load(Find()).SeriesOf("SPX");

        Assert.Equal(["AM", "PM"], series.Where(one => one.Expiration == new DateTime(2023, 9, 15)).Select(one => one.SettlementType));
        Assert.Equal(18, series.Count(one => one.Root == "SPX"));
        Assert.Equal(41, series.Count(one => one.Root == "SPXW"));
    }

    private static IEnumerable<OptionListing> Contracts(FileMarket market) =>
        market.SeriesOf("SPX").SelectMany(series => series.Strikes).SelectMany(strike => new[] { strike.Call, strike.Put });

    private static IEnumerable<string[]> Rows(string path)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(path), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            var cells = line.Split(',');
            if (cells.Length == 22 && cells[0] != "Expiration Date")
                yield return cells;
        }
    }

    private static decimal Number(string text) => decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static decimal? NoneIfZero(string text) => Number(text) is var value && value == 0 ? null : value;

    internal static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var path = Path.Combine(folder.FullName, "..", "shared", "data", Name);
            if (File.Exists(path))
                return path;
        }

        Assert.Skip($"The recorded chain ../shared/data/{Name} is not beside the checkout.");
        return Name;
    }
}
