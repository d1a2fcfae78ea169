namespace TastyPS.Simulator.Rest;

/// <summary>The headers that decide whether a request is served.</summary>
internal sealed record RequestHeaders(string UserAgent, string? Authorization, string? AcceptVersion);
