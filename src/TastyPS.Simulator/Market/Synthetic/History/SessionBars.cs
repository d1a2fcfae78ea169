using System.Collections.Concurrent;

namespace TastyPS.Simulator.Market.Synthetic.History;

/// <summary>Whole sessions that are over, kept because nothing about them changes. Begins anew when there are too many.</summary>
internal sealed class SessionBars
{
    private const int Most = 200_000;

    private readonly ConcurrentDictionary<(string Symbol, DateTime Day), PriceSlice> _slices = new();

    public PriceSlice GetOrMake(string symbol, DateTime day, Func<PriceSlice> make)
    {
        if (_slices.TryGetValue((symbol, day), out var slice))
            return slice;
        slice = make();
        if (_slices.Count >= Most)
            _slices.Clear();
        _slices[(symbol, day)] = slice;
        return slice;
    }

    public void Clear() => _slices.Clear();
}
