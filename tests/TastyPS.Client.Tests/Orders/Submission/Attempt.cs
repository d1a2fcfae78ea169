using TastyPS.Client.Orders;
using TastyPS.Simulator.Faults;

namespace TastyPS.Client.Tests.Orders.Submission;

/// <summary>An order to be submitted, and what shall go wrong with that.</summary>
internal sealed record Attempt(string Identifier, string Account, OrderRequest Order, Trouble Trouble, Fault? Fault)
{
    /// <summary>Draws one. Its order lies far below the market and rests until the day is over, if it is not too dear.</summary>
    public static Attempt Draw(int number, IReadOnlyList<string> accounts, Random random)
    {
        var identifier = FormattableString.Invariant($"chaos-{number:000000}");
        var trouble = Trouble.Draw(random);
        var order = trouble.IsTooDear
            ? Legs.Debit(10m, Legs.Stock(quantity: 1_000_000m))
            : Legs.Debit(1m + (random.Next(100) / 100m), Legs.Stock(quantity: random.Next(1, 4)));
        return new Attempt(identifier, accounts[random.Next(accounts.Count)], order with { ExternalIdentifier = identifier }, trouble, trouble.FaultFor(identifier, random));
    }
}
