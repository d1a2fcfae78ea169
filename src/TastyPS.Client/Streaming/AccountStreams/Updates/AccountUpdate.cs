using TastyPS.Client.MarketData;

namespace TastyPS.Client.Streaming.AccountStreams.Updates;

/// <summary>Something that changed in an account, or how it stands. Each kind has a type of its own, with the details.</summary>
public abstract class AccountUpdate
{
    private readonly UpdateOrigin _origin;

    private protected AccountUpdate(AccountUpdateType type, UpdateOrigin origin)
    {
        Type = type;
        _origin = origin;
    }

    /// <summary>When it came; of a REST reply when it was asked for.</summary>
    public DateTimeOffset ReceivedAt => _origin.ReceivedAt;

    /// <summary>The account; null if it is of the user or of everybody.</summary>
    public abstract string? AccountNumber { get; }

    /// <summary>What it is about.</summary>
    public AccountUpdateType Type { get; }

    /// <summary>What it is about, as the service words it.</summary>
    public string TypeText => _origin.TypeText;

    /// <summary>What it says, in one line.</summary>
    public abstract string Summary { get; }

    /// <summary>Where it came from: the stream (<see cref="ValueSource.Feed"/>), or what was read over REST because the stream tells no past.</summary>
    public ValueSource Source => _origin.Source;

    /// <summary>True if it was read when the stream was opened: how things stood, rather than what happened.</summary>
    public bool IsInitial => _origin.IsInitial;

    /// <summary>When the service sent it; null of REST replies.</summary>
    public DateTimeOffset? PublishedAt => _origin.PublishedAt;

    /// <summary>Its number on the connection, counted by the service over all types from 0; null if the service gave none.</summary>
    public long? Sequence => _origin.Sequence;

    internal UpdateOrigin Origin => _origin;

    /// <summary>The summary.</summary>
    public sealed override string ToString() => Summary;

    private protected static string Join(params string?[] parts) => string.Join(" ", parts.Where(part => !string.IsNullOrEmpty(part)));

    private protected static string Number(decimal? value) => FormattableString.Invariant($"{value:0.############}");
}
