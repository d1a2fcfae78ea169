using TastyPS.Client.Streaming.DxLink;

namespace TastyPS.Client.Streaming;

/// <summary>Something a stream has to tell beside its events, in words for whoever runs it.</summary>
public sealed class StreamNotice
{
    internal StreamNotice(StreamNoticeKind kind, DateTimeOffset at, string text)
    {
        Kind = kind;
        At = at;
        Text = text;
    }

    /// <summary>What it is about.</summary>
    public StreamNoticeKind Kind { get; }

    /// <summary>When it was given.</summary>
    public DateTimeOffset At { get; }

    /// <summary>What happened, and what to do about it if anything is to be done.</summary>
    public string Text { get; }

    /// <summary>The number of the session it is about, 1 for the first; null if it is about the stream.</summary>
    public int? Session { get; internal init; }

    /// <summary>The items it is about.</summary>
    public IReadOnlyList<FeedItem> Items { get; internal init; } = [];

    /// <summary>How long the stream will wait; null if it does not.</summary>
    public TimeSpan? Wait { get; internal init; }

    /// <summary>
    /// True if it says no more than one told before: that a session is still not connected, or that one is open again while others are not. What goes on for
    /// long is told again from time to time.
    /// </summary>
    public bool IsRepetition { get; internal set; }

    /// <summary>The failure behind it.</summary>
    public Exception? Failure { get; internal init; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
