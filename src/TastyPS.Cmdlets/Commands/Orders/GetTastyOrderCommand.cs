using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client;
using TastyPS.Client.Orders;
using TastyPS.Completion;
using TastyPS.Errors;
using TastyPS.Ordering;

namespace TastyPS.Commands.Orders;

/// <summary>Gives the orders of accounts.</summary>
[Cmdlet(VerbsCommon.Get, "TastyOrder", DefaultParameterSetName = LiveSet)]
[OutputType(typeof(Order), typeof(ComplexOrder))]
public sealed class GetTastyOrderCommand : AccountCommand
{
    private const string LiveSet = "Live";
    private const string SearchSet = "Search";
    private const string IdSet = "Id";

    private const string Equity = "Equity";
    private const string Future = "Future";
    private const string Cryptocurrency = "Cryptocurrency";

    // The service tells upper case from lower case, users do not.
    private static readonly string[] UnderlyingKinds = [Equity, Future, Cryptocurrency];

    private readonly List<(string? Account, long Id, bool IsComplex)> _ids = [];

    /// <summary>The orders of today, and older ones that still work.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    public SwitchParameter Live { get; set; }

    /// <summary>Only what has not ended: whatever can still be filled.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [Parameter(ParameterSetName = SearchSet)]
    public SwitchParameter Working { get; set; }

    /// <summary>Numbers of orders.</summary>
    [Parameter(Mandatory = true, ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [OrderNumber]
    [ArgumentCompleter(typeof(OrderNumberCompleter))]
    public long[] Id { get; set; } = [];

    /// <summary>The orders from then on.</summary>
    [Parameter(Mandatory = true, ParameterSetName = SearchSet)]
    public DateTimeOffset Since { get; set; }

    /// <summary>The orders up to then.</summary>
    [Parameter(ParameterSetName = SearchSet)]
    public DateTimeOffset Until { get; set; }

    /// <summary>Statuses.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [Parameter(ParameterSetName = SearchSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(OrderStatusCompleter))]
    public string[]? Status { get; set; }

    /// <summary>Underlyings.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [Parameter(ParameterSetName = SearchSet)]
    [Alias("Underlying")]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(SymbolCompleter))]
    public string[]? UnderlyingSymbol { get; set; }

    /// <summary>The kind of the underlying.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [Parameter(ParameterSetName = SearchSet)]
    [ValidateSet(Equity, Future, Cryptocurrency)]
    public string? InstrumentType { get; set; }

    /// <summary>The name that the sender gave the order.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [Parameter(ParameterSetName = SearchSet)]
    [ValidateNotNullOrEmpty]
    public string? ExternalIdentifier { get; set; }

    /// <summary>Complex orders in place of single ones.</summary>
    [Parameter(ParameterSetName = LiveSet)]
    [Parameter(ParameterSetName = SearchSet)]
    [Parameter(ParameterSetName = IdSet, ValueFromPipelineByPropertyName = true)]
    [Alias(nameof(ComplexOrder.IsComplex))]
    [RowSwitch]
    public SwitchParameter Complex { get; set; }

