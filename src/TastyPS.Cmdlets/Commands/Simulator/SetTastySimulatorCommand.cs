using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Completion;
using TastyPS.Connections;
using TastyPS.Errors;
using TastyPS.Simulator;
using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Market.Scripting;

namespace TastyPS.Commands.Simulator;

/// <summary>Directs a running simulator: its clock, its prices, its broker, what goes wrong, its limits.</summary>
[Cmdlet(VerbsCommon.Set, "TastySimulator")]
[OutputType(typeof(TastySimulator))]
public sealed class SetTastySimulatorCommand : TastyCommand
{
    // What acts on instruments and says nothing without one.
    private static readonly string[] NeedSymbol = [nameof(Bid), nameof(Ask), nameof(Last), nameof(Release), nameof(Halt), nameof(Resume)];

    /// <summary>The simulator; default the one that runs.</summary>
    [Parameter(ValueFromPipeline = true)]
    public TastySimulator? InputObject { get; set; }

    /// <summary>The instant that the clock shows from now on.</summary>
    [Parameter]
    public DateTimeOffset Time { get; set; }

    /// <summary>By how much the clock jumps.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan Advance { get; set; }

    /// <summary>Lets the clock stand still.</summary>
    [Parameter]
    public SwitchParameter Pause { get; set; }

    /// <summary>Seconds that the clock shows for one real second.</summary>
    [Parameter]
    [ValidateRange(0.0, 1_000_000.0)]
    [PlainNumber]
    public double Speed { get; set; }

    /// <summary>Instruments whose prices are set, shocked or halted.</summary>
    [Parameter(Position = 0)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[] Symbol { get; set; } = [];

    /// <summary>The bid from now on.</summary>
    [Parameter]
    [PlainNumber]
    public decimal Bid { get; set; }

    /// <summary>The ask from now on.</summary>
    [Parameter]
    [PlainNumber]
    public decimal Ask { get; set; }

    /// <summary>The last price from now on.</summary>
    [Parameter]
    [PlainNumber]
    public decimal Last { get; set; }

    /// <summary>Gives prices that were set back to the market.</summary>
    [Parameter]
    public SwitchParameter Release { get; set; }

    /// <summary>By how many percent prices jump; of the whole market without a symbol.</summary>
    [Parameter]
    [PlainNumber]
    public double ShockPercent { get; set; }

    /// <summary>Halts trading.</summary>
    [Parameter]
    public SwitchParameter Halt { get; set; }

    /// <summary>Ends a halt.</summary>
    [Parameter]
    public SwitchParameter Resume { get; set; }

    /// <summary>What its venue does with orders.</summary>
    [Parameter]
    [SingleWord]
    public FillMode FillMode { get; set; }

    /// <summary>Fills at fixed prices, as the sandbox once did.</summary>
    [Parameter]
    public SwitchParameter LegacyFixedPrices { get; set; }

    /// <summary>How long an order is under way before it is live.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan RouteDelay { get; set; }

    /// <summary>How long after its last fill an order is said to be filled.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan FillDelay { get; set; }

    /// <summary>How long a cancellation takes.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan CancelDelay { get; set; }

    /// <summary>What goes wrong.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public SimulatorFault[] Fault { get; set; } = [];

    /// <summary>Forgets all faults, before others are added.</summary>
    [Parameter]
    public SwitchParameter ClearFault { get; set; }

    /// <summary>The limits that it keeps from now on.</summary>
    [Parameter]
    [ValidateSet("Assumed", "None")]
    public string? Limits { get; set; }

    /// <summary>Gives the simulator.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        if (Symbol.Length == 0 && NeedSymbol.FirstOrDefault(IsGiven) is { } lonely)
            Refuse($"-{lonely} needs a -Symbol.", "Name the instruments: Set-TastySimulator SPY -Last 600.");
        if (Symbol.Length > 0 && !IsGiven(nameof(ShockPercent)) && !NeedSymbol.Any(IsGiven))
            Refuse("There is nothing to do with the -Symbol.", "Give a price (-Bid, -Ask, -Last), -ShockPercent, -Halt, -Resume or -Release.");
        if (Pause && IsGiven(nameof(Speed)) && Speed > 0)
            Refuse("-Pause and -Speed contradict each other.", "Give one of them.");
        if (Halt && Resume)
            Refuse("-Halt and -Resume contradict each other.", "Give one of them.");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        if (InputObject is null && MyInvocation.ExpectingInput)
            return;

        var simulator = InputObject ?? TheOneThatRuns();
        SetClock(simulator);
        foreach (var symbol in Symbol)
            Try(() => SetPrice(simulator.Script, symbol.Trim()), symbol);
        if (IsGiven(nameof(ShockPercent)) && Symbol.Length == 0)
            Try(() => simulator.Script.Shock(ShockPercent), ShockPercent);
        SetBroker(simulator.Broker);
        if (Limits is not null)
            simulator.EnforcesLimits = Limits == "Assumed";

        simulator.DxLink.Refresh();
        if (ClearFault)
            SimulatorFaults.Clear(simulator);
        foreach (var fault in Fault)
            SimulatorFaults.Provoke(simulator, fault);
        if (PassThru)
            WriteObject(simulator);
    }

