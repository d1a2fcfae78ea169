namespace TastyPS.Client.Diagnostics;

/// <summary>The head of the reply to a probe.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="IsHtml">Whether it is a web page.</param>
/// <param name="ServiceTime">The header <c>Date</c>, in whole seconds.</param>
/// <param name="ReceivedAt">When it came, by our clock.</param>
internal sealed record ProbeReply(int Status, bool IsHtml, DateTimeOffset? ServiceTime, DateTimeOffset ReceivedAt);
