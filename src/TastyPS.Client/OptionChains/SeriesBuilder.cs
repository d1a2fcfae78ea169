using System.Globalization;
using System.Text.Json;
using TastyPS.Analytics.Calendar;
using TastyPS.Client.Json;
using TastyPS.Client.Symbology;

namespace TastyPS.Client.OptionChains;

/// <summary>Collects one expiration. Its fields and strikes may come in any order.</summary>
internal sealed class SeriesBuilder
{
    // Listed options began in 1973; an earlier day is a mistake of the wire.
    private static readonly CalendarDate FirstDay = new(1973, 4, 26);

    private readonly List<OptionContract> _contracts = [];
    private readonly List<ChainDefect> _defects = [];
    private Dictionary<string, JsonElement>? _extra;
    private decimal _lastStrike;
    private bool _isAscending;

    public OptionSeries Series { get; private set; } = new(new ChainItem());

    public void Begin(ChainItem item)
    {
        Series = new OptionSeries(item);
        _contracts.Clear();
        _defects.Clear();
        _extra = null;
        _lastStrike = decimal.MinValue;
        _isAscending = true;
    }

    public void SetExpiration(CalendarDate? day) => Series.Expiration = day >= FirstDay ? day.Value : default;

    public bool TryKeep(ref Utf8JsonReader reader) => JsonScalars.TryKeep(ref reader, reader.GetString()!, ref _extra);

    public void Add(in StrikeFields strike)
    {
        if (!strike.HasPrice)
        {
            AddDefect(strike.UnreadablePrice, "the strike price cannot be read");
            return;
        }

        _isAscending &= strike.Price >= _lastStrike;
        _lastStrike = strike.Price;
        Add(in strike, strike.Call, strike.CallStreamer, OptionType.Call);
        Add(in strike, strike.Put, strike.PutStreamer, OptionType.Put);
    }

    public void AddDefect(string? strikePrice, string reason) => _defects.Add(new ChainDefect(Series, strikePrice, reason));

    public OptionSeries Complete()
    {
        if (Series.Expiration == default)
        {
            AddDefect(null, FormattableString.Invariant($"the expiration day cannot be read; {_contracts.Count} contracts are left out"));
            _contracts.Clear();
        }
        else
        {
            Series.ExpiresAt = Series.FutureTerms is { } terms && (terms.ExpiresAt ?? terms.StopsTradingAt) is { } told
                ? NewYorkTime.ToNewYork(told)
                : TradingCalendar.ExpiresAt(Series.Expiration.ToDateTime(), Series.SettlementType == "AM");
        }

        var contracts = _contracts.ToArray();
        if (!_isAscending)
            Array.Sort(contracts, static (a, b) => a.Strike != b.Strike ? a.Strike.CompareTo(b.Strike) : a.OptionType.CompareTo(b.OptionType));
        Series.Contracts = contracts;
        NameBySymbol();
        Series.Defects = _defects.ToArray();
        Series.Extra = _extra;
        return Series;
    }

    // An expiration of options on futures that does not name its root or its future is known by its symbols.
    private void NameBySymbol()
    {
        if (Series.FutureTerms is null || (Series.OwnRoot is not null && Series.OwnUnderlying is not null)
            || Series.Contracts.Count == 0 || !FutureOptionSymbol.TryParse(Series.Contracts[0].Symbol, out var symbol))
        {
            return;
        }

        Series.OwnRoot ??= symbol.OptionRoot;
        Series.OwnUnderlying ??= symbol.Future.ToString();
    }

    private void Add(in StrikeFields strike, string? symbol, string? streamerSymbol, OptionType type)
    {
        if (symbol is null)
            AddDefect(strike.Price.ToString(CultureInfo.InvariantCulture), type == OptionType.Call ? "the call has no symbol" : "the put has no symbol");
        else
            _contracts.Add(new OptionContract(Series, symbol, streamerSymbol, strike.Price, type, strike.Extra));
    }
}
