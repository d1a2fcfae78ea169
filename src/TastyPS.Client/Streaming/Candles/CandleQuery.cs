using System.Text;

namespace TastyPS.Client.Streaming.Candles;

/// <summary>Which candles are wanted of one instrument.</summary>
public sealed record CandleQuery
{
    /// <summary>The symbol as the candles are to show it.</summary>
    public required string Symbol { get; init; }

    /// <summary>The streamer symbol, without a period.</summary>
    public required string StreamerSymbol { get; init; }

    /// <summary>How long a candle is.</summary>
    public required CandleInterval Interval { get; init; }

    /// <summary>The start of the first candle, at the earliest.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The start of the last candle, at the latest; null for all until now.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether only trades of the regular session count.</summary>
    public bool RegularHours { get; init; }

    /// <summary>The prices that they are made of.</summary>
    public CandlePrice PriceType { get; init; }

    /// <summary>What the streamer is asked for, e.g. <c>AAPL{=5m,tho=true}</c>.</summary>
    public string CandleSymbol => SymbolOf(StreamerSymbol, Interval, RegularHours, PriceType);

    /// <summary>The symbol of candles of an instrument.</summary>
    /// <param name="streamerSymbol">The instrument's streamer symbol.</param>
    /// <param name="interval">How long a candle is.</param>
    /// <param name="regularHours">Whether only trades of the regular session count.</param>
    /// <param name="price">The prices that they are made of.</param>
    public static string SymbolOf(string streamerSymbol, CandleInterval interval, bool regularHours = false, CandlePrice price = CandlePrice.Last)
    {
        var text = new StringBuilder(streamerSymbol).Append("{=").Append(interval);
        if (price != CandlePrice.Last)
            text.Append(",price=").Append(price == CandlePrice.Settlement ? "s" : price.ToString().ToLowerInvariant());
        if (regularHours)
            text.Append(",tho=true");
        return text.Append('}').ToString();
    }
}
