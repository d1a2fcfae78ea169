using TastyPS.Analytics.Pricing;

namespace TastyPS.Simulator.Broker;

/// <summary>
/// What an account has to keep: Regulation T in outline. Long shares ask for half their value to open and a quarter to hold, in a cash account or below 3 dollars for all of it;
/// short shares for half and for three tenths; a future for a twelfth of its value;
/// a covered call for nothing, a spread for its width, a put in a cash account for its strike, and any other short option for its value and
/// a fifth of the underlying less what it is out of the money, a tenth at least.
/// </summary>
internal sealed class MarginRequirement
{
    private const decimal LowPrice = 3m;

    private readonly bool _isMargin;
    private readonly Func<string, decimal> _spotOf;
    private readonly Dictionary<string, decimal> _freeShares;
    private readonly Dictionary<Position, decimal> _freeLongs;

    public MarginRequirement(PortfolioSnapshot snapshot, bool isMargin, Func<string, decimal> spotOf)
    {
        _isMargin = isMargin;
        _spotOf = spotOf;
        _freeShares = snapshot.Positions
            .Where(position => position.Instrument.Kind == InstrumentKind.Equity)
            .GroupBy(position => position.Instrument.Symbol, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.Sum(position => position.Quantity), StringComparer.Ordinal);
        _freeLongs = snapshot.Positions.Where(position => position.Instrument.IsOption && position.Quantity > 0).ToDictionary(position => position, position => position.Quantity);
        ShortOptions = snapshot.Positions.Where(position => position.Instrument.IsOption && position.Quantity < 0).Sum(OfShort);
        Futures = snapshot.Positions.Where(position => position.Instrument.Kind == InstrumentKind.Future).Sum(OfFuture);
        foreach (var position in snapshot.Positions.Where(position => position.Instrument.Kind == InstrumentKind.Equity)) AddShares(position);
        Initial += ShortOptions + Futures;
        Maintenance += ShortOptions + Futures;
    }

    public decimal ShortOptions { get; }

    public decimal Futures { get; }

    public decimal Initial { get; private set; }

    public decimal Maintenance { get; private set; }

    private void AddShares(Position position)
    {
        var value = Math.Abs(position.MarketValue);
        var isFull = !_isMargin || position.Mark < LowPrice;
        Initial += (isFull ? 1m : 0.5m) * value;
        Maintenance += (isFull ? 1m : position.Quantity > 0 ? 0.25m : 0.3m) * value;
    }

    private static decimal OfFuture(Position position) =>
        Math.Round(Math.Abs(position.Quantity) * position.Instrument.Multiplier * (position.Mark ?? position.AverageOpenPrice) / 12, 2);

    private decimal OfShort(Position position)
    {
        var instrument = position.Instrument;
        var naked = -position.Quantity;
        if (instrument.Right == OptionRight.Call && _freeShares.TryGetValue(instrument.UnderlyingSymbol, out var shares))
        {
            var covered = Math.Min(naked, Math.Max(0, Math.Floor(shares / instrument.Multiplier)));
            _freeShares[instrument.UnderlyingSymbol] = shares - covered * instrument.Multiplier;
            naked -= covered;
        }
        var requirement = 0m;
        foreach (var hedge in _freeLongs.Keys.Where(candidate => Hedges(candidate.Instrument, instrument)).ToList())
        {
            var paired = Math.Min(naked, _freeLongs[hedge]);
            _freeLongs[hedge] -= paired;
            naked -= paired;
            var width = instrument.Strike - hedge.Instrument.Strike;
            requirement += paired * instrument.Multiplier * Math.Max(0, instrument.Right == OptionRight.Put ? width : -width);
        }
        return requirement + naked * instrument.Multiplier * OfNaked(position);
    }

    private decimal OfNaked(Position position)
    {
        var option = position.Instrument;
        var isPut = option.Right == OptionRight.Put;
        if (!_isMargin && isPut) return option.Strike;
        var spot = _spotOf(position.Instrument.UnderlyingSymbol);
        var outOfTheMoney = Math.Max(0, isPut ? spot - option.Strike : option.Strike - spot);
        return (position.Mark ?? 0) + Math.Max(0.2m * spot - outOfTheMoney, 0.1m * (isPut ? option.Strike : spot));
    }

    private static bool Hedges(Instrument hedge, Instrument of) =>
        hedge.UnderlyingSymbol == of.UnderlyingSymbol && hedge.Right == of.Right && hedge.Multiplier == of.Multiplier && hedge.ExpiresAt >= of.ExpiresAt;
}
