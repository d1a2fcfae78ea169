namespace TastyPS.Client.OptionChains;

/// <summary>The product is known, but has no such future.</summary>
public sealed class FutureNotListedException : TastyException
{
    internal FutureNotListedException(string product, string future, IReadOnlyList<string> listed)
        : base(listed.Count > 0 ? $"There is no {future}; listed are {string.Join(", ", listed)}." : $"There is no {future}; no futures are listed.")
    {
        Product = product;
        Future = future;
        Listed = listed;
    }

    /// <summary>The product, e.g. <c>/ES</c>.</summary>
    public string Product { get; }

    /// <summary>The future that was asked for.</summary>
    public string Future { get; }

    /// <summary>The futures of the product.</summary>
    public IReadOnlyList<string> Listed { get; }
}
