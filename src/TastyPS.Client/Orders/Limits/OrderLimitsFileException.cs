namespace TastyPS.Client.Orders.Limits;

/// <summary>The file of the caps cannot be read or written. As long as it cannot be read, no order is sent.</summary>
public sealed class OrderLimitsFileException : TastyException
{
    internal OrderLimitsFileException(string path, string message, Exception? innerException = null)
        : base(message, innerException) =>
        Path = path;

    /// <summary>The file.</summary>
    public string Path { get; }
}
