using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client;
using TastyPS.Client.Streaming;
using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Client.Streaming.AccountStreams.Updates;
using TastyPS.Errors;

namespace TastyPS.Commands.Accounts;

/// <summary>Gives what happens in accounts as it happens, until Ctrl+C, a number of updates or a time.</summary>
[Cmdlet(VerbsCommon.Watch, "TastyAccount")]
[OutputType(
    typeof(AccountOrderUpdate), typeof(AccountComplexOrderUpdate), typeof(AccountBalanceUpdate), typeof(AccountPositionUpdate), typeof(OrderChainUpdate), typeof(TradingStatusUpdate),
    typeof(UnderlyingYearGainUpdate), typeof(ExternalTransactionUpdate), typeof(QuoteAlertUpdate), typeof(PublicWatchlistUpdate), typeof(UnknownAccountUpdate))]
public sealed class WatchTastyAccountCommand : AccountCommand
{
    /// <summary>Kinds of update; default all.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public AccountUpdateType[]? Type { get; set; }

    /// <summary>How many updates to give.</summary>
    [Parameter]
    [ValidateRange(1, long.MaxValue)]
    [PlainNumber]
    public long Count { get; set; } = long.MaxValue;

    /// <summary>How long to go on.</summary>
    [Parameter]
    [Seconds]
    public TimeSpan Duration { get; set; } = Timeout.InfiniteTimeSpan;

    /// <summary>Leaves out how the accounts stand at first.</summary>
    [Parameter]
    public SwitchParameter NoInitialState { get; set; }

    /// <summary>The user's alerts on prices too.</summary>
    [Parameter]
    public SwitchParameter QuoteAlert { get; set; }

    /// <summary>Changes of public watchlists too.</summary>
    [Parameter]
    public SwitchParameter PublicWatchlist { get; set; }

    private bool WantsAlerts => QuoteAlert || IsNamed(AccountUpdateType.QuoteAlert);

    private bool WantsWatchlists => PublicWatchlist || IsNamed(AccountUpdateType.PublicWatchlist);

    /// <inheritdoc/>
    protected override void BeginProcessing()
    {
        base.BeginProcessing();
        if (Duration <= TimeSpan.Zero && MyInvocation.BoundParameters.ContainsKey(nameof(Duration)))
            ThrowFailure(WaitTime.Refused(nameof(Duration), Duration), Duration);
    }

    private protected override async Task WriteAccountsAsync(IReadOnlyList<string> numbers, PipelineOutput output, CancellationToken stop)
    {
        if (numbers.Count == 0)
        {
            throw new TastyCommandException("There is no open account to watch.", ErrorIds.AccountNotFound, ErrorCategory.ObjectNotFound,
                "Run Get-TastyAccount to see the accounts of this connection.");
        }

        using var notices = new AccountStreamNotices(output);
        await notices.TellDuringAsync(() => StreamAsync(numbers, notices, output, stop), stop).ConfigureAwait(false);
    }

    private async Task StreamAsync(IReadOnlyList<string> numbers, AccountStreamNotices notices, PipelineOutput output, CancellationToken stop)
    {
        using var time = CancellationTokenSource.CreateLinkedTokenSource(stop);
        if (Duration != Timeout.InfiniteTimeSpan)
            _ = WaitTime.CancelAfterAsync(time, Duration, Tasty.Client.Clock);
        using var stream = Tasty.Client.Streaming.OpenAccountStream(numbers, new AccountStreamOptions { QuoteAlerts = WantsAlerts, PublicWatchlists = WantsWatchlists, OnNotice = notices.Take });
        try
        {
            await WriteAsync(stream, output, time.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // The time is over.
        }
        catch (TastyStreamTokenRefusedException refusal)
        {
            await DemandOpenAsync(numbers, refusal, stop).ConfigureAwait(false);
            throw;
        }
        finally
        {
            time.Cancel();
        }

        await stream.CloseAsync().ConfigureAwait(false);
        if (notices.NeverConnected is { } failure)
        {
            if (failure is TastyStreamTokenRefusedException)
                await DemandOpenAsync(numbers, failure, stop).ConfigureAwait(false);
            output.Failure(failure, Tasty);
        }
    }

    /// <summary>The stream refuses an account in the same words as a token; the list of accounts tells them apart.</summary>
    /// <exception cref="TastyCommandException">An account is none of the connection, or closed.</exception>
    private async Task DemandOpenAsync(IReadOnlyList<string> numbers, Exception refusal, CancellationToken stop)
    {
        IReadOnlyList<string> open;
        try
        {
            open = await OpenAsync(stop).ConfigureAwait(false);
        }
        catch (TastyException)
        {
            return; // Then nothing more can be said than the stream has said.
        }

        List<string> others = [.. numbers.Except(open, StringComparer.OrdinalIgnoreCase)];
        if (others.Count > 0)
        {
            throw new TastyCommandException($"The account stream was refused: {string.Join(", ", others)} {(others.Count == 1 ? "is no open account" : "are no open accounts")} of this connection.",
                ErrorIds.AccountNotFound, ErrorCategory.ObjectNotFound, "Run Get-TastyAccount to see the accounts of this connection.", refusal);
        }
    }

    private async Task WriteAsync(AccountStream stream, PipelineOutput output, CancellationToken time)
    {
        var left = Count;
        List<AccountUpdate> batch = [];
        while (left > 0)
        {
            if (await stream.ReadAsync(batch, time).ConfigureAwait(false) == 0)
                throw new ObjectDisposedException(Tasty.Name); // Nobody closes the stream but this command and the connection.

            batch.RemoveAll(update => !IsWanted(update));
            if (batch.Count > left)
                batch.RemoveRange((int)left, batch.Count - (int)left);
            left -= batch.Count;
            await output.WriteAllAndWaitAsync(batch).ConfigureAwait(false);
            batch.Clear();
        }
    }

    private bool IsWanted(AccountUpdate update)
    {
        if (update.IsInitial && NoInitialState)
            return false;
        return Type is null || IsNamed(update.Type) || (update.Type == AccountUpdateType.QuoteAlert && QuoteAlert) || (update.Type == AccountUpdateType.PublicWatchlist && PublicWatchlist);
    }

    private bool IsNamed(AccountUpdateType type) => Type?.Contains(type) == true;
}
