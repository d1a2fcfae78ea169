using System.Collections.Concurrent;
using TastyPS.Simulator.Market.History;

namespace TastyPS.Simulator.Market.Synthetic.History;

/// <summary>Whole sessions that are over, kept because nothing about them changes. Begins anew when there are too many.</summary>
internal sealed class SessionBars
{
    private const int Most = 200_000;

    private readonly ConcurrentDictionary<(string Symbol, BarPrice Price, DateTime Day), PriceSlice> _slices = new();

    public PriceSlice GetOrMake(string symbol, BarPrice price, DateTime day, Func<PriceSlice> make)
    {
        if (_slices.TryGetValue((symbol, price, day), out var slice))
            return slice;
        slice = make();
        if (_slices.Count >= Most)
            _slices.Clear();
        _slices[(symbol, price, day)] = slice;
        return slice;
    }

    public void Clear() => _slices.Clear();
}
