namespace TastyPS.Simulator.Broker;

/// <summary>How the broker behind the accounts behaves. All members may be used from any thread, while it works.</summary>
public sealed class SimulatedBroker
{
    private volatile FillMode _fillMode;
    private volatile string _rejectReason = "Session offline";
    private volatile bool _legacyFixedPrices;
    private volatile bool _deliversUnderlyings = true;
    private long _routeDelay = TimeSpan.FromMilliseconds(50).Ticks;
    private long _fillDelay = TimeSpan.FromMilliseconds(50).Ticks;
    private long _cancelDelay = TimeSpan.FromMilliseconds(50).Ticks;

    private int _hasChanged;
    private Action _pump = () => { };
    private Action<string, string, decimal> _exercise = (_, _, _) => { };
    private Action _reset = () => { };

    internal SimulatedBroker()
    {
    }

    /// <summary>What the venue does with orders.</summary>
    public FillMode FillMode
    {
        get => _fillMode;
        set => Change(() => _fillMode = value);
    }

    /// <summary>Why it rejects, in <see cref="FillMode.Reject"/>.</summary>
    public string RejectReason
    {
        get => _rejectReason;
        set => _rejectReason = value ?? throw new ArgumentNullException(nameof(value));
    }

    /// <summary>
    /// Whether it fills as the sandbox once did, whatever the market says: market orders at 1 dollar, limits below 3 dollars at once at their price,
    /// other limits never.
    /// </summary>
    public bool LegacyFixedPrices
    {
        get => _legacyFixedPrices;
        set => Change(() => _legacyFixedPrices = value);
    }

    /// <summary>
    /// Whether options on shares and futures that expire in the money are exercised and assigned: what they are on changes hands at the strike.
    /// Otherwise they settle in cash, as options on an index always do.
    /// </summary>
    public bool DeliversUnderlyings
    {
        get => _deliversUnderlyings;
        set => _deliversUnderlyings = value;
    }

    /// <summary>How long an order is under way before it is live, in real time; up to four fifths more by chance, which is the same for equal order numbers. 0 for at once.</summary>
    public TimeSpan RouteDelay
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _routeDelay));
        set => Set(ref _routeDelay, value);
    }

    /// <summary>How long after its last fill an order is said to be filled; counted like <see cref="RouteDelay"/>.</summary>
    public TimeSpan FillDelay
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _fillDelay));
        set => Set(ref _fillDelay, value);
    }

    /// <summary>How long the venue takes to confirm a cancellation; counted like <see cref="RouteDelay"/>.</summary>
    public TimeSpan CancelDelay
    {
        get => TimeSpan.FromTicks(Interlocked.Read(ref _cancelDelay));
        set => Set(ref _cancelDelay, value);
    }

    /// <summary>Exercises long options on shares or futures, or assigns short ones, before they expire.</summary>
    /// <param name="account">The account's number.</param>
    /// <param name="symbol">The option.</param>
    /// <param name="quantity">How many.</param>
    /// <exception cref="ArgumentException">There is no such account, or it holds no such option, or not so many.</exception>
    public void Exercise(string account, string symbol, decimal quantity) => _exercise(account, symbol, quantity);

    /// <summary>Takes all orders, transactions and positions away and gives the deposits back, as the sandbox does every night.</summary>
    public void Reset() => _reset();

    internal void Attach(Action pump, Action<string, string, decimal> exercise, Action reset) => (_pump, _exercise, _reset) = (pump, exercise, reset);

    /// <summary>Whether something was set since it was last asked.</summary>
    internal bool TakeChange() => Interlocked.Exchange(ref _hasChanged, 0) == 1;

    private static void Set(ref long field, TimeSpan value)
    {
        if (value < TimeSpan.Zero) throw new ArgumentOutOfRangeException(nameof(value), "A delay is not negative.");
        Interlocked.Exchange(ref field, value.Ticks);
    }

    private void Change(Action set)
    {
        set();
        Interlocked.Exchange(ref _hasChanged, 1);
        _pump();
    }
}
