using TastyPS.Client.Authentication.Secrets;

namespace TastyPS.Client.Orders.Limits;

/// <summary>
/// Caps in a JSON file, which is replaced in one step. No file means no caps. A file that cannot be read, or is not exactly what this class writes, is never passed over.
/// </summary>
internal sealed class OrderLimitsFile : OrderLimitStore
{
    /// <summary>The name of the file beside that of the secrets.</summary>
    public const string FileName = ".tastyps-order-limits.json";

    // Ours have a few hundred bytes.
    private const int LongestContent = 1024 * 1024;

    private readonly string _path;
    private readonly PrivateFiles _files = PrivateFiles.OfThisSystem;
    private readonly ReplacedFile _replaced;

    private OrderLimitsFile(string path, TimeProvider timeProvider)
    {
        _path = path;
        _replaced = new ReplacedFile(path, _files, timeProvider);
    }

    public static OrderLimitsFile At(string path, TimeProvider? timeProvider)
    {
        if (path is null)
            throw new ArgumentNullException(nameof(path));
        if (!Path.IsPathRooted(path))
            throw new ArgumentException("The path must be rooted.", nameof(path));

        return new OrderLimitsFile(Path.GetFullPath(path), timeProvider ?? TimeProvider.System);
    }

    public override OrderLimits Read()
    {
        try
        {
            return Load() is { } content ? OrderLimitsDocument.Parse(content) with { Path = _path } : new OrderLimits { Path = _path };
        }
        catch (FormatException e)
        {
            throw Unusable($"{_path} holds no order limits: {e.Message}", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw Unusable($"{_path} with the order limits cannot be read: {e.Message}", e);
        }
    }

    public override async Task<OrderLimits> ChangeAsync(Func<OrderLimits, OrderLimits> change, bool mayReplaceUnreadable, CancellationToken cancellationToken)
    {
        try
        {
            using var held = await _replaced.LockAsync(cancellationToken).ConfigureAwait(false);
            var changed = change(ReadToChange(mayReplaceUnreadable));
            await _replaced.WriteAsync(OrderLimitsDocument.ToBytes(changed), cancellationToken).ConfigureAwait(false);
            return changed with { Path = _path };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or SecretsFileException)
        {
            throw new OrderLimitsFileException(_path, $"The order limits were not changed. {_path} cannot be written: {e.Message}", e);
        }
    }

    /// <summary>The path.</summary>
    public override string ToString() => _path;

    private OrderLimits ReadToChange(bool mayReplaceUnreadable)
    {
        try
        {
            return Read();
        }
        catch (OrderLimitsFileException) when (mayReplaceUnreadable)
        {
            return new OrderLimits();
        }
    }

    // Null if there is none. A link that leads nowhere, or a folder, is something.
    private byte[]? Load()
    {
        if (!_files.Exists(_path))
            return null;

        using var file = new FileStream(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length > LongestContent)
            throw new FormatException("it is too long.");

        using var content = new MemoryStream();
        file.CopyTo(content);
        return content.ToArray();
    }

    private OrderLimitsFileException Unusable(string message, Exception cause) => new(_path, $"{message.TrimEnd('.')}. No order is sent until it is mended or replaced.", cause);
}
