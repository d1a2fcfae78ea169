namespace TastyPS.Simulator.Broker;

/// <summary>What kind of thing is traded.</summary>
internal enum InstrumentKind
{
    Equity,
    EquityOption,
    Future,
    FutureOption,
    Cryptocurrency,
}
