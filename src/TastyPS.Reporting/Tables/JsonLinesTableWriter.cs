using System.Collections;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace TastyPS.Reporting.Tables;

/// <summary>
/// Writes one JSON object a line. Numbers and truth values stay what they are, collections become arrays, dictionaries objects,
/// and all else is text as in CSV. What has no value, NaN and infinite numbers among it, is null: JSON has no word for them.
/// </summary>
internal sealed class JsonLinesTableWriter : ITableWriter
{
    private const int BufferSize = 1 << 16;
    private const int MaxNesting = 8;

    // Characters beyond ASCII and the + of a time's offset stay readable; the file is no part of a web page.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Stream _stream;
    private readonly IReadOnlyList<string> _columns;
    private readonly JsonEncodedText[] _names;
    private readonly MemoryStream _buffer = new(BufferSize * 2);
    private readonly Utf8JsonWriter _json;

    /// <summary>Writes to a stream, which stays open.</summary>
    /// <param name="stream">The target, at the place where the table begins or goes on.</param>
    /// <param name="columns">The column names.</param>
    public JsonLinesTableWriter(Stream stream, IReadOnlyList<string> columns)
    {
        _stream = stream;
        _columns = TableColumns.Fixed(columns);
        _names = [.. _columns.Select(column => JsonEncodedText.Encode(column, Options.Encoder))];
        _json = new Utf8JsonWriter(_buffer, Options);
    }

    /// <inheritdoc/>
    public long Rows { get; private set; }

    /// <inheritdoc/>
    public void WriteRow(IReadOnlyList<object?> values)
    {
        TableColumns.RequireFit(_columns, values);
        _json.WriteStartObject();
        for (var column = 0; column < values.Count; column++)
        {
            _json.WritePropertyName(_names[column]);
            WriteValue(values[column], 0);
        }

        _json.WriteEndObject();
        _json.Flush();
        _json.Reset();
        _buffer.WriteByte((byte)'\n');
        Rows++;
        if (_buffer.Length >= BufferSize)
            Drain();
    }

    /// <inheritdoc/>
    public void Complete() => Drain();

    /// <inheritdoc/>
    public void Dispose()
    {
        _json.Dispose();
        _buffer.Dispose();
    }

    private void Drain()
    {
        _stream.Write(_buffer.GetBuffer(), 0, (int)_buffer.Length);
        _buffer.SetLength(0);
    }

    private void WriteValue(object? value, int nesting)
    {
        switch (value)
        {
            case bool truth:
                _json.WriteBooleanValue(truth);
                break;
            case byte or sbyte or short or ushort or int or uint or long:
                _json.WriteNumberValue(Convert.ToInt64(value, CultureInfo.InvariantCulture));
                break;
            case ulong number:
                _json.WriteNumberValue(number);
                break;
            case decimal number:
                _json.WriteNumberValue(number);
                break;
            case double number:
                WriteNumber(CellText.Of(number));
                break;
            case float number:
                WriteNumber(CellText.Of(number));
                break;
            case JsonElement { ValueKind: not JsonValueKind.Undefined } element:
                element.WriteTo(_json);
                break;
            case IDictionary entries when nesting < MaxNesting:
                WriteObject(entries, nesting + 1);
                break;
            case IEnumerable items and not (string or IFormattable) when nesting < MaxNesting:
                WriteArray(items, nesting + 1);
                break;
            default:
                _json.WriteStringValue(CellText.Of(value, nesting));
                break;
        }
    }

    // The same text as in CSV, in every PowerShell: the writer's own would have 17 digits on .NET Framework.
    private void WriteNumber(string? text)
    {
        if (text is null)
            _json.WriteNullValue();
        else
            _json.WriteRawValue(text, skipInputValidation: true);
    }

    private void WriteObject(IDictionary entries, int nesting)
    {
        _json.WriteStartObject();
        foreach (DictionaryEntry entry in entries)
        {
            _json.WritePropertyName(CellText.Of(entry.Key, nesting) ?? "");
            WriteValue(entry.Value, nesting);
        }

        _json.WriteEndObject();
    }

    private void WriteArray(IEnumerable items, int nesting)
    {
        _json.WriteStartArray();
        foreach (var item in items)
            WriteValue(item, nesting);
        _json.WriteEndArray();
    }
}
