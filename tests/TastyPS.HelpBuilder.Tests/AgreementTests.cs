namespace TastyPS.HelpBuilder.Tests;

public sealed class AgreementTests : IDisposable
{
    private readonly Workspace _workspace = new();

    [Fact]
    public void Pages_that_agree_with_the_cmdlets_give_help()
    {
        var (code, problems) = _workspace.Build();

        Assert.Empty(problems);
        Assert.Equal(0, code);
        Assert.True(File.Exists(_workspace.HelpPath));
    }

    [Fact]
    public void A_cmdlet_without_a_page_is_a_problem_and_no_help_is_written()
    {
        _workspace.Delete("Clear-Sample.md");

        Expect("Clear-Sample.md: the cmdlet Clear-Sample has no page");
        Assert.False(Directory.Exists(_workspace.Output));
    }

    [Fact]
    public void A_page_without_a_cmdlet_is_a_problem()
    {
        _workspace.Write("Get-Ghost.md", Workspace.ClearSample);

        Expect("Get-Ghost.md: there is no cmdlet Get-Ghost");
    }

    [Theory]
    [InlineData("### -Quick\n", "### -Quack\n", "the parameter -Quick has no section", "there is no parameter -Quack")]
    [InlineData("### -Quick\n", "### -Secret\n", "the parameter -Quick has no section", "there is no parameter -Secret")]
    [InlineData("### -Quick\n", "### -Id\n", "the parameter -Quick has no section", "the parameter -Id has 2 sections")]
    [InlineData("Hurries.", "", "the section of -Quick is empty")]
    [InlineData("Gets samples.", "", "'## Synopsis' is missing or empty")]
    [InlineData("## Description", "## Explanation", "'## Explanation' is no section of a page; sections are Synopsis, Description, Examples, Parameters, Inputs, Outputs, Errors, Notes, Related", "'## Description' is missing or empty")]
    [InlineData("```powershell", "```bash", "the example 'Get one sample' has no powershell block")]
    [InlineData("### Get one sample", "", "there is no example")]
    [InlineData("`System.Version`, one", "One", "'## Outputs' does not name the type System.Version")]
    [InlineData("A note.", "{{ Fill in the notes }}", "'{{' is a placeholder", "'}}' is a placeholder")]
    [InlineData("A note.", "TBD", "'TBD' is a placeholder")]
    [InlineData("# Get-Sample\n", "# Get-Simple\n", "the title is 'Get-Simple', not 'Get-Sample'")]
    public void A_page_that_says_other_than_the_cmdlet_is_a_problem(string text, string replacement, params string[] problems)
    {
        Assert.Contains(text, Workspace.GetSample);
        _workspace.Write("Get-Sample.md", Workspace.GetSample.Replace(text, replacement, StringComparison.Ordinal));

        Expect([.. problems.Select(problem => "Get-Sample.md: " + problem)]);
    }

    [Fact]
    public void A_topic_without_a_short_description_is_a_problem()
    {
        _workspace.Write("about_Samples.md", "# about_Samples\n\n## Long description\n\nText.\n");

        Expect("about_Samples.md: '## Short description' is missing or empty");
    }

    public void Dispose() => _workspace.Dispose();

    private void Expect(params string[] expected)
    {
        var (code, problems) = _workspace.Build();

        Assert.Equal(expected, problems);
        Assert.Equal(1, code);
    }
}