    private DateTimeOffset? To => MyInvocation.BoundParameters.ContainsKey(nameof(Until)) ? Until : null;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (To < Since)
            ThrowFailure(new TastyCommandException($"-Until {Until:u} is before -Since {Since:u}.", ErrorIds.TimeInvalid, ErrorCategory.InvalidArgument, "Give -Since an earlier instant, e.g. (Get-Date).AddDays(-5)."), Until);
        foreach (var unknown in (Status ?? []).Where(status => new OrderStatus(status).Known is null))
            WriteWarning($"'{unknown}' is no status that this version knows. Those are {string.Join(", ", Enum.GetValues(typeof(KnownOrderStatus)).Cast<KnownOrderStatus>().Select(known => (OrderStatus)known))}. ({WarningIds.OrderStatusUnknown})");
    }

    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        base.ProcessRecord();
        if (ParameterSetName != IdSet)
            return;
        string?[] accounts = AccountNumber is { } named ? [.. named] : [null];
        _ids.AddRange(Id.SelectMany(id => accounts.Select(account => (account, id, Complex.ToBool()))));
    }

    private protected override bool AsksForAccounts => ParameterSetName != IdSet; // Who looks for a number asks for itself, where it must.

    private protected override Task WriteAccountsAsync(IReadOnlyList<string> numbers, PipelineOutput output, CancellationToken stop) => ParameterSetName switch
    {
        IdSet => WriteByIdAsync(output, stop),
        _ => ForEachAsync(numbers, output, number => Complex ? WriteComplexAsync(number, output, stop) : WriteAsync(number, output, stop)),
    };

    private async Task WriteByIdAsync(PipelineOutput output, CancellationToken stop)
    {
        var locator = new OrderLocator(Tasty);
        foreach (var (account, id, isComplex) in _ids.Distinct())
        {
            try
            {
                output.Write(isComplex ? (await locator.FindComplexAsync(account, id, stop).ConfigureAwait(false)).Order : (await locator.FindAsync(account, id, stop).ConfigureAwait(false)).Order);
            }
            catch (TastyException e) when (e is not TastyAuthenticationException)
            {
                output.Failure(e, id);
            }
        }
    }

    private async Task WriteAsync(string number, PipelineOutput output, CancellationToken stop)
    {
        if (ParameterSetName == SearchSet)
        {
            await SearchAsync(number, Since, output, stop).ConfigureAwait(false);
            return;
        }

        var defects = new List<ItemDefect>();
        var live = (await Tasty.Client.Orders.GetLiveAsync(number, defects, stop).ConfigureAwait(false)).Where(IsWanted).ToList();
        TellDefects(defects, output);
        output.WriteAll(live);
        if (ExternalIdentifier is not null && live.Count == 0 && !Live)
            await SearchAsync(number, Tasty.Clock.GetUtcNow().AddDays(-2), output, stop).ConfigureAwait(false); // It may have ended yesterday.
    }

    private async Task SearchAsync(string number, DateTimeOffset since, PipelineOutput output, CancellationToken stop)
    {
        string?[] underlyings = UnderlyingSymbol is { } named ? [.. named.Select(symbol => symbol.Trim().ToUpperInvariant())] : [null];
        foreach (var underlying in underlyings)
        {
            var query = new OrderQuery
            {
                StartAt = since,
                EndAt = To,
                Status = [.. (Status ?? []).Select(status => new OrderStatus(status))],
                UnderlyingSymbol = underlying,
                UnderlyingInstrumentType = UnderlyingKinds.FirstOrDefault(kind => string.Equals(kind, InstrumentType, StringComparison.OrdinalIgnoreCase)),
                ExternalIdentifier = ExternalIdentifier,
            };
            var pages = Tasty.Client.Orders.OpenSearch(number, query);
            var defects = new List<ItemDefect>();
            while (await pages.ReadAsync(defects, stop).ConfigureAwait(false) is { } page)
                await output.WriteAllAndWaitAsync([.. page.Where(order => !Working || order.Status.IsWorking)]).ConfigureAwait(false); // What takes only the first need not ask for the rest.
            TellDefects(defects, output);
        }
    }

    private async Task WriteComplexAsync(string number, PipelineOutput output, CancellationToken stop)
    {
        var defects = new List<ItemDefect>();
        var orders = ParameterSetName == SearchSet
            ? (await Tasty.Client.Orders.SearchComplexAsync(number, defects, stop).ConfigureAwait(false)).Where(order => order.AllOrders().Any(one => IsWanted(one) && IsInTime(one)))
            : (await Tasty.Client.Orders.GetLiveComplexAsync(number, stop).ConfigureAwait(false)).Where(order => order.AllOrders().Any(IsWanted));
        TellDefects(defects, output);
        output.WriteAll([.. orders]);
    }

    private static void TellDefects(IReadOnlyList<ItemDefect> defects, PipelineOutput output)
    {
        foreach (var defect in defects)
            output.Warning($"An order could not be read: {defect}");
    }

    // The list of complex orders cannot be asked for by time.
    private bool IsInTime(Order order) => order.ReceivedAt is not { } received || (received >= Since && !(received > To));

    private bool IsWanted(Order order) =>
        (!Working || order.Status.IsWorking)
        && (Status is null || Status.Any(status => order.Status == new OrderStatus(status)))
        && (UnderlyingSymbol is null || UnderlyingSymbol.Contains(order.UnderlyingSymbol, StringComparer.OrdinalIgnoreCase))
        && (InstrumentType is null || string.Equals(order.UnderlyingInstrumentType, InstrumentType, StringComparison.OrdinalIgnoreCase))
        && (ExternalIdentifier is null || order.ExternalIdentifier == ExternalIdentifier);
}
