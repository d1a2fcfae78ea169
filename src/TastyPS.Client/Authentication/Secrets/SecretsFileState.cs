namespace TastyPS.Client.Authentication.Secrets;

/// <summary>What a look at a secrets file found, without opening an entry.</summary>
/// <param name="Exists">Whether there is one.</param>
/// <param name="Problem">Why it cannot be used; null if it can, or if there is none.</param>
/// <param name="Entries">Its entries, if it can be used.</param>
public sealed record SecretsFileState(bool Exists, SecretsFileException? Problem, IReadOnlyList<StoredEntry> Entries);
