namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>
/// Takes out values that cannot be what their columns say: the surest sign that the service has changed its columns without saying so. Called for each event.
/// </summary>
/// <returns>What was wrong, in words that are the same each time; null if nothing.</returns>
internal delegate string? PlausibilityCheck<TValues>(ref TValues values);
