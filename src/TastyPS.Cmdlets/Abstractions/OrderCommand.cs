using System.Management.Automation;
using TastyPS.Client;
using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Confirming;
using TastyPS.Ordering;
using TastyPS.Errors;

namespace TastyPS.Abstractions;

/// <summary>Base of the cmdlets that price, place, change or cancel orders: they need the scope <c>trade</c>, and an account.</summary>
public abstract class OrderCommand : ConnectedCommand
{
    // Less than a command that is stopped may take to let go, so that the outcome can still be told.
    private static readonly TimeSpan LookUpWhenStopped = TimeSpan.FromSeconds(4);

    /// <summary>How long to look what happened if a reply is lost, where the caller does not say.</summary>
    private protected static readonly TimeSpan UsualLookUp = TimeSpan.FromSeconds(30);

    private string? _onlyAccount;

    /// <summary>Whether the token may trade; false only while <see cref="IsPreviewOnly"/>.</summary>
    private protected bool MayTrade { get; private set; }

    /// <summary>Whether only to tell what would happen.</summary>
    private protected virtual bool IsPreviewOnly => IsWhatIf;

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        MayTrade = TradePermission.IsIn(Tasty);
        if (!MayTrade && !IsPreviewOnly)
            ThrowFailure(TradePermission.Missing(Tasty), Tasty);
    }

    /// <summary>What a question says in place of what a dry run said.</summary>
    private protected string NoPriceCheck => $"No server price check: scope is {TradePermission.Told(Tasty)}";

    /// <summary>Where an order of this account goes, in the words of a question.</summary>
    private protected OrderPlace PlaceOf(string accountNumber) => new(accountNumber, Tasty.Environment, Tasty.Client.Environment.IsProduction);

    /// <summary>Asks once whether to do it, or tells what would be done. Where nobody can be asked, the command ends before anything is sent.</summary>
    private protected bool Ask(OrderQuestion question)
    {
        try
        {
            return OrderAsking.Ask(this, question);
        }
        catch (TastyCommandException e)
        {
            BeforeEnd();
            ThrowFailure(e);
            return false;
        }
    }

    /// <summary>Asks about an order, after a dry run where the scope allows one, and sends what was asked about.</summary>
    /// <param name="sending">The order, where it goes, and how its end is awaited.</param>
    /// <param name="lookUp">How long to look for it if the reply is lost.</param>
    /// <param name="remarks">What else is said in the question.</param>
    /// <returns>Whether it was sent.</returns>
    private protected bool Place(OrderSending sending, TimeSpan lookUp, params string[] remarks)
    {
        var (order, account) = (sending.Order, sending.Account);
        OrderPreview? preview = null;
        var unclear = new List<string>();
        RunConnected(async (output, stop) =>
        {
            order.Demand(Tasty.Client, account); // What a cap forbids is not asked about.
            if (!MayTrade)
                return;
            await order.DemandUnusedAsync(Tasty.Client, account, stop).ConfigureAwait(false); // Nor what has been placed.
            unclear.AddRange(await UnclearAsync(sending, stop).ConfigureAwait(false));
            foreach (var told in unclear)
                output.Warning($"{told} ({WarningIds.ClosingUnclear})");
            preview = await DryRun.OfAsync(order.PreviewAsync(Tasty.Client, account, stop)).ConfigureAwait(false);
        });
        string[] more = MayTrade ? [.. remarks, .. unclear] : [.. remarks, NoPriceCheck];
        if (!Ask(order.Question(preview, PlaceOf(account), more)))
            return false;
        Send(sending, lookUp);
        return true;
    }

    /// <summary>Called before an order ends the whole command, while something can still be written.</summary>
    private protected virtual void BeforeEnd()
    {
    }

    /// <summary>The account named; without one the only open account there is.</summary>
    /// <exception cref="TastyCommandException">There are several, or none.</exception>
    private protected async Task<string> AccountAsync(string? named, CancellationToken stop)
    {
        if (named is not null)
            return AccountNumbers.One(named);
        if (_onlyAccount is not null)
            return _onlyAccount;

        var open = (await Tasty.Client.Accounts.GetAccountsAsync(stop).ConfigureAwait(false)).Where(account => account.IsClosed != true).Select(account => account.AccountNumber).ToList();
        return _onlyAccount = open switch
        {
            [var only] => only,
            [] => throw new TastyCommandException("The connection has no open account.", ErrorIds.AccountNotFound, ErrorCategory.ObjectNotFound, "Run Get-TastyAccount to see all accounts."),
            _ => throw new TastyCommandException($"The connection has several open accounts: {string.Join(", ", open)}.", ErrorIds.AccountNeeded, ErrorCategory.InvalidArgument, "Name one with -AccountNumber."),
        };
    }

    /// <summary>Sends a change of something that has been placed, which was asked about, and writes what came of it. If the command ends meanwhile, it is told.</summary>
    /// <param name="change">The change.</param>
    /// <param name="lookUp">How long to look what happened if the reply is lost.</param>
    /// <param name="send">Sends it.</param>
    /// <exception cref="TastyException">It was not sent, or refused, or nobody knows.</exception>
    private protected void Send<T>(OrderMove<T> change, TimeSpan lookUp, Func<OrderSubmitOptions, CancellationToken, Task<T>> send)
        where T : class
    {
        try
        {
            RunConnected(async (output, stop) =>
            {
                var options = Options(lookUp, output, () => output.Warning(OrderLookUp.FoundChanged));
                output.Write(await change.RunAsync(() => send(options, stop)).ConfigureAwait(false), change.Give);
            });
        }
        catch (Exception e) when (e is not TastyException)
        {
            TellStanding(change.Standing);
            throw;
        }
    }

    /// <summary>Tells how something stands that was sent, and not given, where the command ends: stopped, or by what failed further down. Nothing that it writes arrives then.</summary>
    private protected void TellStanding(string? standing)
    {
        if (standing is not null)
            Host.UI.WriteWarningLine(standing);
    }

    /// <summary>Does something with one order: its failure is told, and costs no other order.</summary>
    private protected void ForOrder(object order, Action work)
    {
        try
        {
            work();
        }
        catch (TastyException e)
        {
            WriteFailure(e, order);
        }
    }

    // A sentence for each earlier order that may have closed already what this one closes.
    private async Task<IEnumerable<string>> UnclearAsync(OrderSending sending, CancellationToken stop)
    {
        var earlier = await Tasty.UnclearClosings.LikeAsync(sending.Account, sending.Order, since => ListedAsync(sending.Account, since, stop)).ConfigureAwait(false);
        return earlier.Select(one =>
            $"{string.Join(", ", sending.Order.ClosingLegs.Select(leg => $"{leg}").Distinct())} may be closed twice: an earlier order, {one.Order}, was sent, and it is not known whether it was placed. Run {OrderLookUp.Command(one.Outcome)}{Via} first.");
    }

    // Either list may have an order that the other has not yet, or no more.
    private async Task<IReadOnlyList<Order>> ListedAsync(string account, DateTimeOffset since, CancellationToken stop) =>
    [
        .. await Tasty.Client.Orders.GetLiveAsync(account, stop).ConfigureAwait(false),
        .. await Tasty.Client.Orders.SearchAsync(account, new OrderQuery { StartAt = since }, stop).ConfigureAwait(false),
    ];

    private static OrderSubmitOptions Options(TimeSpan lookUp, PipelineOutput output, Action? found = null) =>
        new() { LookUpFor = lookUp, LookUpAfterCancelFor = LookUpWhenStopped, OnLookUp = OrderLookUp.Notice(output, lookUp, found) };

    private void Send(OrderSending sending, TimeSpan lookUp)
    {
        sending.Via = Via;
        try
        {
            RunConnected((output, stop) => sending.RunAsync(Options(lookUp, output), output, stop));
        }
        catch (Exception e) when (e is not TastyException)
        {
            TellStanding(sending.Standing);
            throw;
        }

        if (sending.Unknown is { } unknown)
        {
            TellBeforeEnd(sending);
            ThrowFailure(unknown, sending.Order.Request); // And no further order is sent.
        }
    }

    // Whoever takes what is still written may end the pipeline, and the failure is never thrown.
    private void TellBeforeEnd(OrderSending sending)
    {
        try
        {
            BeforeEnd();
        }
        catch (Exception)
        {
            TellStanding(sending.Standing);
            throw;
        }
    }
}
