using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client.Accounts;
using TastyPS.Client.Instruments;
using TastyPS.Client.MarketData;
using TastyPS.Client.OptionChains;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Checks;
using TastyPS.Completion;
using TastyPS.Connections;

namespace TastyPS.Commands.Orders;

/// <summary>Makes legs of orders, of symbols or of rows from the pipeline. Nothing is sent.</summary>
[Cmdlet(VerbsCommon.New, "TastyOrderLeg", DefaultParameterSetName = SymbolSet)]
[OutputType(typeof(OrderLegRequest))]
public sealed class NewTastyOrderLegCommand : TastyCommand
{
    private const string SymbolSet = "Symbol";
    private const string RowSet = "Row";

    /// <summary>The symbol in any form.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SymbolSet)]
    [ValidateNotNullOrEmpty]
    [NotAConnection]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string Symbol { get; set; } = "";

    /// <summary>A row of a chain, a quote, a position, a future, a symbol, or anything with a property Symbol.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = RowSet)]
    [NotAConnection]
    public PSObject InputObject { get; set; } = null!;

    /// <summary>What the leg does.</summary>
    [Parameter(Mandatory = true, Position = 1, ParameterSetName = SymbolSet)]
    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = RowSet)]
    [SingleWord]
    public OrderAction Action { get; set; }

    /// <summary>How many units.</summary>
    [Parameter(Position = 2, ParameterSetName = SymbolSet)]
    [Parameter(ValueFromPipelineByPropertyName = true, ParameterSetName = RowSet)]
    [AllowNull]
    [PlainNumber(AllowsNull = true)]
    public decimal? Quantity { get; set; } = 1m;

    /// <summary>The kind of instrument, where its symbol does not tell.</summary>
    [Parameter]
    [SingleWord]
    public OrderInstrumentType InstrumentType { get; set; }

    private bool _isQuantityTyped;

    private OrderInstrumentType? GivenType => MyInvocation.BoundParameters.ContainsKey(nameof(InstrumentType)) ? InstrumentType : null;

    /// <inheritdoc/>
    protected override void BeginProcessing() => _isQuantityTyped = MyInvocation.BoundParameters.ContainsKey(nameof(Quantity));

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        var target = ParameterSetName == SymbolSet ? Symbol : InputObject.BaseObject;
        try
        {
            var leg = Make(target);
            WriteObject(GivenType is { } type ? leg with { InstrumentType = type } : leg);
        }
        catch (OrderCheckException e)
        {
            WriteFailure(e, target);
        }
    }

    private OrderLegRequest Make(object source) => source switch
    {
        string symbol => OrderLegs.Of(symbol, Action, Quantity, GivenType),
        OptionRow row => OrderLegs.Of(row, Action, Quantity),
        Quote quote => OrderLegs.Of(quote, Action, Quantity),
        Position position => OrderLegs.Of(position, Action, OfPosition()),
        Future future => OrderLegs.Of(future, Action, Quantity),
        _ when InputObject.Properties["Symbol"]?.Value is { } named => OrderLegs.Of(LanguagePrimitives.ConvertTo<string>(named), Action, Quantity, GivenType),
        _ => throw new OrderCheckException(OrderCheck.Symbol, $"A {source.GetType().Name} is no symbol and has no property Symbol. Pipe symbols, rows of chains, quotes or positions."),
    };

    // A position's own quantity is negative if it is short; the action says the side of a leg.
    private decimal? OfPosition() => _isQuantityTyped || Quantity is null ? Quantity : Math.Abs(Quantity.Value);
}
