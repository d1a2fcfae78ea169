using System.Globalization;
using System.Xml.Linq;
using TastyPS.HelpBuilder.Metadata;
using TastyPS.HelpBuilder.Pages;
using static TastyPS.HelpBuilder.Writing.MamlNames;

namespace TastyPS.HelpBuilder.Writing;

/// <summary>A cmdlet's parameters in its syntax and in the list of parameters.</summary>
internal sealed class ParameterElements
{
    private const string AutomationSwitch = "System.Management.Automation.SwitchParameter";

    private readonly IReadOnlyList<ParameterDeclaration> _parameters;
    private readonly string _cmdlet;
    private readonly Dictionary<string, ParameterText> _texts;

    public ParameterElements(CmdletDeclaration cmdlet, CmdletPage page)
    {
        _cmdlet = cmdlet.Name;
        _texts = page.Parameters.ToDictionary(text => text.Name, StringComparer.Ordinal);
        _parameters = cmdlet.Parameters;
        if (!cmdlet.SupportsShouldProcess)
            return;

        _parameters = [.. _parameters, Common("WhatIf", "wi"), Common("Confirm", "cf")];
        _texts["WhatIf"] = new ParameterText("WhatIf", ["Shows what would happen; nothing is done."], DefaultValue: null);
        _texts["Confirm"] = new ParameterText("Confirm", ["Asks before anything is done; -Confirm:$false does not ask."], DefaultValue: null);
    }

    /// <summary>The syntax of one parameter set: by position, then the mandatory ones, then by name.</summary>
    public XElement SyntaxOf(string parameterSet) => new(
        Command + "syntaxItem",
        new XElement(Maml + "name", _cmdlet),
        _parameters
            .Select(parameter => (Parameter: parameter, Membership: parameter.In(parameterSet)))
            .Where(entry => entry.Membership is not null)
            .OrderBy(entry => entry.Membership!.Position ?? int.MaxValue)
            .ThenByDescending(entry => entry.Membership!.IsMandatory)
            .Select(entry => ElementOf(entry.Parameter, entry.Membership!, inSyntax: true)));

    /// <summary>Every parameter once, by name. Where parameter sets differ, the first declared one is told.</summary>
    public IEnumerable<XElement> All() =>
        _parameters.Select(parameter => ElementOf(parameter, Merge(parameter.Memberships), inSyntax: false));

    private static ParameterDeclaration Common(string name, string alias) => new(
        name,
        "SwitchParameter",
        AutomationSwitch,
        IsSwitch: true,
        [alias],
        AcceptedValues: [],
        SupportsWildcards: false,
        [new ParameterMembership(ParameterMembership.AllSets, IsMandatory: false, Position: null, false, false, false)]);

    private static ParameterMembership Merge(IReadOnlyList<ParameterMembership> memberships) => memberships[0] with
    {
        TakesPipelineValue = memberships.Any(one => one.TakesPipelineValue),
        TakesPipelineProperty = memberships.Any(one => one.TakesPipelineProperty),
    };

    private XElement ElementOf(ParameterDeclaration parameter, ParameterMembership membership, bool inSyntax)
    {
        var text = _texts[parameter.Name];
        return new XElement(
            Command + "parameter",
            new XAttribute("required", Word(membership.IsMandatory)),
            new XAttribute("variableLength", Word(parameter.TypeName.EndsWith("[]", StringComparison.Ordinal))),
            new XAttribute("globbing", Word(parameter.SupportsWildcards)),
            new XAttribute("pipelineInput", PipelineInput(membership)),
            new XAttribute("position", membership.Position?.ToString(CultureInfo.InvariantCulture) ?? "named"),
            new XAttribute("aliases", parameter.Aliases.Count == 0 ? "none" : string.Join(", ", parameter.Aliases)),
            new XElement(Maml + "name", parameter.Name),
            new XElement(
                Maml + "description",
                Description(parameter, text, inSyntax).Select(paragraph => new XElement(Maml + "para", paragraph))),
            inSyntax && parameter.AcceptedValues.Count > 0
                ? new XElement(Command + "parameterValueGroup", parameter.AcceptedValues.Select(value => ValueOf(value, parameter)))
                : null,
            inSyntax && parameter.IsSwitch ? null : ValueOf(parameter.TypeName, parameter),
            new XElement(Dev + "type", new XElement(Maml + "name", parameter.FullTypeName), new XElement(Maml + "uri")),
            new XElement(Dev + "defaultValue", text.DefaultValue ?? (parameter.IsSwitch ? "False" : "None")));
    }

    private static IEnumerable<string> Description(ParameterDeclaration parameter, ParameterText text, bool inSyntax) =>
        inSyntax || parameter.AcceptedValues.Count == 0
            ? text.Paragraphs
            : text.Paragraphs.Append($"Accepted values: {string.Join(", ", parameter.AcceptedValues)}.");

    private static XElement ValueOf(string text, ParameterDeclaration parameter) => new(
        Command + "parameterValue",
        new XAttribute("required", Word(!parameter.IsSwitch)),
        new XAttribute("variableLength", "false"),
        text);

    private static string PipelineInput(ParameterMembership membership) => (membership.TakesPipelineValue, membership.TakesPipelineProperty) switch
    {
        (true, true) => "True (ByPropertyName, ByValue)",
        (true, false) => "True (ByValue)",
        (false, true) => "True (ByPropertyName)",
        _ => "False",
    };

    private static string Word(bool value) => value ? "true" : "false";
}
