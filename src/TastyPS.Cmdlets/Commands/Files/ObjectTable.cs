using System.Management.Automation;
using TastyPS.Reporting.Files;

namespace TastyPS.Commands.Files;

/// <summary>Objects of the pipeline as rows of a file. The first one decides the columns.</summary>
internal sealed class ObjectTable : IDisposable
{
    private readonly TableFile _file;
    private readonly string[] _columns;
    private readonly HashSet<string> _known;
    private readonly HashSet<string> _shapesSeen = new(StringComparer.Ordinal);
    private readonly List<string> _unknown = [];

    public ObjectTable(PSObject first, Func<IReadOnlyList<string>, TableFile> create)
    {
        _columns = [.. ColumnsOf(first)];
        _known = new HashSet<string>(_columns, StringComparer.OrdinalIgnoreCase);
        _file = create(_columns);
    }

    /// <summary>Properties of later objects that have no column.</summary>
    public IReadOnlyList<string> UnknownColumns => _unknown;

    public long RowCount => _file.RowCount;

    public void Write(PSObject row)
    {
        NoteUnknown(row);
        var values = new object?[_columns.Length];
        for (var i = 0; i < values.Length; i++)
            values[i] = Unwrap(IsPlain(row) ? row.BaseObject : ValueOf(row, _columns[i]));
        _file.WriteRow(values);
    }

    public void Commit() => _file.Commit();

    public void Dispose() => _file.Dispose();

    // Text and numbers have no columns of their own.
    private static bool IsPlain(PSObject row) => row.BaseObject is string or ValueType;

    private static IEnumerable<string> ColumnsOf(PSObject row) =>
        IsPlain(row) ? ["Value"] : row.Properties.Where(property => property.IsGettable && property.MemberType != PSMemberTypes.PropertySet).Select(property => property.Name);

    private static object? ValueOf(PSObject row, string column)
    {
        try
        {
            return row.Properties[column]?.Value;
        }
        catch (GetValueException)
        {
            // A property that throws has no value; Export-Csv does the same.
            return null;
        }
    }

    private static object? Unwrap(object? value) => value is PSObject wrapped && wrapped.BaseObject is not PSCustomObject ? wrapped.BaseObject : value;

    private void NoteUnknown(PSObject row)
    {
        if (!_shapesSeen.Add(row.TypeNames.Count > 0 ? row.TypeNames[0] : "") && row.BaseObject is not PSCustomObject)
            return;
        foreach (var column in ColumnsOf(row))
        {
            if (_known.Add(column))
                _unknown.Add(column);
        }
    }
}
