using TastyPS.Client.Http;
using TastyPS.Client.MarketData;
using TastyPS.Client.Streaming;

namespace TastyPS.Client.OptionChains.Snapshot;

/// <summary>Where a snapshot gets its facts.</summary>
/// <param name="MarketData">The REST service.</param>
/// <param name="Streaming">The feed.</param>
/// <param name="Clock">The clock of all waiting.</param>
/// <param name="EstimatePacing">How long the request limits stretch so many further requests.</param>
internal sealed record SnapshotSources(MarketDataService MarketData, StreamingService Streaming, TimeProvider Clock, Func<ApiFamily, int, TimeSpan> EstimatePacing);
