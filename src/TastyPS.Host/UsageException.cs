namespace TastyPS.Host;

/// <summary>The command line cannot be obeyed. The message says what to write instead.</summary>
internal sealed class UsageException(string message) : Exception(message);
