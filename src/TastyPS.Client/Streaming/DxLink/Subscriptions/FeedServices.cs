namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>What a connection needs of the world.</summary>
/// <param name="Opener">Opens sessions.</param>
/// <param name="Tickets">Gives addresses and tokens.</param>
/// <param name="Clock">The clock of all pauses.</param>
/// <param name="Jitter">Random numbers from 0 to below 1; asked by several connections.</param>
internal sealed record FeedServices(ISessionOpener Opener, StreamTickets Tickets, TimeProvider Clock, Func<double> Jitter);
