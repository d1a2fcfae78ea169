using System.Management.Automation.Language;
using System.Text.RegularExpressions;

namespace TastyPS.Host;

/// <summary>The words after <c>-File script.ps1</c>, read as PowerShell's own <c>-File</c> reads them: values are text, never code.</summary>
internal static partial class ScriptArguments
{
    /// <summary>Writes the words as the arguments of a call: <c>-Name</c>, <c>-Name:value</c>, <c>-Switch:$false</c>, and values in quotes.</summary>
    public static string Quote(IEnumerable<string> words) => string.Join(' ', words.Select(Quote));

    /// <summary>Writes text as a quoted string.</summary>
    public static string Quoted(string text) => $"'{CodeGeneration.EscapeSingleQuotedStringContent(text)}'";

    private static string Quote(string word)
    {
        var parameter = ParameterPattern().Match(word);
        if (!parameter.Success)
            return Quoted(word);

        var value = parameter.Groups["value"];
        return parameter.Groups["name"].Value + (value.Success ? ":" + QuoteValue(value.Value) : "");
    }

    private static string QuoteValue(string value) =>
        value.ToUpperInvariant() is "$TRUE" or "$FALSE" ? value : Quoted(value);

    // A name starts with a letter: -1 is a value.
    [GeneratedRegex(@"\A(?<name>-[\p{L}_][\w]*)(:(?<value>.*))?\z", RegexOptions.ExplicitCapture | RegexOptions.Singleline)]
    private static partial Regex ParameterPattern();
}
