using TastyPS.HelpBuilder.Metadata;
using TastyPS.HelpBuilder.Pages;
using TastyPS.HelpBuilder.Writing;

namespace TastyPS.HelpBuilder;

/// <summary>Makes the module's help from its pages and its cmdlets, or tells where they disagree.</summary>
internal static class Program
{
    private const int Disagreement = 1;
    private const int WrongUsage = 64;

    /// <summary>The tool: 0 with the files written, 1 with a line for every problem and no file written.</summary>
    public static int Main(string[] args)
    {
        if (Options.Parse(args) is { } options)
            return Run(options, Console.Error);

        Console.Error.WriteLine(Options.Usage);
        return WrongUsage;
    }

    /// <summary>Does the work of <see cref="Main"/>; problems go to <paramref name="problemWriter"/>.</summary>
    public static int Run(Options options, TextWriter problemWriter)
    {
        var cmdlets = CmdletReader.Read(options.Assembly, options.References);
        var files = Directory.EnumerateFiles(options.Docs, "*.md").Order(StringComparer.Ordinal).ToList();
        var topics = files.Where(IsTopic).Select(file => AboutTopic.Parse(Path.GetFileName(file), File.ReadAllText(file))).ToList();
        var pages = files.Where(file => !IsTopic(file)).Select(file => CmdletPage.Parse(Path.GetFileName(file), File.ReadAllText(file))).ToList();

        var problems = Agreement.Check(cmdlets, pages, topics);
        foreach (var problem in problems)
            problemWriter.WriteLine(problem);
        if (problems.Count > 0)
            return Disagreement;

        Directory.CreateDirectory(options.Output);
        HelpFile.Save(HelpFile.Build(cmdlets, pages), Path.Combine(options.Output, Path.GetFileName(options.Assembly) + "-Help.xml"));
        foreach (var topic in topics)
            File.WriteAllText(Path.Combine(options.Output, topic.Name + ".help.txt"), topic.Render());
        return 0;
    }

    private static bool IsTopic(string path) => Path.GetFileName(path).StartsWith("about_", StringComparison.Ordinal);
}
