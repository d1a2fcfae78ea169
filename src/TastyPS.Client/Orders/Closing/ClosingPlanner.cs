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
        foreach (var group in holdings.GroupBy(holding => (holding.AccountNumber, holding.UnderlyingSymbol)))
            orders.AddRange(PlanGroup([.. group], refusals));
        if (terms.Price is null || orders.Count <= 1)
            return new ClosingPlan(orders, refusals);

        var message = $"One price was given, but {orders.Count} orders are needed: nothing is closed. Close one position or one spread at a time at a price of its own.";
        refusals.AddRange(orders.SelectMany(order => order.Request.Legs.Select(leg => new ClosingRefusal(order.AccountNumber, leg.Symbol, ClosingReason.PriceForSeveral, message))));
        return new ClosingPlan([], refusals);
    }

    private List<ClosingOrder> PlanGroup(IReadOnlyList<ClosingHolding> group, List<ClosingRefusal> refusals)
    {
        var refused = new Dictionary<ClosingHolding, ClosingRefusal>();
        foreach (var holding in group)
        {
            if (Refuse(holding) is { } refusal)
                refused.Add(holding, refusal);
        }

        foreach (var cover in group.Where(holding => !refused.ContainsKey(holding)).ToList())
        {
            if (refused.Keys.FirstOrDefault(cover.Covers) is { } open && refused[open].Reason != ClosingReason.Expired)
                refused.Add(cover, new ClosingRefusal(cover.AccountNumber, cover.Symbol, ClosingReason.CoversOpenShort, $"{cover.Symbol} covers {open.Symbol}, which stays open for now; it is not closed before that is."));
        }

        refusals.AddRange(group.Where(refused.ContainsKey).Select(holding => refused[holding]));
        return Order([.. group.Where(holding => !refused.ContainsKey(holding))], refusals);
    }

    private List<ClosingOrder> Order(IReadOnlyList<ClosingHolding> closable, List<ClosingRefusal> refusals)
    {
        var orders = new List<(ClosingHolding[] Legs, ClosingOrder Order)>();
        foreach (var legs in Bundles(closable).OrderBy(legs => legs.Any(leg => leg.IsShort) ? 0 : 1))
        {
            if (!terms.AtMarket && ClosingPrice.IsSideUnknown(legs))
            {
                var unmarked = string.Join(", ", legs.Where(leg => leg.Facts.Mark is null).Select(leg => leg.Symbol));
                var message = $"Without a mark of {unmarked} it is not known whether closing the spread costs or brings money.";
                refusals.AddRange(legs.Select(leg => new ClosingRefusal(leg.AccountNumber, leg.Symbol, ClosingReason.NoMark, message)));
                continue;
            }

            var first = orders.Where(earlier => earlier.Legs.Any(other => legs.Any(leg => leg.Covers(other)))).ToList();
            var covered = first.SelectMany(earlier => earlier.Legs).Where(other => legs.Any(leg => leg.Covers(other))).Select(other => other.Symbol);
            orders.Add((legs, new ClosingOrder(legs[0].AccountNumber, legs[0].UnderlyingSymbol, Request(legs), [.. first.Select(earlier => earlier.Order)], [.. covered])));
        }

        return [.. orders.Select(order => order.Order)];
    }

    private IEnumerable<ClosingHolding[]> Bundles(IReadOnlyList<ClosingHolding> closable)
    {
        foreach (var options in closable.Where(holding => holding.IsOption).GroupBy(holding => holding.Kind))
        {
            var legs = options.ToArray();
            if (!terms.AtMarket && legs.Length <= MostLegs)
            {
                yield return legs;
                continue;
            }

            foreach (var leg in legs)
                yield return [leg];
        }

        foreach (var other in closable.Where(holding => !holding.IsOption))
            yield return [other];
    }

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
