using TastyPS.Client.Streaming.AccountStreams.Protocol;
using TastyPS.Client.Streaming.AccountStreams.State;

namespace TastyPS.Client.Streaming.AccountStreams;

/// <summary>What an account stream needs of the world.</summary>
/// <param name="Address">The account streamer.</param>
/// <param name="Authorization">Gives tokens.</param>
/// <param name="State">Reads how accounts stand.</param>
/// <param name="Source">Who asks, e.g. <c>TastyPS/1.0.0</c>.</param>
/// <param name="Clock">The clock of all pauses.</param>
/// <param name="Jitter">Random numbers from 0 to below 1.</param>
internal sealed record AccountStreamServices(Uri Address, IStreamAuthorization Authorization, IAccountState State, string Source, TimeProvider Clock, Func<double> Jitter);
