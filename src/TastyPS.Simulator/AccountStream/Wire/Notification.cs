namespace TastyPS.Simulator.AccountStream.Wire;

/// <summary>Something to be told to those who have subscribed to it.</summary>
/// <param name="Type">See <see cref="NotificationTypes"/>.</param>
/// <param name="AccountNumber">The account it is about; null for alerts, watchlists and messages to the user.</param>
/// <param name="Data">The object, as JSON.</param>
/// <param name="PublishedAt">When it was published.</param>
internal sealed record Notification(string Type, string? AccountNumber, byte[] Data, DateTimeOffset PublishedAt);
