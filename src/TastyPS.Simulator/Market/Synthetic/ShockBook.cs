namespace TastyPS.Simulator.Market.Synthetic;

/// <summary>Jumps that somebody ordered: from an instant of the market's clock on, a group's prices are multiplied by a factor.</summary>
internal sealed class ShockBook
{
    private Shock[] _shocks = [];

    /// <summary>How many there are; what was worked out before one came is out of date.</summary>
    public int Count => Volatile.Read(ref _shocks).Length;

    public void Add(string? group, DateTimeOffset from, double factor)
    {
        Shock[] before;
        do
            before = Volatile.Read(ref _shocks);
        while (Interlocked.CompareExchange(ref _shocks, [.. before, new Shock(group, from, factor)], before) != before);
    }

    public double FactorAt(string group, DateTimeOffset instant)
    {
        var factor = 1.0;
        foreach (var shock in Volatile.Read(ref _shocks))
        {
            if (instant >= shock.From && (shock.Group is null || shock.Group == group))
                factor *= shock.Factor;
        }

        return factor;
    }

    private sealed record Shock(string? Group, DateTimeOffset From, double Factor);
}
