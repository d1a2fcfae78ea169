using System.Text;
using System.Xml;
using System.Xml.Linq;
using TastyPS.HelpBuilder.Metadata;
using TastyPS.HelpBuilder.Pages;
using static TastyPS.HelpBuilder.Writing.MamlNames;

namespace TastyPS.HelpBuilder.Writing;

/// <summary>The MAML file of a module, as Get-Help of Windows PowerShell 5.1 and PowerShell 7 reads it.</summary>
internal static class HelpFile
{
    /// <summary>Builds the document. The pages must agree with the cmdlets.</summary>
    public static XDocument Build(IReadOnlyList<CmdletDeclaration> cmdlets, IReadOnlyList<CmdletPage> pages)
    {
        var byName = pages.ToDictionary(page => page.Name, StringComparer.Ordinal);
        return new XDocument(
            new XDeclaration("1.0", "utf-8", standalone: null),
            new XElement(
                Items + "helpItems",
                new XAttribute("schema", "maml"),
                cmdlets.Select(cmdlet => CommandOf(cmdlet, byName[cmdlet.Name]))));
    }

    /// <summary>Writes the document: UTF-8 without a mark, lines ended by a line feed.</summary>
    public static void Save(XDocument document, string path)
    {
        var settings = new XmlWriterSettings { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };
        using var writer = XmlWriter.Create(path, settings);
        document.Save(writer);
    }

    private static XElement CommandOf(CmdletDeclaration cmdlet, CmdletPage page)
    {
        var parameters = new ParameterElements(cmdlet, page);
        return new XElement(
            Command + "command",
            new XAttribute(XNamespace.Xmlns + "maml", Maml),
            new XAttribute(XNamespace.Xmlns + "command", Command),
            new XAttribute(XNamespace.Xmlns + "dev", Dev),
            new XElement(
                Command + "details",
                new XElement(Command + "name", cmdlet.Name),
                new XElement(Command + "verb", cmdlet.Verb),
                new XElement(Command + "noun", cmdlet.Noun),
                Description(page.Text("Synopsis"))),
            Description(page.Text("Description")),
            new XElement(Command + "syntax", cmdlet.ParameterSets.Select(parameters.SyntaxOf)),
            new XElement(Command + "parameters", parameters.All()),
            new XElement(Command + "inputTypes", InputOf(cmdlet, page)),
            new XElement(Command + "returnValues", OutputOf(cmdlet, page)),
            Notes(page),
            new XElement(Command + "examples", page.Examples.Select(ExampleOf)),
            new XElement(Command + "relatedLinks", page.Related.Select(LinkTo)));
    }

    private static XElement InputOf(CmdletDeclaration cmdlet, CmdletPage page)
    {
        var types = cmdlet.Parameters
            .Where(parameter => parameter.Memberships.Any(membership => membership.TakesPipelineValue))
            .Select(parameter => parameter.FullTypeName)
            .Distinct(StringComparer.Ordinal)
            .ToList();
        return new XElement(Command + "inputType", TypeOf(types), Description(page.Text("Inputs")));
    }

    private static XElement OutputOf(CmdletDeclaration cmdlet, CmdletPage page) =>
        new(Command + "returnValue", TypeOf(cmdlet.OutputTypes), Description(page.Text("Outputs")));

    private static XElement TypeOf(IReadOnlyList<string> types) =>
        new(Dev + "type", new XElement(Maml + "name", types.Count == 0 ? "None" : string.Join(", ", types)));

    private static XElement Notes(CmdletPage page)
    {
        var errors = page.Text("Errors");
        return new XElement(
            Maml + "alertSet",
            new XElement(
                Maml + "alert",
                Paragraphs(page.Text("Notes")),
                errors.Count == 0 ? null : Paragraphs(["Errors, by the first part of FullyQualifiedErrorId:", .. errors])));
    }

    private static XElement ExampleOf(Example example, int index) => new(
        Command + "example",
        new XElement(Maml + "title", $"---------- Example {index + 1}: {example.Title} ----------"),
        new XElement(Dev + "code", example.Code),
        new XElement(Dev + "remarks", Paragraphs(example.Remarks)));

    private static XElement LinkTo(string text) => new(
        Maml + "navigationLink",
        new XElement(Maml + "linkText", text),
        new XElement(Maml + "uri"));

    private static XElement Description(IEnumerable<string> paragraphs) => new(Maml + "description", Paragraphs(paragraphs));

    private static IEnumerable<XElement> Paragraphs(IEnumerable<string> paragraphs) =>
        paragraphs.Select(text => new XElement(Maml + "para", text));
}
