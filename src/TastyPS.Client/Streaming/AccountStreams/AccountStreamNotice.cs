namespace TastyPS.Client.Streaming.AccountStreams;

/// <summary>Something an account stream has to tell beside its updates, in words for whoever runs it.</summary>
public sealed class AccountStreamNotice
{
    internal AccountStreamNotice(AccountStreamNoticeKind kind, DateTimeOffset at, string text)
    {
        Kind = kind;
        At = at;
        Text = text;
    }

    /// <summary>What it is about.</summary>
    public AccountStreamNoticeKind Kind { get; }

    /// <summary>When it was given.</summary>
    public DateTimeOffset At { get; }

    /// <summary>What happened, and what to do about it if anything is to be done.</summary>
    public string Text { get; }

    /// <summary>The number the service gave the connection; null if it is about none.</summary>
    public string? SessionId { get; internal init; }

    /// <summary>How long the stream will wait; null if it does not.</summary>
    public TimeSpan? Wait { get; internal init; }

    /// <summary>The failure behind it.</summary>
    public Exception? Failure { get; internal init; }

    /// <summary>The text.</summary>
    public override string ToString() => Text;
}
