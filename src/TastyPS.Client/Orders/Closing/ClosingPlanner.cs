using TastyPS.Client.Orders.Checks;

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
        var groups = holdings.Select(OfTerms).GroupBy(holding => (holding.AccountNumber, holding.UnderlyingSymbol)).Select(group => group.ToList()).ToList();
        var misprice = terms.Price is null ? null : RefusePrice([.. groups.SelectMany(Wanted)]);
        foreach (var group in groups)
            orders.AddRange(PlanGroup(group, misprice, refusals));
        if (terms.Price is null || orders.All(order => HasItsPrice(order, groups)))
            return new ClosingPlan(orders, refusals);

        refusals.AddRange(orders.SelectMany(order => order.Request.Legs.Select(leg => new ClosingRefusal(
            order.AccountNumber, leg.Symbol, ClosingReason.PriceForSeveral, "The price is for all that was to be closed together, of which a part cannot be closed now: nothing is closed."))));
        return new ClosingPlan([], refusals);
    }

    private ClosingHolding OfTerms(ClosingHolding holding) =>
        terms.Most is { } most && holding.Wanted > most ? holding with { Asked = most }
        : holding.IsBystander && terms.AlsoClosing.Contains(holding.Symbol) ? holding with { IsClosedBeside = true }
        : holding;

    // What would go into an order each if nothing were against it: a price is meant for that.
    private IEnumerable<ClosingHolding[]> Wanted(IReadOnlyList<ClosingHolding> group) => Bundles([.. group.Where(holding => holding.Wanted > 0m)]);

    private IEnumerable<ClosingHolding[]> Bundles(IReadOnlyList<ClosingHolding> closable)
    {
        var together = Together(closable);
        return [.. together, .. closable.Where(holding => !together.Any(legs => legs.Contains(holding))).Select(alone => new[] { alone })];
    }

    private (ClosingReason Reason, string Message)? RefusePrice(IReadOnlyList<ClosingHolding[]> bundles) => bundles switch
    {
        [] => null,
        [_, _, ..] => (ClosingReason.PriceForSeveral,
            $"One price was given, but {bundles.Count} orders are needed: nothing is closed. Close one position or one spread at a time at a price of its own."),
        [var legs] when terms.PriceEffect is null && legs.Any(leg => leg.IsShort) && legs.Any(leg => !leg.IsShort) => (ClosingReason.EffectMissing,
            $"{string.Join(" and ", legs.Select(leg => leg.Symbol))} are on different sides, so it has to be said whether the price is paid or received."),
        _ => null,
    };

    // The price of several legs holds for the quantities that they had to each other when it was given.
    private bool HasItsPrice(ClosingOrder order, IReadOnlyList<IReadOnlyList<ClosingHolding>> groups)
    {
        var legs = groups.SelectMany(Wanted).Single();
        decimal Left(ClosingHolding leg) => order.Request.Legs.FirstOrDefault(left => left.Symbol == leg.Symbol)?.Quantity ?? 0m;
        return legs.All(leg => Left(leg) * legs[0].Wanted == Left(legs[0]) * leg.Wanted);
    }

    private List<ClosingOrder> PlanGroup(IReadOnlyList<ClosingHolding> group, (ClosingReason Reason, string Message)? misprice, List<ClosingRefusal> refusals)
    {
        var refused = new Dictionary<ClosingHolding, ClosingRefusal>();
        foreach (var holding in group.Where(holding => !holding.IsBystander))
        {
            if ((Refuse(holding) ?? misprice) is { } why)
                refused.Add(holding, new ClosingRefusal(holding.AccountNumber, holding.Symbol, why.Reason, why.Message));
        }

        while (true)
        {
            List<ClosingHolding> closing = [.. group.Where(holding => !holding.IsBystander && !refused.ContainsKey(holding))];
            var together = Together(closing);
            var counting = group.Where(holding => !(holding.ExpiresAt <= now) && !(terms.AllowsNakedShort && holding is { IsBystander: true, IsClosedBeside: false, IsShort: true })).ToList();
            var covers = ClosingCovers.Find(counting, closing, [.. together.SelectMany(legs => legs)]).ToLookup(cover => cover.Long);
            var parts = PartsOf(closing, together, covers);
            var priceless = parts.Where(part => ClosingPrice.IsBeyondMark(part.Legs, terms)).ToList();
            if (priceless.Count == 0)
            {
                Tell(group, closing, parts, covers, refused, refusals);
                return Order(parts);
            }

            // What is not closed may need what was to be closed with it.
            foreach (var part in priceless)
            {
                var message = $"The offset {OrderText.Number(terms.Offset)} is not less than the mark of {string.Join(" and ", part.Legs.Select(leg => leg.Symbol))}: no price is left.";
                foreach (var leg in part.Holdings)
                    refused[leg] = new ClosingRefusal(leg.AccountNumber, leg.Symbol, ClosingReason.OffsetTooLarge, message);
            }
        }
    }

    private static void Tell(
        IReadOnlyList<ClosingHolding> group,
        IReadOnlyCollection<ClosingHolding> closing,
        IReadOnlyCollection<Part> parts,
        ILookup<ClosingHolding, ClosingCover> covers,
        Dictionary<ClosingHolding, ClosingRefusal> refused,
        List<ClosingRefusal> refusals)
    {
        var rest = string.Join(" and ", parts.SelectMany(part => part.Legs).Select(leg => leg.Symbol).Distinct());
        foreach (var holding in group)
        {
            if (refused.TryGetValue(holding, out var refusal))
                refusals.Add(refusal.Reason == ClosingReason.NoMark && rest.Length > 0 ? refusal with { Message = $"{refusal.Message} What else is closed of {holding.UnderlyingSymbol} goes on without it: {rest}." } : refusal);
            else
                refusals.AddRange(covers[holding].Where(cover => cover.Bond == ClosingBond.Stays).GroupBy(cover => IsNotToBeClosed(cover.Short)).Select(stays => Stays(holding, [.. stays])));
            if (!holding.IsBystander && holding.Held > holding.HeldByOwn && closing.Contains(holding))
            {
                refusals.Add(new ClosingRefusal(holding.AccountNumber, holding.Symbol, ClosingReason.AlreadyClosing,
                    $"Orders that work already close {OrderText.Number(holding.Held - holding.HeldByOwn)} of {holding.Symbol}; only the rest is closed now."));
            }
        }
    }

    private static bool IsNotToBeClosed(ClosingHolding holding) => holding is { IsBystander: true, IsClosedBeside: false };

    private static ClosingRefusal Stays(ClosingHolding holding, IReadOnlyList<ClosingCover> covers)
    {
        var quantity = covers.Sum(cover => cover.Quantity);
        string[] covered = [.. covers.Select(cover => cover.Short.Symbol).Distinct()];
        var open = string.Join(" and ", covered);
        var (reason, why) = IsNotToBeClosed(covers[0].Short) ? (ClosingReason.CoversOtherShort, "which is not to be closed") : (ClosingReason.CoversOpenShort, "which stays open for now");
        return new ClosingRefusal(holding.AccountNumber, holding.Symbol, reason, quantity == holding.Closable
            ? $"{holding.Symbol} covers {open}, {why}; it is not closed before that is."
            : $"{OrderText.Number(quantity)} of {holding.Symbol} cover {open}, {why}; so much is not closed before that is.")
        {
            Quantity = quantity,
            Covered = covered,
        };
    }

    // What goes into an order each, with as much of every position as is closed by it.
    private static List<Part> PartsOf(IReadOnlyList<ClosingHolding> closing, IReadOnlyList<ClosingHolding[]> together, ILookup<ClosingHolding, ClosingCover> covers)
    {
        decimal Sum(ClosingHolding holding, ClosingBond bond) => covers[holding].Where(cover => cover.Bond == bond).Sum(cover => cover.Quantity);
        var parts = new List<Part>();
        foreach (var legs in together)
        {
            ClosingHolding[] left = [.. legs.Where(leg => leg.Closable > Sum(leg, ClosingBond.Stays))];
            parts.Add(new Part(left, [.. left.Select(leg => leg with { Spared = leg.Spared + Sum(leg, ClosingBond.Stays) })], []));
        }

        foreach (var alone in closing.Where(holding => !together.Any(legs => legs.Contains(holding))))
        {
            var (stays, waits) = (Sum(alone, ClosingBond.Stays), Sum(alone, ClosingBond.Waits));
            parts.Add(new Part([alone], [alone with { Spared = alone.Spared + stays + waits }], []));
            parts.Add(new Part([alone], [alone with { Spared = alone.Spared + alone.Closable - waits }], [.. covers[alone].Where(cover => cover.Bond == ClosingBond.Waits)]));
        }

        return [.. parts.Where(part => part.Legs.Sum(leg => leg.Closable) > 0m)];
    }

    private List<ClosingOrder> Order(IEnumerable<Part> parts)
    {
        var orders = new List<ClosingOrder>();
        var closed = new Dictionary<ClosingOrder, ClosingHolding[]>();
        foreach (var (_, legs, waits) in parts.OrderBy(part => part.Waits.Length > 0 ? 2 : part.Legs.Any(leg => leg.IsShort) ? 0 : 1))
        {
            string[] covered = [.. waits.Select(cover => cover.Short.Symbol).Distinct()];
            var first = orders.Where(order => order.Request.Legs.Any(leg => covered.Contains(leg.Symbol))).ToList();
            var decisive = waits.Length == 0 ? [] : orders.Where(order => closed[order].Any(legs[0].Covers)).ToList();
            var made = new ClosingOrder(legs[0].AccountNumber, legs[0].UnderlyingSymbol, Request(legs), first, covered) { Decisive = decisive };
            orders.Add(made);
            closed.Add(made, legs);
        }

        return orders;
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

    private (ClosingReason Reason, string Message)? Refuse(ClosingHolding holding)
    {
        var symbol = holding.Symbol;
        return holding switch
        {
            { Doubt: { } doubt } => (ClosingReason.Unreadable, $"It is not known how much of {symbol} is left to close: {doubt}."),
            { Kind: null } => (ClosingReason.KindUnknown, $"{symbol} is of a kind that cannot be ordered."),
            { Quantity: null } => (ClosingReason.NoQuantity, $"The service does not say on which side {symbol} is."),
            { Quantity: 0m } => (ClosingReason.NoQuantity, $"{symbol} is closed already."),
            { IsFrozen: true } => (ClosingReason.Frozen, $"{symbol} is frozen."),
            _ when holding.ExpiresAt <= now => (ClosingReason.Expired, $"{symbol} has expired."),
            _ when Math.Abs(holding.Quantity.Value) <= holding.Restricted => (ClosingReason.Frozen, $"All of {symbol} is restricted."),
            { Closable: 0m } => (ClosingReason.AlreadyClosing, $"Orders that work already close {OrderText.Number(Math.Min(holding.Held, Math.Abs(holding.Quantity.Value)))} of {symbol}."),
            _ when terms.AtMarket => RefuseMarket(holding),
            { Facts.Mark: null } when terms.Price is null => (ClosingReason.NoMark, $"{symbol} has no mark{Between(holding.Facts)}, so there is no price to close it at."),
            _ => null,
        };
    }

    private static string Between(InstrumentFacts facts) => facts.Bid is null && facts.Ask is null
        ? ""
        : FormattableString.Invariant($" between its bid ({Told(facts.Bid)}) and its ask ({Told(facts.Ask)})");

    private static string Told(decimal? price) => price is { } known ? OrderText.Figure(known) : "none";

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
    /// <summary>What goes into one order.</summary>
    /// <param name="Holdings">The positions.</param>
    /// <param name="Legs">The same with as much as this order closes.</param>
    /// <param name="Waits">Why it waits for others.</param>
    private sealed record Part(ClosingHolding[] Holdings, ClosingHolding[] Legs, ClosingCover[] Waits);
}
