namespace TastyPS.Client.Http;

/// <summary>Knows the routes that may move money: whatever is not a plain reading below <c>orders</c> or <c>complex-orders</c>, dry runs included.</summary>
public static class OrderRoutes
{
    // A server decodes once; more layers cost nothing here and leave no way around.
    private const int MaxDecodings = 5;

    /// <summary>
    /// True for every method but GET, HEAD and OPTIONS on a path that has <c>orders</c> or <c>complex-orders</c> as a segment anywhere, in whatever case, width or encoding, and
    /// with whatever between the letters. Rather one route too many than an order by accident.
    /// </summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path, with or without query, relative or absolute.</param>
    public static bool IsOrderRoute(string method, string path)
    {
        if (method is null)
            throw new ArgumentNullException(nameof(method));
        if (path is null)
            throw new ArgumentNullException(nameof(path));

        return method.Trim().ToUpperInvariant() is not ("GET" or "HEAD" or "OPTIONS") && Decoded(path).Split('/', '\\', '?', '#', ';').Any(IsOrders);
    }

    private static bool IsOrders(string segment) => LenientName.Of(segment) is "orders" or "complexorders";

    /// <summary>The path without any layer of encoding.</summary>
    internal static string Decoded(string path)
    {
        for (var i = 0; i < MaxDecodings; i++)
        {
            var decoded = Uri.UnescapeDataString(path);
            if (decoded == path)
                break;
            path = decoded;
        }

        return path;
    }
}
