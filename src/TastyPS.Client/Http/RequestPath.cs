namespace TastyPS.Client.Http;

/// <summary>The form of a request's address that may be shown.</summary>
internal static class RequestPath
{
    private const int ShownOfAccountNumber = 4;

    /// <summary>Drops query and fragment and shortens account numbers: <c>accounts/****0001/balances</c>.</summary>
    public static string ForDisplay(string pathAndQuery)
    {
        var path = pathAndQuery.Split('?', '#')[0].Trim('/');
        var segments = path.Split('/');
        for (var i = 1; i < segments.Length; i++)
        {
            if (string.Equals(segments[i - 1], "accounts", StringComparison.OrdinalIgnoreCase) && segments[i].Length > ShownOfAccountNumber)
                segments[i] = "****" + segments[i].Substring(segments[i].Length - ShownOfAccountNumber);
        }

        return string.Join("/", segments);
    }
}
