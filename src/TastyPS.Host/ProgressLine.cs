using System.Globalization;
using System.Management.Automation;

namespace TastyPS.Host;

/// <summary>Progress as one line of a terminal that is drawn over until something else is written.</summary>
internal sealed class ProgressLine(Screen screen)
{
    private const string CarriageReturn = "\r";
    private const string EraseToEnd = "\e[K";

    private readonly List<(long Source, ProgressRecord Record)> _active = [];
    private string _shown = "";

    /// <summary>Shows the activity that was heard of last; a completed one gives way to the one it interrupted.</summary>
    public void Show(long sourceId, ProgressRecord record)
    {
        if (!screen.IsTerminal)
            return;

        _active.RemoveAll(active => active.Source == sourceId && active.Record.ActivityId == record.ActivityId);
        if (record.RecordType != ProgressRecordType.Completed)
            _active.Add((sourceId, record));

        Draw(_active.Count == 0 ? "" : Describe(_active[^1].Record));
    }

    /// <summary>Wipes the line away, so that other text can be written. The next record draws it again.</summary>
    public void Clear() => Draw("");

    private void Draw(string text)
    {
        // One column stays free: a full line would wrap, and a wrapped line cannot be drawn over.
        var room = Math.Max(0, screen.Width - 1);
        if (text.Length > room)
            text = text[..room];
        if (text == _shown)
            return;

        screen.Writer.Write(CarriageReturn + text + EraseToEnd);
        screen.Writer.Flush();
        _shown = text;
    }

    private static string Describe(ProgressRecord record)
    {
        var parts = new List<string> { record.Activity };
        if (record.PercentComplete >= 0)
            parts.Add(string.Create(CultureInfo.InvariantCulture, $"{record.PercentComplete} %"));
        if (!string.IsNullOrWhiteSpace(record.StatusDescription))
            parts.Add(record.StatusDescription);
        if (!string.IsNullOrWhiteSpace(record.CurrentOperation))
            parts.Add(record.CurrentOperation);
        if (record.SecondsRemaining >= 0)
            parts.Add($"{TimeSpan.FromSeconds(record.SecondsRemaining):c} left");
        return string.Join(" · ", parts).ReplaceLineEndings(" ");
    }
}
