using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace TastyPS.Host;

/// <summary>Writes what the engine has to say to standard output, errors and progress to standard error, and refuses questions.</summary>
internal sealed class HostUserInterface : PSHostUserInterface
{
    private readonly Screen _errors;
    private readonly ProgressLine _progress;
    private readonly Lock _writing = new();
    private Screen _output;

    public HostUserInterface(Screen output, Screen errors)
    {
        _output = output;
        _errors = errors;
        _progress = new ProgressLine(errors);
        RawUI = new RawUserInterface(output);
    }

    /// <inheritdoc/>
    public override PSHostRawUserInterface RawUI { get; }

    /// <inheritdoc/>
    public override bool SupportsVirtualTerminal => _output.HasColour;

    /// <inheritdoc/>
    public override void Write(string value) => Print(value);

    /// <inheritdoc/>
    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Print(Paint(PSStyle.MapColorPairToEscapeSequence(foregroundColor, backgroundColor), value));

    /// <inheritdoc/>
    public override void WriteLine(string value) => Print(value + Environment.NewLine);

    /// <inheritdoc/>
    public override void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        Print(Paint(PSStyle.MapColorPairToEscapeSequence(foregroundColor, backgroundColor), value) + Environment.NewLine);

    /// <inheritdoc/>
    public override void WriteErrorLine(string value)
    {
        lock (_writing)
        {
            _progress.Clear();
            _errors.Writer.WriteLine(GetOutputString(value, _errors.HasColour));
        }
    }

    /// <inheritdoc/>
    public override void WriteWarningLine(string message) => WriteLine(Paint(PSStyle.Instance.Formatting.Warning, "WARNING: " + message));

    /// <inheritdoc/>
    public override void WriteVerboseLine(string message) => WriteLine(Paint(PSStyle.Instance.Formatting.Verbose, "VERBOSE: " + message));

    /// <inheritdoc/>
    public override void WriteDebugLine(string message) => WriteLine(Paint(PSStyle.Instance.Formatting.Debug, "DEBUG: " + message));

    /// <inheritdoc/>
    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
        lock (_writing)
            _progress.Show(sourceId, record);
    }

    /// <summary>From here on all goes to standard error: what follows tells why the script has ended.</summary>
    public void TurnToErrors()
    {
        lock (_writing)
            _output = _errors;
    }

    /// <summary>Removes what is left of the progress line.</summary>
    public void ClearProgress()
    {
        lock (_writing)
            _progress.Clear();
    }

    /// <inheritdoc/>
    public override string ReadLine() => throw Refusal.Of("to read a line");

    /// <inheritdoc/>
    public override SecureString ReadLineAsSecureString() => throw Refusal.Of("to read a secret");

    /// <inheritdoc/>
    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        throw Refusal.Of($"to ask for {string.Join(", ", descriptions.Select(field => "-" + field.Name))}");

    /// <inheritdoc/>
    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        throw Refusal.Of($"to ask '{string.Join(' ', new[] { caption, message }.Where(text => !string.IsNullOrWhiteSpace(text)))}'");

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw Refusal.Of("to ask for a credential");

    /// <inheritdoc/>
    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) =>
        throw Refusal.Of("to ask for a credential");

    private static string Paint(string style, string text) => style + text + PSStyle.Instance.Reset;

    private void Print(string text)
    {
        lock (_writing)
        {
            _progress.Clear();
            _output.Writer.Write(GetOutputString(text, _output.HasColour));
        }
    }
}