    private void SetClock(TastySimulator simulator)
    {
        if (!IsGiven(nameof(Time)) && !IsGiven(nameof(Advance)) && !IsGiven(nameof(Speed)) && !Pause)
            return;
        if (simulator.Script.Clock is not { } clock)
        {
            Refuse("The clock of a recorded market stands at the instant of the record.", "Start a simulator without -ChainFile.");
            return;
        }

        if (IsGiven(nameof(Time)))
            Try(() => clock.Set(Time), Time);
        if (IsGiven(nameof(Advance)))
            Try(() => clock.Advance(Advance), Advance);
        if (Pause)
            clock.Pause();
        else if (IsGiven(nameof(Speed)))
            clock.Run(Speed);
    }

    private void SetBroker(SimulatedBroker broker)
    {
        // How long things take comes first: a mode may set orders going at once.
        if (IsGiven(nameof(RouteDelay)))
            Try(() => broker.RouteDelay = RouteDelay, RouteDelay);
        if (IsGiven(nameof(FillDelay)))
            Try(() => broker.FillDelay = FillDelay, FillDelay);
        if (IsGiven(nameof(CancelDelay)))
            Try(() => broker.CancelDelay = CancelDelay, CancelDelay);
        if (IsGiven(nameof(LegacyFixedPrices)))
            broker.LegacyFixedPrices = LegacyFixedPrices;
        if (IsGiven(nameof(FillMode)))
            broker.FillMode = FillMode;
    }

    private void SetPrice(MarketScript script, string symbol)
    {
        if (Resume)
            script.Resume(symbol);
        if (Release)
            script.ReleasePrice(symbol);
        if (IsGiven(nameof(ShockPercent)))
            script.Shock(ShockPercent, symbol);
        if (IsGiven(nameof(Bid)) || IsGiven(nameof(Ask)) || IsGiven(nameof(Last)))
            script.SetPrice(symbol, IsGiven(nameof(Bid)) ? Bid : null, IsGiven(nameof(Ask)) ? Ask : null, IsGiven(nameof(Last)) ? Last : null);
        if (Halt)
            script.Halt(symbol);
    }

    // One symbol that is unknown costs no other.
    private void Try(Action change, object target)
    {
        try
        {
            change();
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            WriteFailure(new TastyCommandException(FirstLine(e), ErrorIds.SimulatorRefused, ErrorCategory.InvalidArgument, "Compare with the examples of Get-Help Set-TastySimulator -Examples.", e), target);
        }
    }

    // .NET adds the name of a parameter that is none of the user's.
    private static string FirstLine(Exception failure) => failure.Message.Split('\r', '\n')[0].Split([" (Parameter "], StringSplitOptions.None)[0];

    private TastySimulator TheOneThatRuns()
    {
        var running = SimulatorRegistry.All;
        if (running.Count == 0)
            ThrowFailure(new TastyCommandException("No simulator runs.", ErrorIds.SimulatorNotFound, ErrorCategory.ObjectNotFound, "Run Connect-Tasty -Simulator, or Start-TastySimulator."));
        if (running.Count > 1)
            ThrowFailure(new TastyCommandException($"{running.Count} simulators run.", ErrorIds.SimulatorAmbiguous, ErrorCategory.InvalidArgument, "Pipe in the one that is meant: (Get-TastySimulator)[0] | Set-TastySimulator …"));
        return running[0];
    }

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);

    private void Refuse(string message, string recommendation) =>
        ThrowFailure(new TastyCommandException(message, ErrorIds.SimulatorRefused, ErrorCategory.InvalidArgument, recommendation));
}
