using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Errors;

namespace TastyPS.Abstractions;

/// <summary>Tells what an account stream has to tell beside its updates: warnings with a fixed id where something may be missing, verbose lines for the rest.</summary>
internal sealed class AccountStreamNotices(PipelineOutput output) : Notices<AccountStreamNotice>(output)
{
    private volatile bool _hasConnected;
    private volatile Exception? _lastLoss;
    private bool _isLost;

    /// <summary>Why there was no connection at all; null if there was one, or nobody tried.</summary>
    public Exception? NeverConnected => _hasConnected ? null : _lastLoss;

    private protected override void Follow(AccountStreamNotice notice)
    {
        _hasConnected |= notice.Kind == AccountStreamNoticeKind.Connected;
        if (notice is { Kind: AccountStreamNoticeKind.Lost, Failure: { } failure })
            _lastLoss = failure;
    }

    private protected override void Tell(AccountStreamNotice notice)
    {
        switch (notice.Kind)
        {
            case AccountStreamNoticeKind.Connected when _isLost:
                _isLost = false;
                Warn($"{notice.Text} What happened meanwhile follows.", WarningIds.Restored);
                break;
            case AccountStreamNoticeKind.Lost:
                _isLost = true;
                Warn(notice.Text, WarningIds.Lost);
                break;
            case AccountStreamNoticeKind.StateIncomplete:
                Warn(notice.Text, WarningIds.StateIncomplete);
                break;
            case AccountStreamNoticeKind.ServerError:
                Warn(notice.Text, WarningIds.ServerError);
                break;
            case AccountStreamNoticeKind.Unreadable:
                Warn(notice.Text, WarningIds.Unreadable);
                break;
            default:
                Mention(notice.Text);
                break;
        }
    }
}
