using System.Collections;
using System.Globalization;
using System.Management.Automation;
using TastyPS.Client;

namespace TastyPS.Commands.Files;

/// <summary>What an object offers to the columns of a file: the keys of a dictionary, the properties of any other object, nothing if it is plain.</summary>
internal static class ObjectShape
{
    /// <summary>Text, numbers, truth values, instants and the like: a value without columns of its own.</summary>
    public static bool IsPlain(PSObject row) => row.BaseObject is string or decimal or DateTime or DateTimeOffset or Guid or TimeSpan or Enum or CalendarDate
        || row.BaseObject.GetType().IsPrimitive;

    /// <summary>Whether two objects of the same type may still have different columns.</summary>
    public static bool IsFree(PSObject row) => row.BaseObject is PSCustomObject or IDictionary;

    /// <summary>The names of an object that is not plain, in its order.</summary>
    public static IEnumerable<string> ColumnsOf(PSObject row) => row.BaseObject is IDictionary entries
        ? entries.Keys.Cast<object>().Select(NameOf)
        : row.Properties.Where(property => property.IsGettable && property.MemberType != PSMemberTypes.PropertySet).Select(property => property.Name);

    /// <summary>The values of an object that is not plain; null where it lacks a column.</summary>
    public static object?[] ValuesOf(PSObject row, IReadOnlyList<string> columns)
    {
        var values = new object?[columns.Count];
        if (row.BaseObject is IDictionary entries)
        {
            var byName = ByName(entries);
            for (var i = 0; i < values.Length; i++)
                values[i] = byName.TryGetValue(columns[i], out var value) ? Unwrap(value) : null;
        }
        else
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = Unwrap(PropertyOf(row, columns[i]));
        }

        return values;
    }

    private static Dictionary<string, object?> ByName(IDictionary entries)
    {
        var byName = new Dictionary<string, object?>(entries.Count, StringComparer.OrdinalIgnoreCase);
        foreach (DictionaryEntry entry in entries)
            byName[NameOf(entry.Key)] = entry.Value;
        return byName;
    }

    private static string NameOf(object key) => Convert.ToString(Unwrap(key), CultureInfo.InvariantCulture) ?? "";

    private static object? PropertyOf(PSObject row, string column)
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
}
