using TastyPS.Client.Accounts;
using TastyPS.Client.Orders.Checks;

namespace TastyPS.Client.Orders.Closing;

/// <summary>Plans how positions are closed. Nothing is sent.</summary>
public sealed class ClosingService
{
    private readonly OrderService _orders;
    private readonly InstrumentFactService _facts;
    private readonly TimeProvider _timeProvider;

    internal ClosingService(OrderService orders, InstrumentFactService facts, TimeProvider timeProvider)
    {
        _orders = orders;
        _facts = facts;
        _timeProvider = timeProvider;
    }

    /// <summary>
    /// Reads what works in the accounts and how the market stands, and makes orders: those of one account and underlying together as far as four legs reach, else the
    /// short positions first; so much of a long position as covers a short option waits for the order that closes that one. What orders that work hold already is left out.
    /// </summary>
    /// <param name="positions">The positions, of several accounts if you like. One that is there twice counts once.</param>
    /// <param name="terms">At what price.</param>
    /// <param name="failures">Gets what kept marks and steps of prices from coming; null if nobody wants to know.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    /// <exception cref="TastyException">The live orders of an account could not be read, so that it is not known what is left to close.</exception>
    public async Task<ClosingPlan> PlanAsync(IReadOnlyList<Position> positions, ClosingTerms terms, ICollection<TastyException>? failures, CancellationToken cancellationToken)
    {
        if (positions is null)
            throw new ArgumentNullException(nameof(positions));
        if (terms is null)
            throw new ArgumentNullException(nameof(terms));

        positions = [.. positions.GroupBy(position => (position.AccountNumber, position.Symbol)).Select(same => same.First())];
        var held = new Dictionary<string, IReadOnlyDictionary<string, decimal>>(StringComparer.Ordinal);
        foreach (var account in positions.Select(position => position.AccountNumber ?? "").Distinct(StringComparer.Ordinal))
            held[account] = HeldQuantities.Of(await _orders.GetLiveAsync(account, cancellationToken).ConfigureAwait(false));

        var facts = await FactsAsync(positions, failures, cancellationToken).ConfigureAwait(false);
        var holdings = positions.Select(position => ClosingHolding.Of(
            position,
            facts.TryGetValue(position.Symbol, out var known) ? known : InstrumentFacts.Of(position),
            held[position.AccountNumber ?? ""].TryGetValue(position.Symbol, out var taken) ? taken : 0m));
        return new ClosingPlanner(terms, _timeProvider.GetUtcNow()).Plan([.. holdings]);
    }

    // A mark that came with the position is from another time; only what the market says now makes a price.
    private async Task<IReadOnlyDictionary<string, InstrumentFacts>> FactsAsync(IReadOnlyList<Position> positions, ICollection<TastyException>? failures, CancellationToken cancellationToken)
    {
        var legs = positions
            .Where(position => OrderWords.InstrumentTypes.Find(position.InstrumentType) is not null)
            .GroupBy(position => position.Symbol, StringComparer.Ordinal)
            .Select(same => OrderLegs.Of(same.First(), OrderAction.SellToClose, null))
            .Select(leg => leg with { Facts = leg.Facts! with { Mark = null } });
        var complete = await _facts.CompleteAsync([.. legs], failures, cancellationToken).ConfigureAwait(false);
        return complete.ToDictionary(leg => leg.Symbol, leg => leg.Facts!, StringComparer.Ordinal);
    }
}
