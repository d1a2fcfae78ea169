using TastyPS.Client.Streaming.AccountStreams;
using TastyPS.Errors;

namespace TastyPS.Abstractions;

/// <summary>Tells what an account stream has to tell beside its updates: warnings with a fixed id where something may be missing, verbose lines for the rest.</summary>
internal sealed class AccountStreamNotices(PipelineOutput output) : Notices<AccountStreamNotice>(output)
{
    private bool _isLost;

    private protected override bool IsConnect(AccountStreamNotice notice) => notice.Kind == AccountStreamNoticeKind.Connected;

    private protected override Exception? LossIn(AccountStreamNotice notice) => notice.Kind == AccountStreamNoticeKind.Lost ? notice.Failure : null;

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
