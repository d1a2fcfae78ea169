namespace TastyPS.Tests.Shared;

/// <summary>
/// The turn at port 8000, the only one that the page of a sign-in can have. Test projects run side by side, so the turn is one of the machine: whoever has
/// the file open has the port.
/// </summary>
internal sealed class PagePort : IDisposable
{
    private readonly FileStream _held;

    private PagePort(FileStream held) => _held = held;

    /// <summary>Waits for the turn; disposing ends it.</summary>
    public static async Task<PagePort> TakeAsync(CancellationToken cancellation)
    {
        var file = Path.Combine(Path.GetTempPath(), "tastyps-tests-port-8000.lock");
        while (true)
        {
            try
            {
                return new PagePort(new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException)
            {
                await Task.Delay(50, cancellation);
            }
        }
    }

    public void Dispose() => _held.Dispose();
}
