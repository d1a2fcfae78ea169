using TastyPS.Client.Streaming.AccountStreams.Updates;

namespace TastyPS.Client.Streaming.AccountStreams.State;

/// <summary>The types of updates as the service words them.</summary>
internal static class UpdateTypeText
{
    private static readonly Dictionary<string, AccountUpdateType> Types = ((AccountUpdateType[])Enum.GetValues(typeof(AccountUpdateType)))
        .Where(type => type != AccountUpdateType.Unknown)
        .ToDictionary(Of, StringComparer.Ordinal);

    /// <summary>The type; <see cref="AccountUpdateType.Unknown"/> if this version does not know the text.</summary>
    public static AccountUpdateType Read(string text) => Types.TryGetValue(text, out var type) ? type : AccountUpdateType.Unknown;

    /// <summary>The text of a type.</summary>
    public static string Of(AccountUpdateType type) => type switch
    {
        AccountUpdateType.Balance => "AccountBalance",
        AccountUpdateType.Position => "CurrentPosition",
        AccountUpdateType.YearGain => "UnderlyingYearGainSummary",
        AccountUpdateType.PublicWatchlist => "PublicWatchlists",
        _ => type.ToString(),
    };
}
