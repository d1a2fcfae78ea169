using System.IO.Compression;

namespace TastyPS.Simulator.Market.ChainFile;

/// <summary>A Cboe delayed quote table ("quotedata.csv"): the complete option chain of one underlying at one instant.</summary>
public sealed class CboeQuoteTable
{
    private const byte GzipMagic1 = 0x1F;
    private const byte GzipMagic2 = 0x8B;

    internal CboeQuoteTable(CboePreamble preamble, string underlyingSymbol, IReadOnlyList<CboeQuoteRow> rows)
    {
        UnderlyingSymbol = underlyingSymbol;
        UnderlyingName = preamble.Name;
        Last = preamble.Last;
        Change = preamble.Change;
        Bid = preamble.Bid;
        Ask = preamble.Ask;
        Instant = preamble.Instant;
        Rows = rows;
    }

    /// <summary>The underlying's symbol, told by the option roots: SPX and SPXW are options on <c>SPX</c>.</summary>
    public string UnderlyingSymbol { get; }

    /// <summary>The underlying's name as printed.</summary>
    public string UnderlyingName { get; }

    /// <summary>The underlying's last price.</summary>
    public decimal? Last { get; }

    /// <summary>The underlying's change since the close before.</summary>
    public decimal? Change { get; }

    /// <summary>The underlying's bid.</summary>
    public decimal? Bid { get; }

    /// <summary>The underlying's ask.</summary>
    public decimal? Ask { get; }

    /// <summary>When the table was made, in New York's offset of that day.</summary>
    public DateTimeOffset Instant { get; }

    /// <summary>The lines, in the file's order.</summary>
    public IReadOnlyList<CboeQuoteRow> Rows { get; }

    /// <summary>Reads a file, plain or gzip (told by its content, not its name).</summary>
    /// <exception cref="ChainFileException">The file is no complete Cboe quote table.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static CboeQuoteTable Load(string path)
    {
        var bytes = File.ReadAllBytes(path);
        if (bytes.Length > 2 && bytes[0] == GzipMagic1 && bytes[1] == GzipMagic2)
            bytes = Unpack(bytes);
        using var reader = new StreamReader(new MemoryStream(bytes, writable: false));
        return Read(reader);
    }

    /// <summary>Reads a table from text.</summary>
    /// <exception cref="ChainFileException">The text is no complete Cboe quote table.</exception>
    public static CboeQuoteTable Read(TextReader reader) => CboeTableReader.Read(reader);

    private static byte[] Unpack(byte[] packed)
    {
        using var unpacked = new MemoryStream();
        try
        {
            using var gzip = new GZipStream(new MemoryStream(packed, writable: false), CompressionMode.Decompress);
            gzip.CopyTo(unpacked);
        }
        catch (InvalidDataException exception)
        {
            throw new ChainFileException("The file is packed with gzip and cannot be unpacked: " + exception.Message, exception);
        }

        // A file cut short unpacks without complaint in older runtimes; RFC 1952 ends it with the unpacked length.
        var tail = packed.Length - 4;
        var expected = packed[tail] | packed[tail + 1] << 8 | packed[tail + 2] << 16 | packed[tail + 3] << 24;
        if (unchecked((int)unpacked.Length) != expected)
            throw new ChainFileException("The file is packed with gzip and was cut short: its length is not the one noted at its end.");
        return unpacked.ToArray();
    }
}
