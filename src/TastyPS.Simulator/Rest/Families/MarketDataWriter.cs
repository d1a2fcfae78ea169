using System.Text.Json;
using TastyPS.Simulator.Market;
using TastyPS.Simulator.Market.Synthetic;

namespace TastyPS.Simulator.Rest.Families;

/// <summary>The items of market data. Which keys an equity and an index have follows recordings; an option has the keys of the reference.</summary>
internal sealed class MarketDataWriter(bool sendGreeks)
{
    public static void WriteListing(Utf8JsonWriter json, Listing listing, Quotation quote, string type, bool isEmpty)
    {
        WriteHead(json, listing.Symbol, type, quote);
        if (!isEmpty)
        {
            // An index says that nobody stands behind its quote, even if it has none.
            WriteQuote(json, quote, listing.IsIndex ? 0m : null);
            json.WriteDecimal("mark", quote.ListingMark());
            json.WriteDecimal("last", quote.Last);
            json.WriteDecimal("last-mkt", quote.Last);
            json.WriteDecimal("beta", ReferenceFigures.BetaOf(listing));
            WriteDay(json, quote, listing.IsIndex ? "Regular" : "Final", SessionHours.Equities);
            if (ReferenceFigures.YearRangeOf(listing.Symbol, quote) is { } year)
            {
                json.WriteDecimal("year-low-price", year.Low);
                json.WriteDecimal("year-high-price", year.High);
            }
            if (!listing.IsIndex)
            {
                if (quote.Last is { } last)
                {
                    json.WriteDecimal("low-limit-price", Math.Round(last * 0.95m, 2));
                    json.WriteDecimal("high-limit-price", Math.Round(last * 1.05m, 2));
                }
                json.WriteDecimal("volume", quote.Volume);
            }
        }
        WriteHalt(json, quote);
    }

    public void WriteOption(Utf8JsonWriter json, string symbol, string type, Quotation quote, bool isEmpty)
    {
        WriteHead(json, symbol, type, quote);
        if (!isEmpty)
        {
            WriteQuote(json, quote, null);
            json.WriteDecimal("mark", quote.OptionMark());
            json.WriteDecimal("last", quote.Last);
            json.WriteDecimal("last-mkt", quote.Last);
            if (quote.LastTime is { } time) json.WriteNumber("last-trade-time", time.ToUnixTimeMilliseconds());
            WriteDay(json, quote, "Regular", HoursOf(type));
            json.WriteDecimal("volume", quote.Volume);
            json.WriteDecimal("open-interest", (decimal?)quote.OpenInterest);
            if (sendGreeks) WriteGreeks(json, quote);
        }
        WriteHalt(json, quote);
    }

    /// <summary>A future or a cryptocurrency: the keys of the recorded coin, and what a future has besides.</summary>
    public static void WriteTraded(Utf8JsonWriter json, string symbol, string type, Quotation quote, bool isEmpty)
    {
        WriteHead(json, symbol, type, quote);
        if (!isEmpty)
        {
            WriteQuote(json, quote, null);
            json.WriteDecimal("mark", type == "Cryptocurrency" ? quote.Mid() : quote.ListingMark());
            json.WriteDecimal("last", quote.Last);
            json.WriteDecimal("last-mkt", quote.Last);
            WriteDay(json, quote, "Regular", HoursOf(type));
            if (ReferenceFigures.YearRangeOf(symbol, quote) is { } year)
            {
                json.WriteDecimal("year-low-price", year.Low);
                json.WriteDecimal("year-high-price", year.High);
            }
            if (type == "Future") json.WriteDecimal("volume", quote.Volume);
            json.WriteDecimal("open-interest", (decimal?)quote.OpenInterest);
        }
        WriteHalt(json, quote);
    }

    public static void WriteInstrument(Utf8JsonWriter json, string symbol, string type, string exchange)
    {
        json.WriteStartObject("instrument");
        WriteIdentity(json, symbol, type);
        json.WriteString("exchange", exchange);
        json.WriteEndObject();
    }

