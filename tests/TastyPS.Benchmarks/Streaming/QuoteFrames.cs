using System.Globalization;
using System.Text;

namespace TastyPS.Benchmarks.Streaming;

/// <summary>COMPACT frames of Quote events, written the way the service writes them: Java's doubles, one type a frame.</summary>
internal static class QuoteFrames
{
    public const int EventsPerFrame = 200;

    /// <summary>The symbol of the event that ends a run, alone in its frame.</summary>
    public const string EndSymbol = "END";

    /// <summary>The columns of every frame, whatever the client asked for: all clients read the same bytes.</summary>
    public const string Fields = """["eventType","eventSymbol","bidPrice","askPrice","bidSize","askSize"]""";

    private const int Passes = 10;

    /// <summary>Frames that go through all symbols ten times, in another order and with other prices each time.</summary>
    public static IReadOnlyList<byte[]> Encode(int channel, IReadOnlyList<string> symbols)
    {
        var random = new Random(4);
        var frames = new List<byte[]>();
        for (var pass = 0; pass < Passes; pass++)
        {
            var shuffled = symbols.ToArray();
            random.Shuffle(shuffled);
            frames.AddRange(shuffled.Chunk(EventsPerFrame).Select(chunk => Encode(channel, chunk, random)));
        }

        return frames;
    }

    /// <summary>One frame with one event a symbol.</summary>
    public static byte[] Encode(int channel, IEnumerable<string> symbols, Random random)
    {
        var frame = new StringBuilder();
        frame.Append(CultureInfo.InvariantCulture, $$"""{"type":"FEED_DATA","channel":{{channel}},"data":["Quote",[""");
        var separator = "";
        foreach (var symbol in symbols)
        {
            var bid = random.Next(1, 40_000) * 0.05m;
            var ask = bid + random.Next(1, 20) * 0.05m;
            frame.Append(CultureInfo.InvariantCulture, $"""{separator}"Quote","{symbol}",{bid:0.0#},{ask:0.0#},{random.Next(1, 500)}.0,{random.Next(1, 500)}.0""");
            separator = ",";
        }

        return Encoding.UTF8.GetBytes(frame.Append("]]}").ToString());
    }

    /// <summary>The frame that ends a run.</summary>
    public static byte[] EncodeEnd(int channel) => Encode(channel, [EndSymbol], new Random(0));
}
