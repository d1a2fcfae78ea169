using TastyPS.Client.Streaming.Events;
using TastyPS.Client.Streaming.Events.Values;

namespace TastyPS.Client.Streaming.DxLink.Protocol.Decoding;

/// <summary>Reads events of one type straight from UTF-8 into one array, which is used again and again.</summary>
internal sealed class TypedDecoder<TEvent, TValues> : EventDecoder
    where TEvent : struct, IMarketEvent
    where TValues : struct, IEventValues<TEvent>
{
    private const int LargestKept = 1 << 16;

    private readonly EventField<TValues>[] _fields;
    private readonly TValues _blank;
    private readonly WireTexts _texts;
    private readonly PlausibilityCheck<TValues>? _check;
    private readonly Action<MarketEventType, string>? _doubted;
    private EventField<TValues>[] _columns;
    private TEvent[] _events = new TEvent[64];
    private int _count;
    private bool _toldDoubt;

    /// <param name="type">The type.</param>
    /// <param name="fields">Every field of the type.</param>
    /// <param name="blank">An event whose every value is missing.</param>
    /// <param name="texts">Shared by the types of a session.</param>
    /// <param name="check">Takes out what is not plausible; null for a type of which nothing is known that must hold.</param>
    /// <param name="doubted">Told of the first time that it was.</param>
    public TypedDecoder(
        MarketEventType type, EventField<TValues>[] fields, in TValues blank, WireTexts texts, PlausibilityCheck<TValues>? check = null, Action<MarketEventType, string>? doubted = null)
        : base(type)
    {
        _check = check;
        _doubted = doubted;
        _fields = fields;
        _blank = blank;
        _texts = texts;
        _columns = [.. fields.Where(field => !field.IsOptional)];
        AllFields = [.. _columns.Select(field => field.Name)];
    }

    public override int Columns => _columns.Length;

    public override IReadOnlyList<string> AllFields { get; }

    public override bool Knows(ReadOnlySpan<byte> name) => Find(name, 0) >= 0;

    public override void UseColumns(IReadOnlyList<string> names) =>
        _columns = [.. names.Select(name => _fields.FirstOrDefault(field => field.Name == name) ?? EventField<TValues>.Skipped(name))];

    public override bool ReadRows(ref JsonCursor cursor, long receivedTicks)
    {
        if (cursor.TryTake(']'))
            return true;
        var kept = _count;
        var columns = _columns;
        var column = 0;
        var fits = columns.Length > 0;
        var blank = _blank;
        blank.ReceivedTicks = receivedTicks;
        var values = blank;
        do
        {
            if (!fits)
            {
                cursor.Skip();
                continue;
            }

            fits = Read(ref cursor, columns[column], ref values);
            if (++column == columns.Length)
            {
                Keep(ref values);
                values = blank;
                column = 0;
            }
        }
        while (cursor.MoreUntil(']'));

        if (!fits || column != 0)
            _count = kept;
        return fits && column == 0;
    }

    public override void ReadObject(ref JsonCursor cursor, long receivedTicks)
    {
        var values = _blank;
        values.ReceivedTicks = receivedTicks;
        cursor.Expect('{');
        if (!cursor.TryTake('}'))
        {
            var expected = 0;
            do
            {
                var found = Find(cursor.ReadName(), expected);
                if (found >= 0)
                    Read(ref cursor, _fields[found], ref values);
                else
                    cursor.Skip();
                expected = found + 1;
            }
            while (cursor.MoreUntil('}'));
        }

        Keep(ref values);
    }

    public override void HandOver(IMarketEventSink sink)
    {
        var count = _count;
        _count = 0;
        if (count > 0)
            sink.OnEvents<TEvent>(_events.AsSpan(0, count));
        if (_events.Length > LargestKept)
            _events = new TEvent[LargestKept];
    }

    /// <summary>The place of a field, looked for at the expected place first.</summary>
    private int Find(ReadOnlySpan<byte> name, int expected)
    {
        if ((uint)expected < (uint)_fields.Length && name.SequenceEqual(_fields[expected].Utf8Name))
            return expected;
        for (var i = 0; i < _fields.Length; i++)
        {
            if (name.SequenceEqual(_fields[i].Utf8Name))
                return i;
        }

        return -1;
    }

    private void Keep(ref TValues values)
    {
        if (_check?.Invoke(ref values) is { } doubt && !_toldDoubt)
        {
            _toldDoubt = true;
            _doubted?.Invoke(Type, doubt);
        }

        if (_count == _events.Length)
            Array.Resize(ref _events, _events.Length * 2);
        _events[_count++] = values.ToEvent();
    }

    /// <returns>False if the value cannot be that of the field, so that the columns must be others.</returns>
    private bool Read(ref JsonCursor cursor, EventField<TValues> field, ref TValues values)
    {
        switch (field.Kind)
        {
            case FieldKind.Number:
                field.SetNumber!(ref values, cursor.ReadDouble());
                break;
            case FieldKind.Symbol:
                var isSymbol = _texts.TryReadSymbol(ref cursor, out var symbol);
                values.Symbol = symbol;
                return isSymbol;
            case FieldKind.Integer:
                if (cursor.TryReadInt64(out var whole))
                    field.SetInteger!(ref values, whole);
                break;
            case FieldKind.Character:
                field.SetCharacter!(ref values, _texts.ReadCharacter(ref cursor));
                break;
            case FieldKind.Choice:
                if (cursor.Peek() == '"')
                    field.SetInteger!(ref values, field.Choices!.Find(_texts.ReadBytes(ref cursor)));
                else
                    cursor.Skip();
                break;
            case FieldKind.Flag:
                field.SetFlag!(ref values, cursor.ReadBoolean());
                break;
            case FieldKind.Text:
                field.SetText!(ref values, _texts.ReadText(ref cursor));
                break;
            case FieldKind.Json:
                field.SetText!(ref values, WireTexts.ReadJson(ref cursor));
                break;
            default:
                cursor.Skip();
                break;
        }

        return true;
    }
}
