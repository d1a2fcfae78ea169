using System.Globalization;
using System.Xml.Linq;
using TastyPS.Module.Tests.Engine;

namespace TastyPS.Module.Tests.Views;

/// <summary>A table of the module's format file.</summary>
/// <param name="TypeName">What it shows.</param>
/// <param name="Columns">Its columns from left to right; a column without a width takes what is left.</param>
internal sealed record TableView(string TypeName, IReadOnlyList<TableColumn> Columns)
{
    private static readonly string FormatFile = Path.Combine(Path.GetDirectoryName(ModuleUnderTest.Manifest)!, "TastyPS.Format.ps1xml");

    /// <summary>The names of all types that have a view, a table or a list.</summary>
    public static IReadOnlyList<string> ShownTypes { get; } = [.. Views().SelectMany(TypesOf).Distinct()];

    /// <summary>All tables.</summary>
    public static IReadOnlyList<TableView> All { get; } =
        [.. Views().Where(view => view.Element("TableControl") is not null).Select(view => new TableView(TypeOf(view), [.. view.Descendants("TableColumnHeader").Select(ColumnOf)]))];

    public static TableView Of(string typeName) => All.Single(view => view.TypeName == typeName);

    /// <summary>The place after each column: its width and those before it, with a space between any two.</summary>
    public IEnumerable<int> Boundaries()
    {
        var end = -1;
        foreach (var column in Columns.TakeWhile(column => column.Width is not null))
            yield return end += 1 + column.Width!.Value;
    }

    private static IEnumerable<XElement> Views() => XDocument.Load(FormatFile).Descendants("View");

    // A view of several types is told by the first of them.
    private static string TypeOf(XElement view) => TypesOf(view).First();

    private static IEnumerable<string> TypesOf(XElement view) => view.Element("ViewSelectedBy")!.Elements("TypeName").Select(name => name.Value);

    private static TableColumn ColumnOf(XElement header) => new(
        header.Element("Label")!.Value,
        header.Element("Width") is { } width ? int.Parse(width.Value, CultureInfo.InvariantCulture) : null);
}

/// <summary>A column's header and how many characters it has room for.</summary>
internal sealed record TableColumn(string Label, int? Width);
