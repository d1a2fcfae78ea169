using System.Text;
using System.Text.Json;
using TastyPS.Client.Json;

namespace TastyPS.Client.MarketData;

/// <summary>Reads the items of a market data reply that is wholly in memory.</summary>
internal static class MarketDataParser
{
    private static readonly long MaxMilliseconds = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    /// <summary>Reads a reply with or without its envelope.</summary>
    /// <returns>False if it has no list of items.</returns>
    /// <exception cref="JsonException">The text is no JSON.</exception>
    public static bool TryRead(ReadOnlySpan<byte> utf8, DateTimeOffset receivedAt, ICollection<MarketDataItem> items, ICollection<ItemDefect>? defects)
    {
        var reader = new Utf8JsonReader(utf8);
        var hasItems = false;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName)
                continue;
            var isItems = reader.ValueTextEquals("items"u8);
            var isData = reader.ValueTextEquals("data"u8);
            reader.Read();
            if (isItems && reader.TokenType == JsonTokenType.StartArray)
            {
                ReadItems(ref reader, receivedAt, items, defects);
                hasItems = true;
            }
            else if (!isData)
            {
                reader.Skip();
            }
        }

        return hasItems;
    }

    private static void ReadItems(ref Utf8JsonReader reader, DateTimeOffset receivedAt, ICollection<MarketDataItem> items, ICollection<ItemDefect>? defects)
    {
        for (var position = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; position++)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                defects?.Add(new ItemDefect(position, "the item is not an object"));
                continue;
            }

            var item = ReadItem(ref reader, receivedAt);
            if (item.Symbol.Length > 0)
                items.Add(item);
            else
                defects?.Add(new ItemDefect(position, "the item has no symbol"));
        }
    }

    private static MarketDataItem ReadItem(ref Utf8JsonReader reader, DateTimeOffset receivedAt)
    {
        var item = new MarketDataItem(receivedAt);
        Dictionary<string, JsonElement>? extra = null;
        List<string>? empty = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = JsonScalars.Bytes(ref reader);
            var field = MarketDataFields.Find(name);
            reader.Read();
            if (field != MarketDataField.Unknown && TryReadField(ref reader, field, item))
                continue;

            var text = Encoding.UTF8.GetString(name.ToArray());
            if (field != MarketDataField.Unknown)
                (empty ??= []).Add(text);
            if (reader.TokenType == JsonTokenType.Null)
                continue;
            JsonScalars.TryKeep(ref reader, text, ref extra);
        }

        item.Extra = extra;
        if (empty is not null)
            item.EmptyFields = empty;
        return item;
    }

    private static bool TryReadField(ref Utf8JsonReader reader, MarketDataField field, MarketDataItem item)
    {
        item.HasGreeks |= field is MarketDataField.Delta or MarketDataField.Gamma or MarketDataField.Theta or MarketDataField.Vega
            or MarketDataField.Rho or MarketDataField.ImpliedVolatility or MarketDataField.TheoreticalPrice;
        switch (field)
        {
            case MarketDataField.Symbol:
                return (item.Symbol = JsonScalars.Name(ref reader) ?? "").Length > 0;
            case MarketDataField.InstrumentType:
                return (item.InstrumentType = JsonScalars.Name(ref reader)) is not null;
            case MarketDataField.UpdatedAt:
                return (item.UpdatedAt = JsonScalars.Instant(ref reader)) is not null;
            case MarketDataField.Bid:
                return (item.Bid = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.BidSize:
                return (item.BidSize = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.Ask:
                return (item.Ask = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.AskSize:
                return (item.AskSize = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.Mid:
                return (item.Mid = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.Mark:
                return (item.Mark = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.Last:
                return (item.Last = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.LastExtended:
                return (item.LastExtended = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.LastMarket:
                return (item.LastMarket = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.LastTradeTime:
                return TryReadLastTrade(ref reader, item);
            case MarketDataField.Open:
                return (item.Open = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.DayHigh:
                return (item.DayHigh = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.DayLow:
                return (item.DayLow = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.Close:
                return (item.Close = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.ClosePriceType:
                return (item.ClosePriceType = JsonScalars.Name(ref reader)) is not null;
            case MarketDataField.PreviousClose:
                return (item.PreviousClose = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.PreviousClosePriceType:
                return (item.PreviousClosePriceType = JsonScalars.Name(ref reader)) is not null;
            case MarketDataField.PreviousCloseDate:
                return (item.PreviousCloseDate = JsonScalars.Day(ref reader)) is not null;
            case MarketDataField.SummaryDate:
                return (item.SummaryDate = JsonScalars.Day(ref reader)) is not null;
            case MarketDataField.Volume:
                return (item.Volume = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.VolumeExtended:
                return (item.VolumeExtended = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.OpenInterest:
                return (item.OpenInterest = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.YearHigh:
                return (item.YearHigh = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.YearLow:
                return (item.YearLow = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.Beta:
                return (item.Beta = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.DividendAmount:
                return (item.DividendAmount = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.DividendFrequency:
                return (item.DividendFrequency = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.HighLimitPrice:
                return (item.HighLimitPrice = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.LowLimitPrice:
                return (item.LowLimitPrice = JsonScalars.Decimal(ref reader)) is not null;
            case MarketDataField.IsTradingHalted:
                return (item.IsTradingHalted = JsonScalars.Boolean(ref reader)) is not null;
            case MarketDataField.TradingHaltedReason:
                return (item.TradingHaltedReason = JsonScalars.Name(ref reader)) is not null;
            case MarketDataField.HaltStartTime:
                return (item.HaltStartTime = JsonScalars.Int64(ref reader)) is not null;
            case MarketDataField.HaltEndTime:
                return (item.HaltEndTime = JsonScalars.Int64(ref reader)) is not null;
            case MarketDataField.Delta:
                return (item.Delta = JsonScalars.Double(ref reader)) is not null;
            case MarketDataField.Gamma:
                return (item.Gamma = JsonScalars.Double(ref reader)) is not null;
            case MarketDataField.Theta:
                return (item.Theta = JsonScalars.Double(ref reader)) is not null;
            case MarketDataField.Vega:
                return (item.Vega = JsonScalars.Double(ref reader)) is not null;
            case MarketDataField.Rho:
                return (item.Rho = JsonScalars.Double(ref reader)) is not null;
            case MarketDataField.ImpliedVolatility:
                return (item.ImpliedVolatility = JsonScalars.Double(ref reader)) is not null;
            case MarketDataField.TheoreticalPrice:
                return (item.TheoreticalPrice = JsonScalars.Decimal(ref reader)) is not null;
            default:
                return false;
        }
    }

    // Milliseconds since 1970; 0 stands for "never traded" and is an answer.
    private static bool TryReadLastTrade(ref Utf8JsonReader reader, MarketDataItem item)
    {
        if (!JsonScalars.TryInt64(ref reader, out var milliseconds) || milliseconds > MaxMilliseconds)
            return false;
        item.LastTradeTime = milliseconds > 0 ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds) : null;
        return true;
    }
}
