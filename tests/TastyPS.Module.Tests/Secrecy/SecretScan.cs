using System.Collections;
using System.Management.Automation;
using System.Text;
using TastyPS.Module.Tests.Engine;

namespace TastyPS.Module.Tests.Secrecy;

/// <summary>Turns over everything that a run has left and looks for secrets.</summary>
internal static class SecretScan
{
    /// <summary>What every planted secret begins with.</summary>
    public const string Mark = "PLANTED";

    // What every token of the simulator begins with, as those of the service do: base64url of {".
    private const string TokenMark = "eyJ";

    private const int Depth = 5;

    /// <summary>The mark as it stands in base64, which depends on what stood before it: as in the payload of <c>.secrets</c>.</summary>
    private static readonly string[] EncodedMarks = [.. Enumerable.Range(0, 3).Select(EncodedAfter)];

    /// <summary>Fails if a text has a planted secret, or any token, in it.</summary>
    public static void AssertClean(string text)
    {
        Assert.DoesNotContain(Mark, text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(TokenMark, text, StringComparison.Ordinal);
        Assert.All(EncodedMarks, mark => Assert.DoesNotContain(mark, text, StringComparison.Ordinal));
    }

    /// <summary>Fails if a stream, an object, an error or one of its inner exceptions has a secret in it.</summary>
    public static void AssertClean(EngineResult result)
    {
        var text = new StringBuilder();
        foreach (var line in (IEnumerable<string>)[.. result.Warnings, .. result.Verbose, .. result.Debug])
            text.AppendLine(line);
        foreach (var item in result.Output.Where(item => item is not null))
            text.AppendLine(PSSerializer.Serialize(item, Depth)).AppendLine(item.ToString());
        foreach (var record in result.Errors)
            Append(text, record);
        foreach (var record in result.Information)
            text.AppendLine(record.ToString());
        foreach (var record in result.Progress)
            text.AppendLine(record.ToString()).AppendLine(record.StatusDescription).AppendLine(record.CurrentOperation);

        AssertClean(text.ToString());
    }

    private static void Append(StringBuilder text, ErrorRecord record)
    {
        text.AppendLine(record.ToString()).AppendLine(record.ErrorDetails?.ToString()).AppendLine(record.ErrorDetails?.RecommendedAction);
        text.AppendLine(record.TargetObject?.ToString()).AppendLine(record.ScriptStackTrace).AppendLine(PSSerializer.Serialize(record, Depth));
        for (var exception = record.Exception; exception is not null; exception = exception.InnerException)
        {
            text.AppendLine(exception.ToString());
            foreach (DictionaryEntry entry in exception.Data)
                text.AppendLine(entry.Key.ToString()).AppendLine(entry.Value?.ToString());
        }
    }

    // Only the characters that no neighbour has a part in.
    private static string EncodedAfter(int bytes)
    {
        var encoded = Convert.ToBase64String(Encoding.ASCII.GetBytes(new string(' ', bytes) + Mark));
        return encoded[((bytes * 8 + 5) / 6)..((bytes + Mark.Length) * 8 / 6)];
    }
}
