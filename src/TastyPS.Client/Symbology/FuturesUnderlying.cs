using System.Diagnostics.CodeAnalysis;

namespace TastyPS.Client.Symbology;

/// <summary>What chains of options on futures are asked for: a product with all its futures, e.g. <c>/ES</c>, or one of them, e.g. <c>/ESZ6</c>.</summary>
public sealed record FuturesUnderlying
{
    private const int MaxCodeLength = 6;

    private FuturesUnderlying(string productCode, FutureSymbol? future)
    {
        ProductCode = productCode;
        Future = future;
    }

    /// <summary>The product's code without slash.</summary>
    public string ProductCode { get; }

    /// <summary>The one future that is meant; null for all of the product.</summary>
    public FutureSymbol? Future { get; }

    /// <summary>Reads a product or a future, in the service's form or in the feed's, in capital letters and with its slash.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public static FuturesUnderlying Parse(string text) => TryParse(text ?? throw new ArgumentNullException(nameof(text)), out var underlying)
        ? underlying
        : throw new FormatException($"'{text}' is no futures product such as '/ES' and no future such as '/ESZ6'.");

    /// <summary>Reads a product or a future. Where the text could be both it is a future.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out FuturesUnderlying? underlying)
    {
        underlying = null;
        if (FutureSymbol.TryParse(text, out var future))
            underlying = new FuturesUnderlying(future.ProductCode, future);
        else if (FutureStreamerSymbol.TryParse(text, out var streamer))
            underlying = new FuturesUnderlying(streamer.ProductCode, new FutureSymbol(streamer.ProductCode, streamer.Month, SymbolText.YearDigits(streamer.Year, 2)));
        else if (text is ['/', ..] && SymbolText.IsCode(text[1..], 1, MaxCodeLength))
            underlying = new FuturesUnderlying(text[1..], null);
        return underlying is not null;
    }

    /// <summary>True if this future is meant. The service writes one digit of the year where the text may have two.</summary>
    /// <param name="future">The service's symbol.</param>
    /// <param name="streamerSymbol">The feed's symbol, which has both digits; null if it is not known.</param>
    public bool Includes(string future, string? streamerSymbol = null) =>
        Future is null
        || (FutureSymbol.TryParse(future, out var other) && other.ProductCode == Future.ProductCode && other.Month == Future.Month
            && Future.YearDigits.EndsWith(other.YearDigits, StringComparison.Ordinal)
            && (Future.YearDigits.Length == 1 || !FutureStreamerSymbol.TryParse(streamerSymbol, out var streamer) || SymbolText.YearDigits(streamer.Year, 2) == Future.YearDigits));

    /// <summary>The product or the future, with its slash.</summary>
    public override string ToString() => Future?.ToString() ?? "/" + ProductCode;
}
