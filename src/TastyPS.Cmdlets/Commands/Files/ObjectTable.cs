using System.Management.Automation;
using TastyPS.Reporting.Files;

namespace TastyPS.Commands.Files;

/// <summary>Objects of the pipeline as rows of a file. The first one decides the columns; plain values have one, called Value.</summary>
internal sealed class ObjectTable : IDisposable
{
    private static readonly string[] ColumnOfPlainValues = ["Value"];

    private readonly TableFile _file;
    private readonly string[] _columns;
    private readonly bool _ofPlainValues;
    private readonly HashSet<string> _known;
    private readonly HashSet<string> _shapesSeen = new(StringComparer.Ordinal);
    private readonly List<string> _unknown = [];

    public ObjectTable(PSObject first, Func<IReadOnlyList<string>, TableFile> create)
    {
        _ofPlainValues = ObjectShape.IsPlain(first);
        _columns = _ofPlainValues ? ColumnOfPlainValues : [.. ObjectShape.ColumnsOf(first)];
        if (_columns.Length == 0)
            throw ExportFailures.NoColumns();
        if (_columns.Any(string.IsNullOrEmpty))
            throw ExportFailures.NamelessColumn();
        _known = new HashSet<string>(_columns, StringComparer.OrdinalIgnoreCase);
        _file = create(_columns);
    }

    /// <summary>Properties of later objects that have no column.</summary>
    public IReadOnlyList<string> UnknownColumns => _unknown;

    /// <summary>How many plain values came among objects, to whose columns they have nothing to give.</summary>
    public long StrayValues { get; private set; }

    public long RowCount => _file.RowCount;

    public void Write(PSObject row) => _file.WriteRow(ValuesOf(row));

    public void Commit() => _file.Commit();

    public void Dispose() => _file.Dispose();

    private object?[] ValuesOf(PSObject row)
    {
        if (!ObjectShape.IsPlain(row))
        {
            NoteUnknown(row);
            return ObjectShape.ValuesOf(row, _columns);
        }

        if (_ofPlainValues)
            return [row.BaseObject];
        StrayValues++;
        return new object?[_columns.Length];
    }

    private void NoteUnknown(PSObject row)
    {
        if (!_shapesSeen.Add(row.TypeNames.Count > 0 ? row.TypeNames[0] : "") && !ObjectShape.IsFree(row))
            return;
        foreach (var column in ObjectShape.ColumnsOf(row))
        {
            if (_known.Add(column))
                _unknown.Add(column);
        }
    }
}
