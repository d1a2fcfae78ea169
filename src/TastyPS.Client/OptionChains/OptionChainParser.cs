using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using TastyPS.Client.Instruments;
using TastyPS.Client.Json;
using TastyPS.Client.Symbology;

namespace TastyPS.Client.OptionChains;

/// <summary>
/// Turns the bytes of a nested chain into series, as far as they have arrived. It goes in steps, each of which reads a strike,
/// a field or a bracket wholly or leaves everything as it was.
/// </summary>
internal sealed class OptionChainParser
{
    private readonly Queue<OptionSeries> _ready = new();
    private readonly List<OptionSeries> _held = [];
    private readonly SeriesBuilder _series = new();
    private JsonReaderState _state;
    private Place _place = Place.Start;
    private bool _inData;
    private ChainFutures? _futures;
    private ChainItem _item = new();

    private enum Place
    {
        Start,
        Envelope,
        Items,
        Item,
        Expirations,
        Expiration,
        Strikes,
        End,
    }

    /// <summary>True once the outermost object is closed.</summary>
    public bool IsComplete => _place == Place.End;

    /// <summary>True if the reply had a list of roots.</summary>
    public bool HasItems { get; private set; }

    /// <summary>The futures the chain lists, as far as they have been read.</summary>
    public IReadOnlyList<Future> Futures => _futures?.All ?? [];

    /// <summary>True if a series waits to be taken.</summary>
    public bool IsReady => _ready.Count > 0;

    /// <summary>Takes the next finished series.</summary>
    public bool TryTake([NotNullWhen(true)] out OptionSeries? series)
    {
        series = _ready.Count > 0 ? _ready.Dequeue() : null;
        return series is not null;
    }

    /// <summary>Reads on until a series is ready or the bytes are used up.</summary>
    /// <returns>How many of the bytes were consumed.</returns>
    /// <exception cref="JsonException">The text is no JSON, or no object.</exception>
    public int Advance(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, isFinalBlock: false, _state);
        while (_ready.Count == 0)
        {
            var before = reader;
            if (!Step(ref reader))
            {
                reader = before;
                break;
            }
        }

