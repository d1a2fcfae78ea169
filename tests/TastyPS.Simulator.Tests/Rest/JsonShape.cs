using System.Text.Json;

namespace TastyPS.Simulator.Tests.Rest;

/// <summary>Questions about JSON that the tests ask again and again.</summary>
internal static class JsonShape
{
    public static string[] Names(this JsonElement element) => [.. element.EnumerateObject().Select(property => property.Name).Order(StringComparer.Ordinal)];

    public static string? Text(this JsonElement element, string name) => element.GetProperty(name).GetString();

    public static string[] Texts(this IEnumerable<JsonElement> items, string name) => [.. items.Select(item => item.Text(name)!)];

    public static string[] Sorted(string names) => [.. names.Split(' ', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
}
