namespace TastyPS.Client.Http;

/// <summary>How long the body of a reply may keep its reader waiting.</summary>
/// <param name="Pause">For one read.</param>
/// <param name="Whole">For all reads of one reply together.</param>
internal readonly record struct ReadTimeouts(TimeSpan Pause, TimeSpan Whole)
{
    public static ReadTimeouts Of(TastyClientOptions options) => new(options.ReadTimeout, options.ReplyTimeout);
}
