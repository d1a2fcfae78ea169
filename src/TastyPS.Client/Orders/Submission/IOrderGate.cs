namespace TastyPS.Client.Orders.Submission;

/// <summary>What every order must pass before it is sent, also one that replaces another; its legs are given then too.</summary>
internal interface IOrderGate
{
    /// <summary>Returns if the order may be sent.</summary>
    /// <exception cref="TastyException">It may not.</exception>
    void Check(string accountNumber, OrderRequest order);

    /// <summary>Returns if the orders may be sent.</summary>
    /// <exception cref="TastyException">They may not.</exception>
    void Check(string accountNumber, ComplexOrderRequest order);
}
