using TastyPS.Client.Orders.Submission;

namespace TastyPS.Ordering;

/// <summary>Something that moves an order, on its way and sent once. Whatever happens meanwhile, it can tell what became of it.</summary>
/// <param name="look">The command that looks what became of it.</param>
/// <param name="came">Tells that it had its effect, of the reply.</param>
/// <param name="unknown">Tells that nobody knows, of the command that looks.</param>
/// <param name="none">Tells that it had no effect.</param>
/// <param name="via">What a command that looks must say of its connection.</param>
internal sealed class OrderMove<T>(string look, Func<T, string> came, Func<string, string> unknown, string none, string via)
    where T : class
{
    private volatile T? _reply;
    private volatile OrderOutcomeUnknownException? _unknown;
    private volatile bool _hasBegun;
    private volatile bool _hadNoEffect;
    private volatile bool _isGiven;

    /// <summary>How it stands, for whoever must know it though the command ends without giving it. Null if it was never begun, or it is given.</summary>
    public string? Standing =>
        _isGiven ? null
        : _reply is { } reply ? came(reply)
        : _hadNoEffect ? none
        : _hasBegun ? unknown(_unknown is { } end ? OrderLookUp.Command(end) + via : look + via)
        : null;

    /// <summary>Tells that whoever takes the output gets the reply now.</summary>
    public void Give() => _isGiven = true;

    /// <summary>Sends it.</summary>
    public async Task<T> RunAsync(Func<Task<T>> send)
    {
        _hasBegun = true;
        try
        {
            var reply = await send().ConfigureAwait(false);
            _reply = reply;
            return reply;
        }
        catch (OrderOutcomeUnknownException e)
        {
            _unknown = e;
            throw;
        }
        catch (Exception)
        {
            _hadNoEffect = true; // It never left, or was refused.
            throw;
        }
    }
}

/// <summary>What moves orders, in words.</summary>
internal static class OrderMoves
{
    /// <summary>A change of something that has been placed.</summary>
    /// <param name="what">The change, e.g. <c>the cancellation of order 7</c>.</param>
    /// <param name="look">The command that looks what became of it.</param>
    /// <param name="via">What that command must say of its connection.</param>
    public static OrderMove<T> Change<T>(string what, string look, string via)
        where T : class => new(
        look,
        reply => $"The command ended, but {what} came through: {reply}. Look with {look}{via}.",
        command => $"The command ended while {what} was sent: it may come about. Look with {command} before you try again.",
        $"The command ended: {what} had no effect.",
        via);
}
