namespace TastyPS.Simulator.Broker;

/// <summary>What the simulated venue does with orders.</summary>
public enum FillMode
{
    /// <summary>Fills at the prices of the market.</summary>
    Market,

    /// <summary>Accepts orders and never fills them.</summary>
    Never,

    /// <summary>Fills half of an order that could be filled, at least one and never all of it; an order for one is not filled.</summary>
    Partial,

    /// <summary>Rejects every order after it was accepted.</summary>
    Reject,

    /// <summary>Acknowledges nothing: orders stay in flight, cancellations requested, until another mode is set.</summary>
    Offline,
}
