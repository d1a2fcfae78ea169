using System.Collections;
using System.Management.Automation;

namespace TastyPS.Module.Tests.Engine;

/// <summary>Tells whether an object is plain data, which ConvertTo-Json can write.</summary>
internal static class JsonFriendliness
{
    private const int DeepestSensible = 8;

    /// <summary>The paths of members that are no plain data: cycles, delegates, types, streams, tasks, pointers; none if all is well.</summary>
    public static IReadOnlyList<string> Offences(object value) => [.. Walk(value, "$", [])];

    private static IEnumerable<string> Walk(object? value, string path, IReadOnlyList<object> above)
    {
        value = value is PSObject { BaseObject: not PSCustomObject } wrapped ? wrapped.BaseObject : value;
        if (value is null || IsScalar(value))
            return [];
        if (value is Delegate or Type or Stream or Task or IntPtr or Exception)
            return [$"{path} is a {value.GetType().Name}"];
        if (above.Any(ancestor => ReferenceEquals(ancestor, value)))
            return [$"{path} leads back to one of its owners"];
        if (above.Count >= DeepestSensible)
            return [$"{path} is deeper than {DeepestSensible} levels"];

        IReadOnlyList<object> owners = [.. above, value];
        return value switch
        {
            IDictionary map => map.Keys.Cast<object>().SelectMany(key => Walk(map[key], $"{path}.{key}", owners)),
            IEnumerable items => items.Cast<object?>().SelectMany((item, index) => Walk(item, $"{path}[{index}]", owners)),
            _ => PSObject.AsPSObject(value).Properties.SelectMany(property => Walk(property.Value, $"{path}.{property.Name}", owners)),
        };
    }

    private static bool IsScalar(object value) =>
        value is string or decimal or DateTime or DateTimeOffset or TimeSpan or Guid or Uri or Version or System.Text.Json.JsonElement
        || value.GetType().IsPrimitive && value is not IntPtr and not UIntPtr
        || value.GetType().IsEnum;
}
