namespace TastyPS.Client.Streaming.AccountStreams.Protocol;

/// <summary>What the account streamer answered to one message.</summary>
/// <param name="Action">The action answered; empty if the reply has none.</param>
/// <param name="IsOk">Whether it was done.</param>
/// <param name="Message">What was wrong, e.g. <c>failed</c> or <c>not-implemented</c>.</param>
/// <param name="SessionId">The number the service gave the connection.</param>
/// <param name="RequestId">The number of the message answered; errors often lack it.</param>
internal sealed record AccountReply(string Action, bool IsOk, string? Message, string? SessionId, long? RequestId);
