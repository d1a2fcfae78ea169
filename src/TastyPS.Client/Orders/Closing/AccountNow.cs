using TastyPS.Client.Accounts;
using TastyPS.Client.Orders.Checks;

namespace TastyPS.Client.Orders.Closing;

/// <summary>What an account holds, and what working orders hold of that.</summary>
internal sealed class AccountNow
{
    private readonly IReadOnlyList<Position> _positions;
    private readonly IReadOnlyDictionary<(string Symbol, bool IsShort), decimal> _held;
    private readonly IReadOnlyDictionary<(string Symbol, bool IsShort), decimal> _heldByOwn;
    private readonly string? _doubt;

    private AccountNow(IReadOnlyList<Position> positions, IReadOnlyList<Order> live, IReadOnlyCollection<long> own, string? doubt)
    {
        _positions = positions;
        _held = HeldQuantities.Of(live);
        _heldByOwn = HeldQuantities.Of([.. live.Where(order => order.Id is { } id && own.Contains(id))]);
        _doubt = doubt;
    }

    /// <summary>Reads the orders before the positions: what is filled in between counts twice then, and too little is closed rather than too much.</summary>
    /// <param name="orders">The orders.</param>
    /// <param name="accounts">The positions.</param>
    /// <param name="accountNumber">The account.</param>
    /// <param name="own">Numbers of orders that whoever asks has sent.</param>
    /// <param name="cancellationToken">Ends the call.</param>
    public static async Task<AccountNow> ReadAsync(OrderService orders, AccountService accounts, string accountNumber, IReadOnlyCollection<long> own, CancellationToken cancellationToken)
    {
        List<ItemDefect> ofOrders = [], ofPositions = [];
        var live = await orders.GetLiveAsync(accountNumber, ofOrders, cancellationToken).ConfigureAwait(false);
        var positions = await accounts.GetPositionsAsync(accountNumber, null, ofPositions, cancellationToken).ConfigureAwait(false);
        var doubts = ofOrders.Select(defect => Unread("order", defect)).Concat(live.Select(HeldQuantities.DoubtOf)).Concat(ofPositions.Select(defect => Unread("position", defect))).OfType<string>().ToList();
        return new AccountNow(positions, live, own, doubts.Count > 0 ? $"of account {accountNumber} {string.Join(", and ", doubts)}" : null);
    }

    /// <summary>Positions as they are now, and beside them what else there is of their underlyings.</summary>
    /// <param name="asked">The positions as they were when somebody wanted to close them, each once.</param>
    public IEnumerable<ClosingHolding> Holdings(IReadOnlyList<Position> asked)
    {
        var closing = asked.Select(position => (Then: position, Now: _positions.FirstOrDefault(now => now.Symbol == position.Symbol && IsLeft(position, now)))).ToList();
        foreach (var (then, now) in closing)
        {
            yield return now is null
                ? Of(then) with { Quantity = 0m, Asked = Size(then) }
                : Of(now) with { Asked = Size(then) };
        }

        var underlyings = new HashSet<string>(asked.Select(UnderlyingOf), StringComparer.Ordinal);
        foreach (var other in _positions.Where(position => underlyings.Contains(UnderlyingOf(position)) && !closing.Exists(pair => ReferenceEquals(pair.Now, position))))
            yield return Of(other) with { IsBystander = true };
    }

    /// <summary>Returns if so much of every position is left as an order closes.</summary>
    /// <exception cref="PositionChangedException">Not so much is left, or nobody knows how much.</exception>
    public void DemandLeft(string accountNumber, OrderRequest order)
    {
        foreach (var leg in order.Legs)
        {
            var position = _positions.FirstOrDefault(position => position.Symbol == leg.Symbol && position.Quantity is { } quantity && quantity < 0m == leg.Buys);
            var left = position is null ? 0m : Of(position).Closable;
            if (_doubt is null && leg.Quantity <= left)
                continue;
            throw new PositionChangedException(
                $"{leg.Symbol} is not closed: {_doubt ?? $"{OrderText.Number(leg.Quantity ?? 0m)} were to be closed, of which {OrderText.Number(left)} are certain to be left"}. Nothing was sent.",
                accountNumber,
                leg.Symbol);
        }
    }

    private ClosingHolding Of(Position position)
    {
        var key = (position.Symbol, position.Quantity < 0m);
        _held.TryGetValue(key, out var held);
        _heldByOwn.TryGetValue(key, out var byOwn);
        return ClosingHolding.Of(position, InstrumentFacts.Of(position), held) with { HeldByOwn = byOwn, Doubt = _doubt };
    }

    // What has turned round meanwhile is another position, as is one that was closed when it was asked for.
    private static bool IsLeft(Position then, Position now) => (then.Quantity, now.Quantity) switch
    {
        (0m, _) => false,
        ({ } before, { } after) => before > 0m == after > 0m,
        _ => true,
    };

    private static decimal? Size(Position then) => then.Quantity is { } quantity ? Math.Abs(quantity) : null;

    private static string UnderlyingOf(Position position) => position.UnderlyingSymbol ?? position.Symbol;

    private static string Unread(string kind, ItemDefect defect) => FormattableString.Invariant($"the {kind} in place {defect.Position + 1} cannot be read ({defect.Reason})");
}
