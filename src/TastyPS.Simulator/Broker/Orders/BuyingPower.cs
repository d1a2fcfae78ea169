namespace TastyPS.Simulator.Broker.Orders;

/// <summary>
/// What an order does to the buying power: the change of the margin requirement of its underlying, the premium of what lends nothing, and the fees.
/// </summary>
internal static class BuyingPower
{
    public static readonly OrderMessage Insufficient = new("margin_check_failed", "Account does not have sufficient buying power available for this order.");

    /// <summary>What could be spent on options now: the initial excess less what working orders have taken.</summary>
    public static decimal Of(AccountBook book, QuoteBoard quotes)
    {
        var snapshot = book.Portfolio.Marks(quotes);
        var requirement = new MarginRequirement(snapshot, book.Account.IsMargin, book.Portfolio.SpotOf);
        var equity = snapshot.Cash + snapshot.LongValue(InstrumentKind.Equity) - snapshot.ShortValue(InstrumentKind.Equity) + snapshot.FuturesGain;
        return equity - requirement.Initial - book.Reserved;
    }

    public static BuyingPowerEffect EffectOf(WorkingOrder order, QuoteBoard quotes, FeeCalculation fees, decimal reservedBefore)
    {
        var book = order.Book;
        var underlying = order.Legs[0].Instrument.UnderlyingSymbol;
        var held = book.Portfolio.Marks(quotes).Positions.Where(position => position.Instrument.UnderlyingSymbol == underlying).ToList();
        var prices = PricesOf(order, quotes);
        var before = RequirementOf(book, held);
        var margin = RequirementOf(book, After(order, held, prices)) - before;
        var isolated = RequirementOf(book, After(order, [], prices));
        var premium = 0m;
        for (var index = 0; index < order.Legs.Count; index++)
        {
            var (leg, price) = (order.Legs[index], prices[index]);
            if (leg.Instrument.Kind is InstrumentKind.Equity or InstrumentKind.Future) continue;
            premium -= leg.Action.Signed(leg.Remaining) * leg.Instrument.Multiplier * price;
        }
        return new BuyingPowerEffect
        {
            ChangeInMarginRequirement = -margin,
            ChangeInBuyingPower = premium - margin - fees.Total,
            CurrentBuyingPower = Of(book, quotes) + reservedBefore,
            IsolatedOrderMarginRequirement = -isolated,
            IsSpread = order.Legs.Count > 1 && order.Legs.Any(leg => leg.Action.IsBuy()) && order.Legs.Any(leg => !leg.Action.IsBuy()),
        };
    }

    /// <summary>
    /// What is taken already in the place of an order: its own part, that of the original it waits to replace, and that of the other one of a pair, of
    /// which one only is filled.
    /// </summary>
    public static decimal TakenFor(WorkingOrder order)
    {
        IReadOnlyList<WorkingOrder> alternatives = order.Complex is { IsPair: true } pair && pair.Orders.Contains(order) ? pair.Orders : [order];
        return alternatives.Sum(one => one.Reserved + (one.Standing == one ? 0 : one.Standing.Reserved));
    }

    /// <summary>The prices an order is reckoned with: its limit, else the touch; of a spread the touch, shifted in the first leg so that its price is met.</summary>
    public static decimal[] PricesOf(WorkingOrder order, QuoteBoard quotes)
    {
        var prices = order.Legs.Select(leg => Venue.NaturalPrice(quotes.Of(leg.Instrument), leg.Action.IsBuy()) ?? quotes.MarkOf(leg.Instrument) ?? 0).ToArray();
        var price = order.Ticket.Price ?? (order.Ticket.Type == OrderType.Stop ? order.Ticket.StopTrigger : null);
        if (price is not { } limit) return prices;
        if (prices.Length == 1) return [limit];
        var first = order.Legs[0];
        var missing = (order.Ticket.PriceEffect == CashEffect.Credit ? limit : -limit) - Venue.Net(order, prices);
        prices[0] -= missing / first.Action.Signed(first.Quantity / order.Size);
        return prices;
    }

    private static decimal RequirementOf(AccountBook book, IReadOnlyList<Position> positions) =>
        new MarginRequirement(new PortfolioSnapshot(0, positions, default, default), book.Account.IsMargin, book.Portfolio.SpotOf).Initial;

    // What is opened counts at the order's price beside what is held at its mark.
    private static List<Position> After(WorkingOrder order, IReadOnlyList<Position> held, decimal[] prices)
    {
        var positions = held.ToList();
        for (var index = 0; index < order.Legs.Count; index++)
        {
            var leg = order.Legs[index];
            var moved = leg.Action.Signed(leg.Remaining);
            var at = positions.FindIndex(position => position.Instrument.Symbol == leg.Instrument.Symbol);
            if (at < 0 || leg.Instrument.Kind == InstrumentKind.Equity && Math.Sign(positions[at].Quantity) == Math.Sign(moved))
            {
                positions.Add(new Position
                {
                    Instrument = leg.Instrument,
                    Quantity = moved,
                    AverageOpenPrice = prices[index],
                    SettledPrice = prices[index],
                    ClosePrice = prices[index],
                    DailyBasis = prices[index],
                    YearlyBasis = prices[index],
                    Mark = prices[index],
                    Day = default,
                    CreatedAt = default,
                    UpdatedAt = default,
                });
                continue;
            }
            positions[at] = positions[at] with { Quantity = positions[at].Quantity + moved };
        }
        return positions;
    }
}
