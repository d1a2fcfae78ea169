namespace TastyPS.HelpBuilder.Tests;

/// <summary>A folder of pages that agree with the sample cmdlets until a test changes them, and a place for the help.</summary>
public sealed class Workspace : IDisposable
{
    public const string GetSample = """
        # Get-Sample

        ## Synopsis

        Gets samples.

        ## Description

        Gets **samples** by `Symbol`. See [the site](https://example.org/x).

        - one
        - two

        ## Examples

        ### Get one sample

        ```powershell
        Get-Sample SPX |
            Where-Object Major -gt 1
        ```

        ```text
        Major
        -----
        7
        ```

        One sample is shown.

        ## Parameters

        ### -Symbol

        Names the samples; there is no default.

        ### -Id

        Numbers the sample.

        ### -Kind

        Narrows to a kind.

        ### -Period

        Sets the period. Default Day. Months are long.

        ### -Quick

        Hurries.

        ## Inputs

        Symbols.

        ## Outputs

        `System.Version`, one for each sample.

        ## Errors

        | Id | Meaning | What to do |
        |---|---|---|
        | SampleNotFound | There is no such sample. | Look at the list. |

        ## Notes

        A note.

        ## Related

        - Clear-Sample
        """;

    public const string ClearSample = """
        # Clear-Sample

        ## Synopsis

        Clears samples.

        ## Description

        Clears all samples.

        ## Examples

        ### Clear

        ```powershell
        Clear-Sample -WhatIf
        ```

        ## Outputs

        None.
        """;

    public const string About = """
        # about_Samples

        ## Short description

        What samples are.

        ## Long description

        A sample is a thing that is described here at such a length that the line has to be broken somewhere.

        ```powershell
        Get-Sample SPX
        ```
        """;

    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("help-");

    public Workspace()
    {
        Directory.CreateDirectory(Docs);
        Write("Get-Sample.md", GetSample);
        Write("Clear-Sample.md", ClearSample);
        Write("about_Samples.md", About);
    }

    public string Docs => Path.Combine(_root.FullName, "docs");

    public string Output => Path.Combine(_root.FullName, "output");

    public string HelpPath => Path.Combine(Output, "TastyPS.HelpBuilder.Tests.dll-Help.xml");

    public void Write(string page, string text) => File.WriteAllText(Path.Combine(Docs, page), text);

    public void Delete(string page) => File.Delete(Path.Combine(Docs, page));

    /// <summary>Runs the tool on this test assembly.</summary>
    public (int ExitCode, IReadOnlyList<string> Problems) Build()
    {
        var assembly = typeof(Workspace).Assembly.Location;
        using var problems = new StringWriter();
        var code = Program.Run(new Options(assembly, [Path.GetDirectoryName(assembly)!], Docs, Output), problems);
        return (code, problems.ToString().Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries));
    }

    public void Dispose() => _root.Delete(recursive: true);
}
