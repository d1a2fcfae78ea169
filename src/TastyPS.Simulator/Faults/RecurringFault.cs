namespace TastyPS.Simulator.Faults;

/// <summary>
/// How often a fault happens, and to which of the requests or messages that it matches. A fault is described once and copied by whatever it is
/// added to, so that later changes of this object have no effect.
/// </summary>
public abstract class RecurringFault
{
    private protected RecurringFault()
    {
    }

    /// <summary>How often it happens; null for always.</summary>
    public int? Times { get; set; } = 1;

    /// <summary>How many matching requests, or messages of all sessions together, are spared first.</summary>
    public int After { get; set; }

    /// <summary>How likely each match is to meet it, above 0 and at most 1.</summary>
    public double Chance { get; set; } = 1;

    /// <summary>What <see cref="Chance"/> is drawn from: the same matches of the same seed meet it.</summary>
    public int Seed { get; set; }

    internal RecurringFault Copy() => (RecurringFault)MemberwiseClone();

    internal virtual void Check()
    {
        if (After < 0 || Times < 1) throw new ArgumentException($"{nameof(After)} must not be negative, {nameof(Times)} must be positive or null.");
        if (!(Chance > 0 && Chance <= 1)) throw new ArgumentException($"{nameof(Chance)} must be above 0 and at most 1.");
    }
}