    public static void WriteInstrument(Utf8JsonWriter json, OptionListing option, IMarket market)
    {
        json.WriteStartObject("instrument");
        WriteIdentity(json, option.Symbol, "Equity Option");
        json.WriteStartObject("underlying-instrument");
        var underlying = option.Series.Underlying;
        WriteIdentity(json, underlying, market.TryGetListing(underlying, out var listing) && listing.IsIndex ? "Index" : "Equity");
        json.WriteEndObject();
        json.WriteString("root-symbol", option.Series.Root);
        json.WriteString("exchange", "EQUITY");
        json.WriteEndObject();
    }

    private static void WriteIdentity(Utf8JsonWriter json, string symbol, string type)
    {
        json.WriteString("symbol", symbol);
        json.WriteString("instrument-type", type);
        json.WriteStartObject("instrument-key");
        json.WriteString("symbol", symbol);
        json.WriteString("instrument-type", type);
        json.WriteEndObject();
    }

    private static SessionHours HoursOf(string type) => type switch
    {
        "Cryptocurrency" => SessionHours.AroundTheClock,
        "Future" or "Future Option" => SessionHours.Futures,
        _ => SessionHours.Equities,
    };

    private static void WriteHead(Utf8JsonWriter json, string symbol, string type, Quotation quote)
    {
        json.WriteString("symbol", symbol);
        json.WriteString("instrument-type", type);
        json.WriteString("updated-at", WireValues.ZuluInstant(quote.UpdatedAt));
    }

    private static void WriteQuote(Utf8JsonWriter json, Quotation quote, decimal? sizeByDefault)
    {
        json.WriteDecimal("bid", quote.Bid);
        json.WriteDecimal("bid-size", quote.BidSize ?? sizeByDefault);
        json.WriteDecimal("ask", quote.Ask);
        json.WriteDecimal("ask-size", quote.AskSize ?? sizeByDefault);
        json.WriteDecimal("mid", quote.Mid());
    }

    // "close" appears when the day's session is over.
    private static void WriteDay(Utf8JsonWriter json, Quotation quote, string closeType, SessionHours hours)
    {
        var isClosed = quote.UpdatedAt >= hours.CloseOf(quote.SummaryDate);
        json.WriteDecimal("open", quote.Open);
        json.WriteDecimal("day-high-price", quote.High);
        json.WriteDecimal("day-low-price", quote.Low);
        if (isClosed) json.WriteDecimal("close", quote.Last);
        json.WriteString("close-price-type", isClosed ? closeType : "Regular");
        json.WriteDecimal("prev-close", quote.PreviousClose);
        json.WriteString("prev-close-price-type", closeType);
        json.WriteDay("summary-date", quote.SummaryDate);
        json.WriteDay("prev-close-date", hours.DayBefore(quote.SummaryDate));
    }

    private static void WriteGreeks(Utf8JsonWriter json, Quotation quote)
    {
        json.WriteDecimal("delta", quote.Delta);
        json.WriteDecimal("gamma", quote.Gamma);
        json.WriteDecimal("theta", quote.Theta);
        json.WriteDecimal("vega", quote.Vega);
        json.WriteDecimal("rho", quote.Rho);
        json.WriteDecimal("volatility", quote.ImpliedVolatility);
        json.WriteDecimal("theo-price", quote.TheoreticalPrice);
    }

    private static void WriteHalt(Utf8JsonWriter json, Quotation quote)
    {
        json.WriteBoolean("is-trading-halted", quote.HaltedAt is not null);
        json.WriteText("trading-halted-reason", quote.HaltReason);
        json.WriteNumber("halt-start-time", quote.HaltedAt?.ToUnixTimeMilliseconds() ?? -1);
        json.WriteNumber("halt-end-time", -1);
    }
}
