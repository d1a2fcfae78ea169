using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client;
using TastyPS.Client.Accounts;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Closing;
using TastyPS.Completion;
using TastyPS.Errors;
using TastyPS.Ordering;

namespace TastyPS.Commands.Orders;

/// <summary>Closes positions: those of one account and underlying together, short ones before what covers them.</summary>
[Cmdlet(VerbsCommon.Close, "TastyPosition", SupportsShouldProcess = true, ConfirmImpact = ConfirmImpact.High, DefaultParameterSetName = PositionSet)]
[OutputType(typeof(Order))]
public sealed class CloseTastyPositionCommand : OrderCommand
{
    private const string PositionSet = "Position";
    private const string SymbolSet = "Symbol";
    private const string AllSet = "All";

    private readonly List<Position> _positions = [];
    private readonly HashSet<ClosingOrder> _declined = [];
    private IReadOnlyList<ClosingOrder> _planned = [];
    private OrderEnds _ends = null!;

    /// <summary>Positions of Get-TastyPosition.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ParameterSetName = PositionSet)]
    public Position[] Position { get; set; } = [];

    /// <summary>Symbols of positions, or of their underlyings; wildcards allowed.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = SymbolSet)]
    [ValidateNotNullOrEmpty]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(HeldSymbolCompleter))]
    public string[] Symbol { get; set; } = [];

    /// <summary>All positions of the account.</summary>
    [Parameter(Mandatory = true, ParameterSetName = AllSet)]
    public SwitchParameter All { get; set; }

    /// <summary>The account; may be left out if there is only one.</summary>
    [Parameter(Position = 1, ParameterSetName = SymbolSet)]
    [Parameter(ParameterSetName = AllSet)]
    [ValidateNotNullOrEmpty]
    [ArgumentCompleter(typeof(AccountNumberCompleter))]
    public string? AccountNumber { get; set; }

    /// <summary>A limit per unit, instead of the mark; for one order only.</summary>
    [Parameter]
    [ValidateRange(0.0001, 1e9)]
    [PlainNumber]
    public decimal Price { get; set; }

    /// <summary>The price is paid.</summary>
    [Parameter]
    public SwitchParameter Debit { get; set; }

    /// <summary>The price is received.</summary>
    [Parameter]
    public SwitchParameter Credit { get; set; }

    /// <summary>Moves a price between two ticks to the nearer one that is in the customer's favour.</summary>
    [Parameter]
    public SwitchParameter RoundToTick { get; set; }

    /// <summary>What is given up against the mark to be filled sooner; negative to ask for more.</summary>
    [Parameter]
    [ValidateRange(-1e9, 1e9)]
    [PlainNumber]
    public decimal Offset { get; set; }

    /// <summary>At the market, without a limit.</summary>
    [Parameter]
    public SwitchParameter Market { get; set; }

    /// <summary>At the market even where the spread of an option is wide, and also what covers a short option that is not to be closed.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>How long the orders work.</summary>
    [Parameter]
    [ValidateSet("Day", "GTC", "Ext", "GTCExt", "IOC")]
    [SingleWord]
    public TimeInForce TimeInForce { get; set; } = TimeInForce.Day;

    /// <summary>Waits until every order has ended.</summary>
    [Parameter]
    public SwitchParameter Wait { get; set; }

    /// <summary>How long to wait for the end of an order, with -Wait or before what covers it may be sold.</summary>
    [Parameter]
    [ValidateRange(1, 86400)]
    [PlainNumber]
    public int TimeoutSeconds { get; set; } = 60;

    /// <summary>How long to look for an order whose reply was lost.</summary>
    [Parameter]
    [ValidateRange(1, 3600)]
    [PlainNumber]
    public int LookUpSeconds { get; set; } = 30;

    private bool HasPrice => MyInvocation.BoundParameters.ContainsKey(nameof(Price));

    private ClosingTerms Terms => new()
    {
        Price = HasPrice ? Price : null,
        PriceEffect = Debit ? PriceEffect.Debit : Credit ? PriceEffect.Credit : null,
        Offset = Offset,
        AtMarket = Market,
        AllowsWideSpread = Force,
        AllowsNakedShort = Force,
        TimeInForce = TimeInForce,
    };

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if ((HasPrice ? 1 : 0) + (Offset != 0m ? 1 : 0) + (Market ? 1 : 0) > 1)
        {
            ThrowFailure(new TastyCommandException("-Price, -Offset and -Market exclude each other.", ErrorIds.ClosingTermsInvalid, ErrorCategory.InvalidArgument,
                "Give one of them, or none for a limit at the mark."));
        }

        if (Debit && Credit)
            ThrowFailure(new TastyCommandException("A price is either paid or received.", ErrorIds.ClosingTermsInvalid, ErrorCategory.InvalidArgument, "Give -Debit or -Credit, not both."));
        if ((Debit || Credit) && !HasPrice)
            ThrowFailure(new TastyCommandException("-Debit and -Credit say which way a -Price goes.", ErrorIds.ClosingTermsInvalid, ErrorCategory.InvalidArgument, "Give -Price, or leave them out."));
    }

    /// <inheritdoc/>
    protected override void ProcessRecord() => _positions.AddRange(Position);

    /// <inheritdoc/>
    protected override void EndProcessing()
    {
        try
        {
            if (ParameterSetName != PositionSet)
                RunConnected(FindAsync);
            if (_positions.Count > 0)
            {
                var plan = Plan(_positions, Terms);
                Tell(plan.Refusals);
                Close(plan);
            }
        }
        catch (TastyException e)
        {
            ThrowFailure(e, Tasty);
        }
    }

    private async Task FindAsync(PipelineOutput output, CancellationToken stop)
    {
        var account = await AccountAsync(AccountNumber, stop).ConfigureAwait(false);
        var held = await HeldAsync(account, stop).ConfigureAwait(false);
        var patterns = Symbol.Select(symbol => (Symbol: symbol, Pattern: new WildcardPattern(symbol.Trim(), WildcardOptions.IgnoreCase))).ToList();
        _positions.AddRange(held.Where(position => All || patterns.Exists(pattern => IsMeant(pattern.Pattern, position))));
        if (_positions.Count > 0)
        {
            foreach (var (symbol, _) in patterns.Where(pattern => !WildcardPattern.ContainsWildcardCharacters(pattern.Symbol) && !held.Any(position => IsMeant(pattern.Pattern, position))))
                output.Failure(NotHeld(account, symbol), symbol);
        }
        else
        {
            throw NotHeld(account, All ? null : string.Join(", ", Symbol));
        }
    }

    private static bool IsMeant(WildcardPattern pattern, Position position) => pattern.IsMatch(position.Symbol) || (position.UnderlyingSymbol is { } underlying && pattern.IsMatch(underlying));

    private static TastyCommandException NotHeld(string account, string? symbols) => new(
        $"The account {account} has no open position{(symbols is null ? "" : " of " + symbols)}.", ErrorIds.PositionNotFound, ErrorCategory.ObjectNotFound, "Run Get-TastyPosition to see what it holds.");

    private async Task<IReadOnlyList<Position>> HeldAsync(string account, CancellationToken stop)
    {
        try
        {
            return await Tasty.Client.Accounts.GetPositionsAsync(account, null, stop).ConfigureAwait(false);
        }
        catch (TastyException e) when (AccountFailures.Explain(e, account, Tasty.Client.Tokens.Scope) is TastyCommandException notYours)
        {
            throw notYours;
        }
    }

    private ClosingPlan Plan(IReadOnlyList<Position> positions, ClosingTerms terms)
    {
        ClosingPlan plan = null!;
        List<TastyException> failures = [];
        RunConnected(async (_, stop) => plan = await Tasty.Client.Closing.PlanAsync(positions, terms, failures, stop).ConfigureAwait(false));
        foreach (var failure in failures)
            WriteFailure(failure, null);
        return plan;
    }

    private void Close(ClosingPlan plan)
    {
        _planned = plan.Orders;
        _ends = new OrderEnds(Tasty, TimeSpan.FromSeconds(TimeoutSeconds));
        try
        {
            var sent = new Dictionary<ClosingOrder, OrderSending>();
            foreach (var order in plan.Orders.Where(order => order.After.Count == 0))
                ForOrder(order.Request, () => Submit(order, awaitEnd: Wait || plan.Orders.Any(other => other.Decisive.Contains(order)), sent));
            CloseCovers([.. plan.Orders.Where(order => order.After.Count > 0).Select(WaitingCover.Of)], sent);
        }
        finally
        {
            foreach (var sending in _ends.Open) // None but where the command ends before its time.
                TellStanding(sending.Standing);
            _ends.Dispose();
        }
    }

    // Orders that do not depend on each other are awaited together; what covers is sent as soon as what it waits for has ended.
    private void CloseCovers(List<WaitingCover> covers, Dictionary<ClosingOrder, OrderSending> sent)
    {
        bool IsOver(ClosingOrder first) => !sent.TryGetValue(first, out var sending) || sending.End is not null;
        if (!IsPreviewOnly)
            TellWaiting(covers.Where(cover => !cover.After.All(IsOver)));
        while (covers.Count > 0 || _ends.Open.Count > 0)
        {
            if (covers.Find(cover => cover.After.All(IsOver)) is { } next)
            {
                covers.Remove(next);
                ForOrder(next.Order.Request, () => CloseCover(next, covers, sent));
            }
            else
            {
                RunConnected(_ends.WriteNextAsync);
            }
        }
    }

    private void TellWaiting(IEnumerable<WaitingCover> covers)
    {
        foreach (var cover in covers)
        {
            WriteInformation(
                new HostInformationMessage { Message = $"{cover} is sent once {cover.Covered} is closed, which is awaited for {TimeoutSeconds} s." },
                ["PSHOST"]);
        }
    }

    // By now prices have moved and quantities may have, too: what covers is planned anew.
    private void CloseCover(WaitingCover cover, List<WaitingCover> covers, Dictionary<ClosingOrder, OrderSending> sent)
    {
        if (IsPreviewOnly)
        {
            Submit(cover.Order, awaitEnd: false, sent, $"It is sent once {cover.Covered} is closed{(Market ? "" : ", at the mark of then")}");
            return;
        }

        if (cover.After.Any(first => !IsFilled(first, sent)))
        {
            if (cover.After.Any(_declined.Contains))
            {
                _declined.Add(cover.Order);
                WriteWarning($"{cover} stays open: it covers {cover.Covered}, and the order that closes that was not confirmed. ({WarningIds.PositionLeftOpen})");
            }
            else
            {
                WriteFailure(StaysOpen(cover, wasPlaced: cover.After.All(sent.ContainsKey)), cover.Order.Request);
            }

            return;
        }

        var position = _positions.First(position => (position.AccountNumber, position.Symbol) == (cover.Order.AccountNumber, cover.Symbol));
        var terms = Terms with
        {
            Most = cover.Quantity,
            OwnOrders = [.. sent.Values.Select(sending => sending.Placed?.Order?.Id).OfType<long>()],
            AlsoClosing = [.. _positions.Where(other => other.AccountNumber == cover.Order.AccountNumber).Select(other => other.Symbol)],
        };
        try
        {
            var plan = Plan([position], terms);
            var stays = plan.Refusals.Select(refusal => (Refusal: refusal, Further: Further(cover, refusal, sent))).ToList();
            var told = stays.Where(stay => stay.Further is null).Select(stay => stay.Refusal).ToLookup(IsOfClosedShort);
            Tell(told[false]);
            foreach (var refusal in told[true])
                WriteFailure(StillThere(cover, refusal), cover.Order.Request);
            covers.AddRange(stays.Select(stay => stay.Further).OfType<WaitingCover>());
            foreach (var next in plan.Orders)
                Submit(next, Wait, sent);
        }
        catch (TastyException e) when (e is not PositionChangedException) // Which tells itself what is left.
        {
            WriteError(StillOpen(RecordOf(e, cover.Order.Request), cover.Symbol, cover.Covered));
        }
    }

    // What covered a short position that is closed by now may be needed for another one, whose order is not filled.
    private WaitingCover? Further(WaitingCover cover, ClosingRefusal refusal, Dictionary<ClosingOrder, OrderSending> sent)
    {
        var open = Closing(refusal).Where(order => !IsFilled(order, sent)).ToList();
        return open.Count == 0 ? null : cover with { Quantity = refusal.Quantity, After = open, Shorts = refusal.Covered };
    }

    private bool IsOfClosedShort(ClosingRefusal refusal) => refusal.Reason == ClosingReason.CoversOpenShort && Closing(refusal).Any();

    // The orders of this command that close what a refusal says is covered.
    private IEnumerable<ClosingOrder> Closing(ClosingRefusal refusal) =>
        _planned.Where(order => order.AccountNumber == refusal.AccountNumber && order.Request.Legs.Any(leg => refusal.Covered.Contains(leg.Symbol)));

    private static bool IsFilled(ClosingOrder order, Dictionary<ClosingOrder, OrderSending> sent) => sent.TryGetValue(order, out var sending) && sending.End?.IsFilled == true;

    private void Submit(ClosingOrder order, bool awaitEnd, Dictionary<ClosingOrder, OrderSending> sent, params string[] remarks)
    {
        var sending = new OrderSending(Tasty, NewOrder.Closing(order.Request, RoundToTick), order.AccountNumber) { IsAwaitedLater = awaitEnd };
        if (!Place(sending, TimeSpan.FromSeconds(LookUpSeconds), remarks))
        {
            _declined.Add(order);
            return;
        }

        sent[order] = sending;
        if (awaitEnd)
            _ends.Add(sending);
    }

    // What was placed must be known even if the command ends before its end.
    private protected override void BeforeEnd()
    {
        foreach (var sending in _ends.Open)
        {
            if (!Stopping)
                sending.Give();
            WriteObject(sending.End?.Order ?? sending.Placed!.Order);
        }
    }

    // What is said of several legs together is said once.
    private void Tell(IEnumerable<ClosingRefusal> refusals)
    {
        foreach (var same in refusals.GroupBy(refusal => (refusal.AccountNumber, refusal.Reason, refusal.Message)))
            Tell(same.First());
    }

    private void Tell(ClosingRefusal refusal)
    {
        switch (refusal.Reason)
        {
            case ClosingReason.AlreadyClosing:
                WriteWarning($"{refusal.Message} ({WarningIds.PositionLeftOpen}) Get-TastyOrder -Working{Via} shows them; of one that is being cancelled wait for the end, then close again.");
                break;
            case ClosingReason.CoversOpenShort:
                WriteWarning($"{refusal.Message} ({WarningIds.PositionLeftOpen})");
                break;
            default:
                WriteFailure(ClosingFailures.Explain(refusal), refusal.Symbol);
                break;
        }
    }

    // The short position is gone by now, so that nothing else would say it.
    private static ErrorRecord StillOpen(ErrorRecord failure, string symbol, string covered)
    {
        failure.ErrorDetails = new ErrorDetails($"{failure} {symbol} stays open, though {covered}, which it covers, is closed.") { RecommendedAction = failure.ErrorDetails.RecommendedAction };
        return failure;
    }

    // Opened anew meanwhile, or listed for a moment longer.
    private static TastyCommandException StillThere(WaitingCover cover, ClosingRefusal refusal) => new(
        $"{cover with { Quantity = refusal.Quantity }} stays open: {string.Join(" and ", refusal.Covered)}, which it covers, is still there, though the order that closes that has been filled.",
        ErrorIds.CoverStaysOpen, ErrorCategory.ResourceUnavailable, "See with Get-TastyPosition what is left, and run Close-TastyPosition again.");

    private static TastyCommandException StaysOpen(WaitingCover cover, bool wasPlaced) => wasPlaced
        ? new($"{cover} stays open: it covers {cover.Covered}, and the order that closes that has not been filled.",
            ErrorIds.CoverStaysOpen, ErrorCategory.OperationTimeout, "See with Get-TastyOrder how that order stands; when it is filled, run Close-TastyPosition again. -TimeoutSeconds lets it wait longer.")
        : new($"{cover} stays open: it covers {cover.Covered}, and the order that closes that was not placed.",
            ErrorIds.CoverStaysOpen, ErrorCategory.InvalidOperation, "Mend what the error of that order names, and run Close-TastyPosition again.");
}
