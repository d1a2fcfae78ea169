using TastyPS.Client;
using TastyPS.Client.Streaming;

namespace TastyPS.Abstractions;

/// <summary>Why a stream could not be opened, as an error of the stream: the same cause has another id where a REST call fails of it.</summary>
internal static class StreamFailures
{
    public static TastyException Of(TastyException loss) => loss switch
    {
        TastyStreamException => loss,
        TastyNetworkException or TastyServerException or TastyRateLimitException => new TastyStreamException($"The stream could not be opened. {loss.Message}", loss),
        _ => loss,
    };
}