        _state = reader.CurrentState;
        return (int)reader.BytesConsumed;
    }

    private bool Step(ref Utf8JsonReader reader)
    {
        if (!reader.Read())
            return false;
        switch (_place)
        {
            case Place.Start:
                if (reader.TokenType != JsonTokenType.StartObject)
                    throw new JsonException();
                _place = Place.Envelope;
                return true;
            case Place.Envelope:
                return ReadEnvelope(ref reader);
            case Place.Items:
                return Enter(ref reader, Place.Item, Place.Envelope);
            case Place.Item:
                return ReadItem(ref reader);
            case Place.Expirations:
                return Enter(ref reader, Place.Expiration, Place.Item);
            case Place.Expiration:
                return ReadExpiration(ref reader);
            case Place.Strikes:
                return ReadStrikes(ref reader);
            default:
                throw new JsonException();
        }
    }

    private bool Enter(ref Utf8JsonReader reader, Place inner, Place outer)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                if (inner == Place.Item)
                    _item = new ChainItem { Futures = _futures };
                else
                    _series.Begin(_item);
                _place = inner;
                return true;
            case JsonTokenType.EndArray:
                _place = outer;
                return true;
            default:
                return reader.TrySkip();
        }
    }

    private bool ReadEnvelope(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            _place = _inData ? Place.Envelope : Place.End;
            _inData = false;
            return true;
        }

        var isOnFutures = reader.ValueTextEquals("option-chains"u8);
        var isItems = isOnFutures || reader.ValueTextEquals("items"u8);
        var isFutures = reader.ValueTextEquals("futures"u8);
        var isData = !_inData && reader.ValueTextEquals("data"u8);
        if (!reader.Read())
            return false;
        if (isItems && reader.TokenType == JsonTokenType.StartArray)
        {
            HasItems = true;
            _futures = isOnFutures ? _futures ?? new ChainFutures() : null;
            _place = Place.Items;
            return true;
        }

        if (isFutures && reader.TokenType == JsonTokenType.StartArray)
        {
            if (!JsonElement.TryParseValue(ref reader, out var futures))
                return false;
            (_futures ??= new ChainFutures()).Fill(futures.Value);
            return true;
        }

        if (isData && reader.TokenType == JsonTokenType.StartObject)
        {
            _inData = true;
            return true;
        }

        return reader.TrySkip();
    }

    private bool ReadItem(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            ReleaseHeld();
            _place = Place.Items;
            return true;
        }

        var field = ChainFields.OfItem(JsonScalars.Bytes(ref reader));
        if (field == ItemField.Unknown)
        {
            var extra = _item.Extra;
            if (!JsonScalars.TryKeep(ref reader, reader.GetString()!, ref extra))
                return false;
            _item.Extra = extra;
            return true;
        }

        if (!reader.Read())
            return false;
        switch (field)
        {
            case ItemField.Expirations when reader.TokenType == JsonTokenType.StartArray:
                _place = Place.Expirations;
                return true;
            case ItemField.TickSizes when reader.TokenType == JsonTokenType.StartArray:
                if (!JsonElement.TryParseValue(ref reader, out var tickSizes))
                    return false;
                _item.TickSizes = ChainDetails.TickSizes(tickSizes.Value);
                return true;
            case ItemField.Deliverables when reader.TokenType == JsonTokenType.StartArray:
                if (!JsonElement.TryParseValue(ref reader, out var deliverables))
                    return false;
                _item.Deliverables = ChainDetails.Deliverables(deliverables.Value);
                return true;
            case ItemField.Underlying:
                _item.Underlying = JsonScalars.Name(ref reader);
                break;
            case ItemField.Root:
                _item.Root = JsonScalars.Name(ref reader);
                break;
            case ItemField.ChainType:
                _item.ChainType = JsonScalars.Name(ref reader);
                break;
            case ItemField.ExerciseStyle:
                _item.ExerciseStyle = JsonScalars.Name(ref reader);
                break;
            case ItemField.SharesPerContract:
                _item.SharesPerContract = JsonScalars.TryInt32(ref reader, out var shares) ? shares : null;
                break;
        }

        return reader.TrySkip();
    }

    private void ReleaseHeld()
    {
        foreach (var series in _held)
        {
            // An entry that does not name its root is known by its symbols.
            if (_item.Root is null && series.Contracts.Count > 0 && OccSymbol.TryParse(series.Contracts[0].Symbol, out var symbol))
                _item.Root = symbol.Root;
            _ready.Enqueue(series);
        }

        _held.Clear();
    }

    private bool ReadExpiration(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.EndObject)
        {
            var series = _series.Complete();
            if (_item.IsKnown)
                _ready.Enqueue(series);
            else
                _held.Add(series);
            _place = Place.Expirations;
            return true;
        }

        var name = JsonScalars.Bytes(ref reader);
        var field = ChainFields.OfExpiration(name);
        if (field == ExpirationField.Unknown)
        {
            return _series.Series.FutureTerms is { } terms && FutureFields.OfExpiration(name) is not FutureField.Unknown and var own
                ? FutureFields.TryRead(ref reader, own, _series.Series, terms)
                : _series.TryKeep(ref reader);
        }

        if (!reader.Read())
            return false;
        switch (field)
        {
            case ExpirationField.Strikes when reader.TokenType == JsonTokenType.StartArray:
                _place = Place.Strikes;
                return true;
            case ExpirationField.Date:
                _series.SetExpiration(JsonScalars.TryDay(ref reader, out var day) ? day : null);
                break;
            case ExpirationField.Days:
                _series.Series.DaysToExpiration = JsonScalars.TryInt32(ref reader, out var days) ? days : null;
                break;
            case ExpirationField.Type:
                _series.Series.ExpirationType = JsonScalars.Name(ref reader);
                break;
            case ExpirationField.Settlement:
                _series.Series.SettlementType = JsonScalars.Name(ref reader);
                break;
        }

        return reader.TrySkip();
    }

    private bool ReadStrikes(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.EndArray:
                _place = Place.Expiration;
                return true;
            case JsonTokenType.StartObject:
                if (!StrikeFields.TryRead(ref reader, out var strike))
                    return false;
                _series.Add(in strike);
                return true;
            default:
                if (!reader.TrySkip())
                    return false;
                _series.AddDefect(null, "the strike is not an object");
                return true;
        }
    }
}
