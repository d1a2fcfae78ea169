using TastyPS.Simulator.Broker.Orders;
using TastyPS.Simulator.Rest;

namespace TastyPS.Simulator.AccountStream;

/// <summary>Keeps replies and the notifications of what was asked for in the order that is set.</summary>
internal sealed class NotificationGate(AccountStreamServer stream, OrderDesk desk) : IReplyGate
{
    // What only reads brings nothing about.
    public long Begin(RestRequest request) => request.Method == "GET" ? 0 : stream.BeginRequest();

    public Task PassAsync(CancellationToken cancellationToken) => stream.WaitForNotificationsAsync(desk.WhenTold, cancellationToken);

    public void End(long number) => stream.EndRequest(number);
}
