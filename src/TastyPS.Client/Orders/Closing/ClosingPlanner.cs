namespace TastyPS.Client.Orders.Closing;

/// <summary>
/// Makes orders of positions, group by group of one account and underlying: options together where four legs hold them, else the short ones first; whatever
/// covers a short position after the order that closes it.
/// </summary>
internal sealed class ClosingPlanner(ClosingTerms terms, DateTimeOffset now)
{
    private const int MostLegs = 4;

    public ClosingPlan Plan(IReadOnlyList<ClosingHolding> holdings)
    {
        var refusals = new List<ClosingRefusal>();
        var orders = new List<ClosingOrder>();
        foreach (var group in holdings.Select(Limited).GroupBy(holding => (holding.AccountNumber, holding.UnderlyingSymbol)))
            orders.AddRange(PlanGroup([.. group], refusals));

        // A price may have been meant for what is refused for want of a mark.
        var needed = orders.Count + (refusals.Exists(refusal => refusal.Reason == ClosingReason.NoMark) ? 1 : 0);
        if (terms.Price is null || orders.Count == 0 || needed == 1)
            return new ClosingPlan(orders, refusals);

        var message = $"One price was given, but {needed} orders are needed: nothing is closed. Close one position or one spread at a time at a price of its own.";
        refusals.AddRange(orders.SelectMany(order => order.Request.Legs.Select(leg => new ClosingRefusal(order.AccountNumber, leg.Symbol, ClosingReason.PriceForSeveral, message))));
        return new ClosingPlan([], refusals);
    }

    private ClosingHolding Limited(ClosingHolding holding) =>
        terms.Most is { } most && holding.Closable > most ? holding with { Spared = holding.Closable - most } : holding;

    private List<ClosingOrder> PlanGroup(IReadOnlyList<ClosingHolding> group, List<ClosingRefusal> refusals)
    {
        var refused = new Dictionary<ClosingHolding, ClosingRefusal>();
        foreach (var holding in group)
        {
            if (Refuse(holding) is { } refusal)
                refused.Add(holding, refusal);
        }

        var together = Together([.. group.Where(holding => !refused.ContainsKey(holding))]);
        foreach (var legs in Bundles([.. group.Where(holding => !refused.ContainsKey(holding))], together))
        {
            if (Unpriceable(legs) is not { } why)
                continue;
            foreach (var leg in legs)
                refused.Add(leg, new ClosingRefusal(leg.AccountNumber, leg.Symbol, why.Reason, why.Message));
        }

        var closing = group.Where(holding => !refused.ContainsKey(holding)).ToList();
        together.RemoveAll(legs => refused.ContainsKey(legs[0]));
        var unexpired = group.Where(holding => !refused.TryGetValue(holding, out var refusal) || refusal.Reason != ClosingReason.Expired).ToList();
        var covers = ClosingCovers.Find(unexpired, closing, [.. together.SelectMany(legs => legs)]).ToLookup(cover => cover.Long);
        foreach (var holding in group)
        {
            if (refused.TryGetValue(holding, out var refusal))
                refusals.Add(refusal);
            else if (covers[holding].Where(cover => cover.Bond == ClosingBond.Stays).ToList() is { Count: > 0 } stays)
                refusals.Add(Stays(holding, stays));
        }

        return Order(closing, together, covers);
    }

    private static ClosingRefusal Stays(ClosingHolding holding, IReadOnlyList<ClosingCover> covers)
    {
        var quantity = covers.Sum(cover => cover.Quantity);
        var open = string.Join(" and ", covers.Select(cover => cover.Short.Symbol).Distinct());
        return new ClosingRefusal(holding.AccountNumber, holding.Symbol, ClosingReason.CoversOpenShort, quantity == holding.Closable
            ? $"{holding.Symbol} covers {open}, which stays open for now; it is not closed before that is."
            : $"{OrderText.Number(quantity)} of {holding.Symbol} cover {open}, which stays open for now; so much is not closed before that is.");
    }

    private List<ClosingOrder> Order(List<ClosingHolding> closing, List<ClosingHolding[]> together, ILookup<ClosingHolding, ClosingCover> covers)
    {
        decimal Sum(ClosingHolding holding, ClosingBond bond) => covers[holding].Where(cover => cover.Bond == bond).Sum(cover => cover.Quantity);
        var parts = new List<(ClosingHolding[] Legs, bool Waits)>();
        foreach (var legs in together)
            parts.Add(([.. legs.Select(leg => leg with { Spared = leg.Spared + Sum(leg, ClosingBond.Stays) }).Where(leg => leg.Closable > 0m)], false));
        foreach (var alone in Bundles(closing, together).Skip(together.Count).Select(legs => legs[0]))
        {
            var (stays, waits) = (Sum(alone, ClosingBond.Stays), Sum(alone, ClosingBond.Waits));
            parts.Add(([alone with { Spared = alone.Spared + stays + waits }], false));
            parts.Add(([alone with { Spared = alone.Spared + alone.Closable - waits }], waits > 0m));
        }

        var orders = new List<ClosingOrder>();
        foreach (var (legs, waits) in parts.Where(part => part.Legs.Sum(leg => leg.Closable) > 0m).OrderBy(part => part.Waits ? 2 : part.Legs.Any(leg => leg.IsShort) ? 0 : 1))
        {
            string[] covered = waits ? [.. covers[closing.First(holding => holding.Symbol == legs[0].Symbol)].Where(cover => cover.Bond == ClosingBond.Waits).Select(cover => cover.Short.Symbol).Distinct()] : [];
            var first = orders.Where(order => order.Request.Legs.Any(leg => covered.Contains(leg.Symbol))).ToList();
            orders.Add(new ClosingOrder(legs[0].AccountNumber, legs[0].UnderlyingSymbol, Request(legs), first, covered));
        }

        return orders;
    }

