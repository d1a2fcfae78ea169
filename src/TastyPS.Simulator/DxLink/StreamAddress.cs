using System.Globalization;

namespace TastyPS.Simulator.DxLink;

/// <summary>Where the stream is found: at one address, or at another one for each token. Thread-safe.</summary>
internal sealed class StreamAddress(Uri baseUri, string path)
{
    private int _number;

    /// <summary>The address of a token.</summary>
    public Uri Next(bool isNew)
    {
        var number = isNew ? Interlocked.Increment(ref _number) : Volatile.Read(ref _number);
        return new UriBuilder(baseUri) { Scheme = "ws", Path = PathOf(number) }.Uri;
    }

    /// <summary>Whether a path is an address of the stream, be it of the past.</summary>
    public bool IsNear(string requested) => requested == path || requested.StartsWith(path + "/", StringComparison.Ordinal);

    /// <summary>Whether clients are served at a path now.</summary>
    public bool IsCurrent(string requested) => requested == PathOf(Volatile.Read(ref _number));

    private string PathOf(int number) => number == 0 ? path : path + "/" + number.ToString(CultureInfo.InvariantCulture);
}
