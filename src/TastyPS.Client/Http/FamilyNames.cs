namespace TastyPS.Client.Http;

/// <summary>The families in words for whoever reads a message.</summary>
internal static class FamilyNames
{
    /// <summary>What the calls of a family are called, in the plural.</summary>
    public static string Of(ApiFamily family) => family switch
    {
        ApiFamily.Token => "calls for an access token",
        ApiFamily.Accounts => "calls about accounts",
        ApiFamily.Instruments => "calls about instruments",
        ApiFamily.OptionChains => "calls for option chains",
        ApiFamily.MarketData => "calls for market data",
        ApiFamily.Orders => "calls about orders",
        ApiFamily.StreamTokens => "calls for a token of the stream",
        _ => "calls like this one",
    };
}
