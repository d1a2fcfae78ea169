using System.Xml.Linq;

namespace TastyPS.HelpBuilder.Tests;

public sealed class HelpFileTests : IDisposable
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private readonly Workspace _workspace = new();

    [Fact]
    public void Each_parameter_set_has_a_syntax_of_its_own_the_default_one_first()
    {
        var syntax = Help("Get-Sample").Element(Command + "syntax")!.Elements(Command + "syntaxItem");

        Assert.Equal(
            ["Symbol Kind Period Quick", "Id Kind Period Quick"],
            syntax.Select(item => string.Join(' ', item.Elements(Command + "parameter").Select(Name))));
    }

    [Fact]
    public void A_parameter_is_told_as_its_attributes_declare_it()
    {
        var symbol = Parameter("Symbol");

        Assert.Equal(
            ["required=true", "variableLength=true", "globbing=true", "pipelineInput=True (ByPropertyName, ByValue)", "position=0", "aliases=Ticker, Name"],
            symbol.Attributes().Select(attribute => $"{attribute.Name}={attribute.Value}"));
        Assert.Equal("String[]", symbol.Element(Command + "parameterValue")!.Value);
        Assert.Equal("System.String[]", symbol.Element(Dev + "type")!.Element(Maml + "name")!.Value);
    }

    [Theory]
    [InlineData("Kind", "Accepted values: Small, Large.")]
    [InlineData("Period", "Accepted values: Day, Month.")]
    public void Values_of_an_enumeration_or_of_a_set_are_listed(string parameter, string sentence) =>
        Assert.Equal(sentence, Parameter(parameter).Element(Maml + "description")!.Elements().Last().Value);

    [Theory]
    [InlineData("Period", "Day")]
    [InlineData("Quick", "False")]
    [InlineData("Id", "None")]
    public void The_default_value_comes_from_the_page(string parameter, string expected) =>
        Assert.Equal(expected, Parameter(parameter).Element(Dev + "defaultValue")!.Value);

    [Fact]
    public void ShouldProcess_brings_WhatIf_and_Confirm() =>
        Assert.Equal(["WhatIf", "Confirm"], Help("Clear-Sample").Element(Command + "parameters")!.Elements().Select(Name));

    [Fact]
    public void An_example_keeps_its_lines_and_its_output()
    {
        var example = Assert.Single(Help("Get-Sample").Element(Command + "examples")!.Elements());

        Assert.Equal("Get-Sample SPX |\n    Where-Object Major -gt 1", example.Element(Dev + "code")!.Value);
        Assert.Equal(["Major\n-----\n7", "One sample is shown."], example.Element(Dev + "remarks")!.Elements().Select(para => para.Value));
    }

    [Fact]
    public void Prose_becomes_plain_paragraphs() =>
        Assert.Equal(
            ["Gets samples by Symbol. See the site (https://example.org/x).", "- one\n- two"],
            Help("Get-Sample").Element(Maml + "description")!.Elements().Select(para => para.Value));

    [Fact]
    public void Errors_stand_in_the_notes_one_line_each() =>
        Assert.Equal(
            ["A note.", "Errors, by the first part of FullyQualifiedErrorId:", "SampleNotFound: There is no such sample. Look at the list."],
            Help("Get-Sample").Element(Maml + "alertSet")!.Descendants(Maml + "para").Select(para => para.Value));

    [Fact]
    public void A_topic_becomes_a_text_file_of_eighty_columns()
    {
        _workspace.Build();

        Assert.Equal(
            """
            TOPIC
                about_Samples

            SHORT DESCRIPTION
                What samples are.

            LONG DESCRIPTION
                A sample is a thing that is described here at such a length that the line
                has to be broken somewhere.

                Get-Sample SPX

            """.ReplaceLineEndings("\n"),
            File.ReadAllText(Path.Combine(_workspace.Output, "about_Samples.help.txt")));
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes()
    {
        _workspace.Build();
        var first = File.ReadAllBytes(_workspace.HelpPath);
        _workspace.Build();

        Assert.Equal(first, File.ReadAllBytes(_workspace.HelpPath));
    }

    public void Dispose() => _workspace.Dispose();

    private static string Name(XElement element) => element.Element(Maml + "name")!.Value;

    private XElement Parameter(string name) => Help("Get-Sample").Element(Command + "parameters")!.Elements().Single(parameter => Name(parameter) == name);

    private XElement Help(string cmdlet)
    {
        var (code, problems) = _workspace.Build();
        Assert.Empty(problems);
        Assert.Equal(0, code);
        return XDocument.Load(_workspace.HelpPath).Root!.Elements().Single(command => command.Element(Command + "details")!.Element(Command + "name")!.Value == cmdlet);
    }
}
