namespace TastyPS.Client.Streaming.Sessions;

/// <summary>Says in words how a session ended.</summary>
internal static class SessionEndText
{
    public static string Of(SessionEnd end)
    {
        var what = end.Reason switch
        {
            SessionEndReason.ClosedByServer => "the streaming service closed it",
            SessionEndReason.Silent => "the streaming service fell silent",
            SessionEndReason.NetworkLost => "the network broke the connection",
            SessionEndReason.Refused => "the streaming service refused the token",
            SessionEndReason.ProtocolError => "the streaming service sent what cannot be understood",
            _ => "it was closed",
        };
        var details = string.Join(", ", new[] { end.CloseCode is { } code ? FormattableString.Invariant($"code {code}") : "", end.Text ?? "" }.Where(text => text.Length > 0));
        return details.Length == 0 ? $"{what}." : $"{what} ({details}).";
    }
}
