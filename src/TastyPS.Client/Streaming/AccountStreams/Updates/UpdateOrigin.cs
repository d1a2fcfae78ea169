using TastyPS.Client.MarketData;

namespace TastyPS.Client.Streaming.AccountStreams.Updates;

/// <summary>Where an update came from.</summary>
/// <param name="TypeText">Its type as the service words it.</param>
/// <param name="Source">The stream (Feed), or a REST reply.</param>
/// <param name="ReceivedAt">When it came; of a REST reply when it was asked for.</param>
/// <param name="PublishedAt">When the service sent it.</param>
/// <param name="Sequence">Its number on the connection.</param>
/// <param name="IsInitial">Whether it is part of how things stood when the stream was opened.</param>
internal sealed record UpdateOrigin(
    string TypeText,
    ValueSource Source,
    DateTimeOffset ReceivedAt,
    DateTimeOffset? PublishedAt = null,
    long? Sequence = null,
    bool IsInitial = false);
