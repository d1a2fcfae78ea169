using TastyPS.Client.Streaming.AccountStreams.State;

namespace TastyPS.Client.Streaming.AccountStreams.Tracking;

/// <summary>What a watch needs of its stream.</summary>
/// <param name="Book">What is known.</param>
/// <param name="Reading">Asks for what is not.</param>
/// <param name="IsConnected">Whether the stream tells what happens.</param>
/// <param name="Clock">The clock of all waits.</param>
internal sealed record OrderTrackerServices(AccountBook Book, StateReading Reading, Func<bool> IsConnected, TimeProvider Clock);
