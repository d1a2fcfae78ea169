namespace TastyPS.Simulator.Rest;

/// <summary>What the assumed limits count together.</summary>
internal enum RequestClass
{
    Other,
    MarketData,
    Chain,
    SingleInstrument,
    Listing,
    Account,
    Token,
    Order,
}
