namespace TastyPS.Client.Streaming.Transport;

/// <summary>Sends that nobody waits for: where one fails, the receiving side of the same connection fails too and tells it.</summary>
internal static class Unobserved
{
    public static void Leave(Task task) =>
        _ = task.ContinueWith(static failed => _ = failed.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
}
