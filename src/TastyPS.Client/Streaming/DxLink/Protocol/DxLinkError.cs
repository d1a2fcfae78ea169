namespace TastyPS.Client.Streaming.DxLink.Protocol;

/// <summary>An ERROR message of the server.</summary>
/// <param name="Channel">The channel it concerns; 0 is the connection itself.</param>
/// <param name="Kind">Its kind, e.g. <c>BAD_ACTION</c>.</param>
/// <param name="Message">Its text.</param>
internal readonly record struct DxLinkError(int Channel, string Kind, string Message);
