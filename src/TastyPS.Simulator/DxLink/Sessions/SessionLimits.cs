using TastyPS.Simulator.DxLink.Limits;

namespace TastyPS.Simulator.DxLink.Sessions;

/// <summary>What one session has used of its customer's budget.</summary>
internal sealed class SessionLimits(CustomerBudget budget, Func<DxLinkLimits> limits, DxLinkViolations violations)
{
    private readonly ChangeWindow _window = new();
    private bool _hasEntered;

    /// <summary>Lets the session in.</summary>
    public bool TryEnter()
    {
        if (_hasEntered) return true;
        if (!budget.TryEnter(limits()))
        {
            violations.CountSession();
            return false;
        }
        _hasEntered = true;
        return true;
    }

    public void Leave()
    {
        if (!_hasEntered) return;
        budget.Leave();
        _hasEntered = false;
    }

    /// <summary>Counts adds and removes; false if they are too many.</summary>
    public bool TryChange(int count)
    {
        if (count == 0 || budget.TryChange(_window, count, limits())) return true;
        violations.CountRate();
        return false;
    }

    /// <summary>Whether items need to be counted at all.</summary>
    public bool CapsItems => limits() is not { Items: null, HistoryItems: null };

    /// <summary>Whether a session that holds so many items may have one more.</summary>
    public bool HasRoom(int items, int itemsOfType, bool isHistory)
    {
        var current = limits();
        return !(items >= current.Items) && !(isHistory && itemsOfType >= current.HistoryItems);
    }

    public void CountSize() => violations.CountSize();
}
