using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;
using System.Text;

namespace TastyPS.Module.Tests.Engine;

/// <summary>A screen in memory, and answers prepared beforehand for the questions of a script.</summary>
internal sealed class RecordingUserInterface(bool keepsColour) : PSHostUserInterface
{
    private readonly StringBuilder _text = new();
    private readonly RecordingRawUserInterface _raw = new();

    /// <summary>The screen's width in columns; 120 unless told.</summary>
    public int Width
    {
        get => _raw.Width;
        set => _raw.Width = value;
    }

    /// <summary>The indexes to answer choices with, in order.</summary>
    public Queue<int> Choices { get; } = new();

    /// <summary>The lines to answer reads with, in order.</summary>
    public Queue<string> Lines { get; } = new();

    /// <summary>The questions that were asked, caption and message.</summary>
    public List<string> Questions { get; } = [];

    /// <summary>What happens elsewhere while a choice is on the screen.</summary>
    public Action? WhenAsked { get; set; }

    public override PSHostRawUserInterface RawUI => _raw;

    public override bool SupportsVirtualTerminal => keepsColour;

    /// <summary>Takes away what stands on the screen, with lines ended by a line feed.</summary>
    public string TakeText()
    {
        var text = _text.ToString().ReplaceLineEndings("\n");
        _text.Clear();
        return text;
    }

    public override void Write(string value) => _text.Append(GetOutputString(value, keepsColour));

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) => Write(value);

    public override void WriteLine(string value) => Write(value + "\n");

    public override void WriteErrorLine(string value) => WriteLine(value);

    public override void WriteWarningLine(string message) => WriteLine("WARNING: " + message);

    public override void WriteVerboseLine(string message) => WriteLine("VERBOSE: " + message);

    public override void WriteDebugLine(string message) => WriteLine("DEBUG: " + message);

    public override void WriteProgress(long sourceId, ProgressRecord record)
    {
    }

    public override string ReadLine() => Answer(Lines, "a line");

    public override SecureString ReadLineAsSecureString()
    {
        var secret = new SecureString();
        foreach (var character in Answer(Lines, "a secret"))
            secret.AppendChar(character);
        return secret;
    }

    public override Dictionary<string, PSObject> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        descriptions.ToDictionary(field => field.Name, field => PSObject.AsPSObject(Answer(Lines, field.Name)));

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice)
    {
        var question = $"{caption.Trim()} {message.Trim()}".Trim();
        Questions.Add(question);
        WhenAsked?.Invoke();
        return Answer(Choices, question);
    }

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        throw new InvalidOperationException("A script under test asked for a credential.");

    public override PSCredential PromptForCredential(
        string caption,
        string message,
        string userName,
        string targetName,
        PSCredentialTypes allowedCredentialTypes,
        PSCredentialUIOptions options) =>
        PromptForCredential(caption, message, userName, targetName);

    private static T Answer<T>(Queue<T> answers, string question) =>
        answers.TryDequeue(out var answer) ? answer : throw new InvalidOperationException($"A script under test asked for '{question}', and no answer was prepared.");
}
