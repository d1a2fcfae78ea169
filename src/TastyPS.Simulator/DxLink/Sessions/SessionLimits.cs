using TastyPS.Simulator.DxLink.Limits;

namespace TastyPS.Simulator.DxLink.Sessions;

/// <summary>What one session has used of its customer's budget.</summary>
internal sealed class SessionLimits(CustomerBudget budget, Func<DxLinkLimits> limits, DxLinkViolations violations)
{
    private readonly ChangeWindow _window = new();
    private string? _token;

    /// <summary>Lets the session in on a token.</summary>
    public bool TryEnter(string token)
    {
        if (_token is not null) return true;
        if (!budget.TryEnter(token, limits()))
        {
            violations.CountSession();
            return false;
        }
        _token = token;
        return true;
    }

    public void Leave()
    {
        if (_token is null) return;
        budget.Leave(_token);
        _token = null;
    }

    /// <summary>Counts adds and removes; false if they are too many.</summary>
    public bool TryChange(int count)
    {
        if (_token is null || count == 0 || budget.TryChange(_token, _window, count, limits())) return true;
        violations.CountRate();
        return false;
    }

    /// <summary>How many more items a session may hold of those it asks for.</summary>
    public bool HasRoom(int items, int itemsOfType, bool isHistory)
    {
        var current = limits();
        return !(items >= current.Items) && !(isHistory && itemsOfType >= current.HistoryItems);
    }

    public void CountSize() => violations.CountSize();
}