    private static IEnumerable<ClosingHolding[]> Bundles(List<ClosingHolding> closable, List<ClosingHolding[]> together) =>
        [.. together, .. closable.Where(holding => !together.Any(legs => legs.Contains(holding))).Select(holding => new[] { holding })];

    private (ClosingReason Reason, string Message)? Unpriceable(IReadOnlyList<ClosingHolding> legs)
    {
        if (terms.AtMarket)
            return null;
        if (ClosingPrice.IsSideUnknown(legs))
        {
            return (ClosingReason.NoMark,
                $"Without a mark of {string.Join(", ", legs.Where(leg => leg.Facts.Mark is null).Select(leg => leg.Symbol))} it is not known whether closing the spread costs or brings money.");
        }

        return ClosingPrice.IsBeyondMark(legs, terms)
            ? (ClosingReason.OffsetTooLarge, $"The offset {OrderText.Number(terms.Offset)} is not less than the mark of {string.Join(" and ", legs.Select(leg => leg.Symbol))}: no price is left.")
            : null;
    }

    // Options that go in one order.
    private List<ClosingHolding[]> Together(IReadOnlyList<ClosingHolding> closable) => terms.AtMarket
        ? []
        : [.. closable.Where(holding => holding.IsOption).GroupBy(holding => holding.Kind).Select(options => options.ToArray()).Where(legs => legs.Length <= MostLegs)];

    private OrderRequest Request(ClosingHolding[] legs)
    {
        var request = new OrderRequest
        {
            OrderType = terms.AtMarket ? OrderType.Market : OrderType.Limit,
            TimeInForce = terms.TimeInForce,
            StrictPositionEffect = true,
            Legs = [.. legs.Select(leg => leg.Leg)],
        };
        return terms.AtMarket ? request : ClosingPrice.Set(request, legs, terms);
    }

    private ClosingRefusal? Refuse(ClosingHolding holding)
    {
        var symbol = holding.Symbol;
        (ClosingReason Reason, string Message)? found = holding switch
        {
            { Kind: null } => (ClosingReason.KindUnknown, $"{symbol} is of a kind that cannot be ordered."),
            { Quantity: null } => (ClosingReason.NoQuantity, $"The service does not say on which side {symbol} is."),
            { Quantity: 0m } => (ClosingReason.NoQuantity, $"{symbol} is closed already."),
            { IsFrozen: true } => (ClosingReason.Frozen, $"{symbol} is frozen."),
            _ when holding.ExpiresAt <= now => (ClosingReason.Expired, $"{symbol} has expired."),
            _ when Math.Abs(holding.Quantity.Value) <= holding.Restricted => (ClosingReason.Frozen, $"All of {symbol} is restricted."),
            { Closable: 0m } => (ClosingReason.AlreadyClosing, FormattableString.Invariant($"Orders that work already close {holding.Held} of {symbol}.")),
            _ when terms.AtMarket => RefuseMarket(holding),
            { Facts.Mark: null } when terms.Price is null => (ClosingReason.NoMark, $"{symbol} has no mark, so there is no price to close it at."),
            _ => null,
        };
        return found is { } why ? new ClosingRefusal(holding.AccountNumber, symbol, why.Reason, why.Message) : null;
    }

    private (ClosingReason Reason, string Message)? RefuseMarket(ClosingHolding holding)
    {
        if (!holding.IsOption || terms.AllowsWideSpread)
            return null;
        if (holding.Facts is not { Bid: { } bid, Ask: { } ask } || bid + ask <= 0m)
            return (ClosingReason.WideSpread, $"{holding.Symbol} is not quoted on both sides; an order at the market may be filled anywhere.");
        var spread = (ask - bid) / ((ask + bid) / 2m);
        return spread > ClosingTerms.WidestSpread
            ? (ClosingReason.WideSpread, FormattableString.Invariant($"{holding.Symbol} is quoted {bid} to {ask}, {spread * 100m:0} % apart; an order at the market is refused beyond {ClosingTerms.WidestSpread * 100m:0} %."))
            : null;
    }
}
