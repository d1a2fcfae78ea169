using System.Text;

namespace TastyPS.Host;

/// <summary>Runs one script, or one text, and reports by exit code.</summary>
internal static class Program
{
    private static int Main(string[] arguments)
    {
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        try
        {
            return Run(CommandLine.Parse(arguments));
        }
        catch (UsageException exception)
        {
            Console.Error.WriteLine(exception.Message);
            return ExitCodes.Usage;
        }
    }

    private static int Run(CommandLine line)
    {
        if (line.ShowsUsage)
        {
            Console.Out.WriteLine(CommandLine.Usage);
            return ExitCodes.Success;
        }

        if (line.File is not null && !File.Exists(line.File))
            throw new UsageException($"There is no script '{line.File}'.");

        var module = line.NoModule ? null : ModuleLocation.Find(line.Module);
        var userInterface = new HostUserInterface(Screen.ForOutput(), Screen.ForErrors());
        using var runner = new ScriptRunner(new HostConsole(userInterface));

        // The first Ctrl+C stops the pipeline; the second ends a process whose script does not listen.
        ConsoleCancelEventHandler interrupt = (_, e) => e.Cancel = runner.Interrupt();
        Console.CancelKeyPress += interrupt;
        try
        {
            return Run(line, module, runner);
        }
        finally
        {
            Console.CancelKeyPress -= interrupt;
            userInterface.ClearProgress();
        }
    }

    private static int Run(CommandLine line, string? module, ScriptRunner runner)
    {
        if (module is not null && runner.Import(module) is var code and not ExitCodes.Success)
            return code;

        return line.File is null ? runner.RunText(line.Command!) : runner.RunFile(line.File, line.Arguments);
    }
}
