using TastyPS.Client.Streaming.AccountStreams.Protocol;
using TastyPS.Client.Streaming.AccountStreams.State;

namespace TastyPS.Client.Streaming.AccountStreams;

/// <summary>What a client gives to its account streams.</summary>
/// <param name="Address">The account streamer.</param>
/// <param name="Authorization">Gives tokens.</param>
/// <param name="State">Reads how accounts stand.</param>
internal sealed record AccountStreamAccess(Uri Address, IStreamAuthorization Authorization, IAccountState State);
