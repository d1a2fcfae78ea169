namespace TastyPS.Client.Http;

/// <summary>Tells the family of a route that is given as text.</summary>
internal static class RouteFamilies
{
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">Relative to the base address.</param>
    public static ApiFamily Of(HttpMethod method, string path)
    {
        if (OrderRoutes.IsOrderRoute(method.Method, path))
            return ApiFamily.Orders;

        return path.Split('/', '?')[0].ToLowerInvariant() switch
        {
            "accounts" or "customers" or "margin" => ApiFamily.Accounts,
            "instruments" or "symbols" => ApiFamily.Instruments,
            "option-chains" or "futures-option-chains" => ApiFamily.OptionChains,
            "market-data" => ApiFamily.MarketData,
            "oauth" => ApiFamily.Token,
            "api-quote-tokens" => ApiFamily.StreamTokens,
            _ => ApiFamily.Other,
        };
    }
}
