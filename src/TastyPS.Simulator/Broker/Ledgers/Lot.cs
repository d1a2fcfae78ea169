using TastyPS.Analytics.Calendar;
using TastyPS.Simulator.Market.Synthetic;

namespace TastyPS.Simulator.Broker.Ledgers;

/// <summary>Everything held of one instrument, and what was gained today by closing some of it. It never changes: a trade makes another.</summary>
internal sealed record Lot
{
    public required Instrument Instrument { get; init; }

    /// <summary>Negative for a short position, 0 for one that was closed.</summary>
    public decimal Quantity { get; init; }

    public decimal AveragePrice { get; init; }

    /// <summary>Of a future: what is held at the prices up to which its gains have been paid out, in dollars; negative for a short position. Of anything else 0.</summary>
    /// <remarks>A sum, since an average may have endless digits. What a payment in whole cents leaves over stays in it.</remarks>
    public decimal SettledCost { get; init; }

    /// <summary>The price up to which the gains of a future have been paid out, averaged with what was opened since; of anything else the average price.</summary>
    public decimal SettledPrice => Instrument.Kind == InstrumentKind.Future && Quantity != 0 ? SettledCost / (Quantity * Instrument.Multiplier) : AveragePrice;

    /// <summary>When a future is settled next; null for anything else.</summary>
    public DateTimeOffset? NextMark { get; init; }

    /// <summary>When something happens to it that nobody has to order: it expires, or is settled for the day.</summary>
    public DateTimeOffset DueAt => Quantity == 0 ? DateTimeOffset.MaxValue
        : NextMark < Instrument.ExpiresAt ? NextMark.Value
        : Instrument.ExpiresAt ?? DateTimeOffset.MaxValue;

    /// <summary>What was opened on each day and is still held, oldest first.</summary>
    public IReadOnlyList<DayPart> Parts { get; init; } = [];

    public required DateTimeOffset CreatedAt { get; init; }

    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The last day on which something was closed, and what the closings of that day came to.</summary>
    public DayClosings? Closings { get; init; }

    /// <summary>After a trade in one direction only: it opens, or closes no more than there is. The quantity of a sale is negative.</summary>
    public Lot After(decimal quantity, decimal price, DateTimeOffset at)
    {
        var isOpening = Quantity == 0 || Math.Sign(quantity) == Math.Sign(Quantity);
        return isOpening ? Open(quantity, price, at) : Close(-quantity, price, at);
    }

    /// <summary>What some of a future, or all of it, has gained since its gains were last paid out, in whole cents; the quantity has the sign of the position.</summary>
    public decimal Gain(decimal quantity, decimal price) => quantity == 0 ? 0 : Cents(Worth(quantity, price) - SettledCost * quantity / Quantity);

    /// <summary>After what it had gained was paid out.</summary>
    public Lot Settled(decimal price, DateTimeOffset at) => this with { SettledCost = SettledCost + Gain(Quantity, price), NextMark = CloseAfter(at) };

    private Lot Open(decimal quantity, decimal price, DateTimeOffset at)
    {
        var day = NewYorkTime.DayOf(at);
        var parts = Parts.ToList();
        if (parts.Count > 0 && parts[^1].Day == day)
        {
            var last = parts[^1];
            parts[^1] = new DayPart(day, last.Quantity + quantity, Average(last.Quantity, last.Price, quantity, price));
        }
        else
        {
            parts.Add(new DayPart(day, quantity, price));
        }
        return this with
        {
            Quantity = Quantity + quantity,
            AveragePrice = Average(Quantity, AveragePrice, quantity, price),
            SettledCost = SettledCost + Worth(quantity, price),
            NextMark = Instrument.Kind != InstrumentKind.Future ? null : Quantity == 0 ? CloseAfter(at) : NextMark,
            Parts = parts,
            CreatedAt = Quantity == 0 ? at : CreatedAt,
            UpdatedAt = at,
        };
    }

    private Lot Close(decimal quantity, decimal price, DateTimeOffset at)
    {
        var day = NewYorkTime.DayOf(at);
        var closings = Closings is { } before && before.Day == day ? before : new DayClosings(day);
        var parts = new List<DayPart>();
        var left = quantity;
        foreach (var part in Parts)
        {
            var taken = Math.Abs(left) < Math.Abs(part.Quantity) ? left : part.Quantity;
            left -= taken;
            if (taken != part.Quantity) parts.Add(part with { Quantity = part.Quantity - taken });
            if (taken == 0) continue;
            closings = part.Day == day
                ? closings with { GainOfToday = closings.GainOfToday + taken * (price - part.Price) }
                : closings with { OlderQuantity = closings.OlderQuantity + taken, OlderProceeds = closings.OlderProceeds + taken * price };
        }
        closings = closings with { Gain = closings.Gain + quantity * (price - AveragePrice) };
        var cost = quantity == Quantity ? 0 : SettledCost + Gain(quantity, price) - Worth(quantity, price);
        return this with { Quantity = Quantity - quantity, SettledCost = cost, Parts = parts, UpdatedAt = at, Closings = closings };
    }

    private decimal Worth(decimal quantity, decimal price) => Instrument.Kind == InstrumentKind.Future ? quantity * price * Instrument.Multiplier : 0;

    // The first rounding takes what a division left over.
    private static decimal Cents(decimal value) => Math.Round(Math.Round(value, 10), 2);

    private static DateTimeOffset CloseAfter(DateTimeOffset instant)
    {
        var session = SessionHours.Futures.SessionAt(instant);
        return session.Close > instant ? session.Close : session.Next.Close;
    }

    private static decimal Average(decimal quantity, decimal price, decimal added, decimal at) => (quantity * price + added * at) / (quantity + added);
}

/// <summary>What was opened on one day; negative for what was sold short.</summary>
internal readonly record struct DayPart(DateTime Day, decimal Quantity, decimal Price);

/// <summary>The closings of one day, for one point each; quantities have the sign of the position.</summary>
/// <param name="Day">The day.</param>
/// <param name="OlderQuantity">Closed of what was opened before the day.</param>
/// <param name="OlderProceeds">What that brought.</param>
/// <param name="GainOfToday">Gained with what was opened on the day.</param>
/// <param name="Gain">Gained in all, counted from the average price.</param>
internal sealed record DayClosings(DateTime Day, decimal OlderQuantity = 0, decimal OlderProceeds = 0, decimal GainOfToday = 0, decimal Gain = 0);
