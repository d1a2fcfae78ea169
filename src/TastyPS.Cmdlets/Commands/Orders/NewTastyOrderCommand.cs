using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;
using TastyPS.Completion;
using TastyPS.Connections;
using TastyPS.Errors;
using TastyPS.Ordering;

namespace TastyPS.Commands.Orders;

/// <summary>Makes one order of all legs it is given, and checks what can be known of it. Nothing is sent.</summary>
[Cmdlet(VerbsCommon.New, "TastyOrder", DefaultParameterSetName = LegSet)]
[OutputType(typeof(OrderRequest))]
public sealed class NewTastyOrderCommand : TastyCommand
{
    private const string LegSet = "Leg";
    private const string SymbolSet = "Symbol";

    private readonly List<OrderLegRequest> _legs = [];

    /// <summary>The legs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ParameterSetName = LegSet)]
    [ValidateNotNullOrEmpty]
    public OrderLegRequest[] Leg { get; set; } = [];

    /// <summary>The symbol of a single leg.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SymbolSet)]
    [ValidateNotNullOrEmpty]
    [NotAConnection]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string Symbol { get; set; } = "";

    /// <summary>What the single leg does.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = SymbolSet)]
    [SingleWord]
    public OrderAction Action { get; set; }

    /// <summary>How many units of it.</summary>
    [Parameter(Position = 2, ParameterSetName = SymbolSet)]
    [PlainNumber]
    public decimal Quantity { get; set; } = 1m;

    /// <summary>Its kind, where the symbol does not tell.</summary>
    [Parameter(ParameterSetName = SymbolSet)]
    [SingleWord]
    public OrderInstrumentType InstrumentType { get; set; }

    /// <summary>How the order is priced.</summary>
    [Parameter]
    [SingleWord]
    public OrderType OrderType { get; set; }

    /// <summary>The limit without a sign.</summary>
    [Parameter]
    [PlainNumber]
    public decimal Price { get; set; }

    /// <summary>The money is paid.</summary>
    [Parameter]
    public SwitchParameter Debit { get; set; }

    /// <summary>The money is received.</summary>
    [Parameter]
    public SwitchParameter Credit { get; set; }

    /// <summary>The price that sets off a stop.</summary>
    [Parameter]
    [PlainNumber]
    public decimal StopTrigger { get; set; }

    /// <summary>The amount of money of a notional order.</summary>
    [Parameter]
    [PlainNumber]
    public decimal Value { get; set; }

    /// <summary>How long the order works.</summary>
    [Parameter]
    [SingleWord]
    public TimeInForce TimeInForce { get; set; } = TimeInForce.Day;

    /// <summary>Its last day.</summary>
    [Parameter]
    public CalendarDate GtcDate { get; set; }

    /// <summary>Rounds the limit and the stop trigger to steps of prices, in the customer's favour.</summary>
    [Parameter]
    public SwitchParameter RoundToTick { get; set; }

    /// <summary>The instant before which it is not sent out.</summary>
    [Parameter]
    public DateTimeOffset RouteAfter { get; set; }

    /// <summary>The instant at which it is cancelled.</summary>
    [Parameter]
    public DateTimeOffset CancelAt { get; set; }

    /// <summary>Conditions for sending it out or cancelling it.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [ConditionArgument]
    public OrderCondition[] Condition { get; set; } = [];

    /// <summary>Refuses an action that contradicts the position.</summary>
    [Parameter]
    public SwitchParameter StrictPositionEffect { get; set; }

    /// <summary>Says that a program decided on it.</summary>
    [Parameter]
    public SwitchParameter AutomatedSource { get; set; }

    /// <summary>The order's own name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ExternalIdentifier { get; set; }

    /// <summary>The application's name.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? Source { get; set; }

    /// <summary>A partition of the account.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? PartitionKey { get; set; }

    private bool IsNotional => IsGiven(nameof(Value)) || (IsGiven(nameof(OrderType)) && OrderType == OrderType.NotionalMarket);

    /// <inheritdoc/>
    protected override void ProcessRecord() => _legs.AddRange(Leg);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            if (ParameterSetName == SymbolSet)
                _legs.Add(OrderLegs.Of(Symbol, Action, IsNotional && !IsGiven(nameof(Quantity)) ? null : Quantity, IsGiven(nameof(InstrumentType)) ? InstrumentType : null));
            var rounding = new TickRounding(RoundToTick);
            var order = rounding.Apply(Build());
            if (MadeOrder.Demand(order, OrderClock.Now) is { } offTick)
                WriteWarning(offTick);
            foreach (var remark in rounding.Remarks)
                WriteWarning($"{remark}. ({WarningIds.OrderWarning})");
            WriteObject(order);
        }
        catch (Exception e) when (e is OrderCheckException or TastyCommandException)
        {
            // Not the end of the command: a variable that was to hold the order is empty then, and does not hold an older one.
            WriteFailure(e, ParameterSetName == SymbolSet ? Symbol : _legs.ToArray());
        }
    }

    private OrderRequest Build()
    {
        if (Debit && Credit)
            throw OrderFailures.Terms("-Debit and -Credit contradict each other.", "Give -Debit for what you pay, or -Credit for what you receive.");

        PriceEffect? effect = Debit ? PriceEffect.Debit : Credit ? PriceEffect.Credit : null;
        return new OrderRequest
        {
            Legs = [.. _legs],
            OrderType = ChosenType(),
            TimeInForce = IsGiven(nameof(GtcDate)) && !IsGiven(nameof(TimeInForce)) ? TimeInForce.GTD : TimeInForce,
            GtcDate = IsGiven(nameof(GtcDate)) ? GtcDate : null,
            Price = IsGiven(nameof(Price)) ? Price : null,
            PriceEffect = IsNotional ? null : effect,
            StopTrigger = IsGiven(nameof(StopTrigger)) ? StopTrigger : null,
            Value = IsGiven(nameof(Value)) ? Value : null,
            ValueEffect = IsNotional ? effect : null,
            Rules = Rules(),
            StrictPositionEffect = StrictPositionEffect,
            AutomatedSource = AutomatedSource,
            ExternalIdentifier = ExternalIdentifier,
            Source = Source,
            PartitionKey = PartitionKey,
        };
    }

    // Whatever fills at any price is said in words.
    private OrderType ChosenType()
    {
        if (IsGiven(nameof(OrderType)))
            return OrderType;
        if (!IsGiven(nameof(Price)))
        {
            throw OrderFailures.Terms(
                "There is no -Price, and no -OrderType says that any price will do.",
                "Give -Price with -Debit or -Credit, or say -OrderType Market, Stop or NotionalMarket.");
        }

        return IsGiven(nameof(StopTrigger)) ? OrderType.StopLimit : OrderType.Limit;
    }

    private OrderRules? Rules() => IsGiven(nameof(RouteAfter)) || IsGiven(nameof(CancelAt)) || Condition.Length > 0
        ? new OrderRules { RouteAfter = IsGiven(nameof(RouteAfter)) ? RouteAfter : null, CancelAt = IsGiven(nameof(CancelAt)) ? CancelAt : null, Conditions = Condition }
        : null;

    private bool IsGiven(string parameter) => MyInvocation.BoundParameters.ContainsKey(parameter);
}
