namespace TastyPS.Client.Orders.Limits;

/// <summary>Where the caps of orders are kept. They are read for each order, so that a change holds at once, also one that another process makes. Thread-safe.</summary>
public abstract class OrderLimitStore
{
    private protected OrderLimitStore()
    {
    }

    /// <summary>Caps that end with their client; none to begin with.</summary>
    public static OrderLimitStore InMemory() => new OrderLimitMemory();

    /// <summary>Caps in a file, which need not be there yet.</summary>
    /// <param name="path">Rooted.</param>
    /// <param name="timeProvider">The clock of waiting for other processes; null for the system's.</param>
    /// <exception cref="ArgumentException">The path is not rooted.</exception>
    public static OrderLimitStore InFile(string path, TimeProvider? timeProvider = null) => OrderLimitsFile.At(path, timeProvider);

    /// <summary>Caps in the file <c>.tastyps-order-limits.json</c> in the folder of the stored secrets.</summary>
    /// <param name="secretsPath">The path of the secrets, rooted.</param>
    /// <exception cref="ArgumentException">The path is not rooted.</exception>
    public static OrderLimitStore BesideSecrets(string secretsPath) => secretsPath is null
        ? throw new ArgumentNullException(nameof(secretsPath))
        : InFile(Path.Combine(Path.GetDirectoryName(secretsPath) ?? "", OrderLimitsFile.FileName));

    /// <summary>The caps as they are now.</summary>
    /// <exception cref="OrderLimitsFileException">They cannot be read, so that no order may be sent.</exception>
    public abstract OrderLimits Read();

    /// <summary>Changes the caps, and gives them as they are then.</summary>
    /// <param name="change">Makes the new caps of those that are there.</param>
    /// <param name="mayReplaceUnreadable">Whether caps that cannot be read are taken for none, and replaced.</param>
    /// <param name="cancellationToken">Ends the waiting for other processes.</param>
    /// <exception cref="OrderLimitsFileException">They cannot be read or written.</exception>
    public abstract Task<OrderLimits> ChangeAsync(Func<OrderLimits, OrderLimits> change, bool mayReplaceUnreadable, CancellationToken cancellationToken);
}
