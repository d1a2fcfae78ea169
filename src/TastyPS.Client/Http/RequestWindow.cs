namespace TastyPS.Client.Http;

/// <summary>A named sliding window, as a ledger keeps it.</summary>
/// <param name="Name">What is counted together, e.g. <c>all</c> or a family's name.</param>
/// <param name="Count">Requests the window may hold.</param>
/// <param name="Period">Its length, slack included.</param>
internal sealed record RequestWindow(string Name, int Count, TimeSpan Period);
