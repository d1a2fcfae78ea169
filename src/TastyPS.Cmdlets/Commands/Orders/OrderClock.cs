using TastyPS.Connections;

namespace TastyPS.Commands.Orders;

/// <summary>The time by which orders are judged that are made without a connection: that of the current one, if there is one, else the system's.</summary>
internal static class OrderClock
{
    public static DateTimeOffset Now => (ConnectionRegistry.Current is { IsConnected: true } current ? current.Clock : TimeProvider.System).GetUtcNow();
}
