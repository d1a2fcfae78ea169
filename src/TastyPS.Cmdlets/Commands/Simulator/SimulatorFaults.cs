using TastyPS.Simulator;
using TastyPS.Simulator.AccountStream;
using TastyPS.Simulator.AccountStream.Faults;
using TastyPS.Simulator.Faults;
using TastyPS.Simulator.WebSockets.Faults;

namespace TastyPS.Commands.Simulator;

/// <summary>Lets things go wrong by their names.</summary>
internal static class SimulatorFaults
{
    private const int ShortHistory = 10;

    // Placing, single or complex; no dry run.
    private const string Orders = "/accounts/*orders";

    private static readonly TimeSpan Late = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(5);

    public static void Provoke(TastySimulator simulator, SimulatorFault fault)
    {
        var stream = simulator.DxLink;
        switch (fault)
        {
            case SimulatorFault.RestUnavailable: simulator.Faults.Add(Fault.Status("", 502, asHtml: true)); break;
            case SimulatorFault.RestRateLimited: simulator.Faults.Add(Fault.Status("", 429)); break;
            case SimulatorFault.ExpireAccessTokens: simulator.ExpireAccessTokens(); break;
            case SimulatorFault.ExpireQuoteTokens: stream.ExpireTokens(); break;
            case SimulatorFault.RefuseQuoteTokens: stream.Faults.RefuseTokens = true; break;
            case SimulatorFault.RefuseUpgrade: stream.Faults.Add(SocketFault.RefuseUpgrade()); break;
            case SimulatorFault.CloseStreams: stream.CloseSessions(); break;
            case SimulatorFault.BreakStreams: stream.BreakSessions(); break;
            case SimulatorFault.SilenceStreams: stream.SilenceSessions(); break;
            case SimulatorFault.StreamError: stream.SendError("UNKNOWN", "Something went wrong"); break;
            case SimulatorFault.Garbage: stream.SendText("{\"type\":\"FEED_DATA\",\"channel\":1,\"data\":[\"Quote\","); break;
            case SimulatorFault.HalfMessage: stream.Faults.Add(SocketFault.Cut("FEED_DATA")); break;
            case SimulatorFault.FullFormat: stream.UseFullFormat(); break;
            case SimulatorFault.EmptyEvents: stream.Faults.Feed.EmptyEventEvery = 2; break;
            case SimulatorFault.EmptyHistory: stream.Faults.Feed.EmptiesHistory = true; break;
            case SimulatorFault.CutHistory: stream.Faults.Feed.HistoryCutAt = ShortHistory; break;
            default: ProvokeInTrading(simulator, fault); break;
        }
    }

    public static void Clear(TastySimulator simulator)
    {
        simulator.Faults.Clear();
        simulator.DxLink.Faults.Clear();
        simulator.AccountStream.Faults.Clear();
    }

    private static void ProvokeInTrading(TastySimulator simulator, SimulatorFault fault)
    {
        var faults = simulator.Faults;
        switch (fault)
        {
            case SimulatorFault.OrderReplyLost: faults.Add(Fault.LoseReply(Orders)); break;
            case SimulatorFault.OrderBroken: faults.Add(new Fault { Path = Orders, Method = "POST", Kind = FaultKind.Reset }); break;
            case SimulatorFault.OrderPlacedBroken: faults.Add(Fault.ResetAfterwards(Orders)); break;
            case SimulatorFault.OrderUnavailable: faults.Add(new Fault { Path = Orders, Method = "POST", Kind = FaultKind.Status, StatusCode = 502, AsHtml = true }); break;
            case SimulatorFault.OrderPlacedUnavailable: faults.Add(Fault.StatusAfterwards(Orders, 502, asHtml: true)); break;
            case SimulatorFault.OrderPlacedLate: faults.Add(Fault.AcceptLate(Orders, Late)); break;
            case SimulatorFault.OrderReplySlow: faults.Add(Fault.Delay(Orders, Slow, "POST")); break;
            default: ProvokeInStream(simulator.AccountStream, fault); break;
        }
    }

    private static void ProvokeInStream(AccountStreamServer stream, SimulatorFault fault)
    {
        switch (fault)
        {
            case SimulatorFault.CloseAccountStreams: stream.CloseSessions(); break;
            case SimulatorFault.BreakAccountStreams: stream.BreakSessions(); break;
            case SimulatorFault.SilenceAccountStreams: stream.SilenceSessions(); break;
            case SimulatorFault.RefuseAccountUpgrade: stream.Faults.Add(SocketFault.RefuseUpgrade()); break;
            case SimulatorFault.RefuseAccountConnect: stream.Faults.RefuseConnect = true; break;
            case SimulatorFault.HeartbeatLost: stream.Faults.Add(SocketFault.Withhold("heartbeat")); break;
            case SimulatorFault.AccountGarbage: stream.SendText("{\"type\":\"Order\",\"data\":{"); break;
            case SimulatorFault.UnknownNotification: stream.Publish("SomethingNew", "{\"what\":\"nobody knows\"}"); break;
            case SimulatorFault.RepeatNotifications: Repeat(stream); break;
            case SimulatorFault.NotificationsFirst: stream.Faults.Order = NotificationOrder.BeforeReply; break;
            case SimulatorFault.BatchNotifications: stream.Faults.SendBatches = true; break;
            case SimulatorFault.OmitSequence: stream.Faults.OmitSequence = true; break;
            default: throw new ArgumentOutOfRangeException(nameof(fault), fault, "There is no such fault.");
        }
    }

    private static void Repeat(AccountStreamServer stream)
    {
        foreach (var type in (string[])[NotificationTypes.Order, NotificationTypes.ComplexOrder, NotificationTypes.AccountBalance, NotificationTypes.CurrentPosition])
            stream.Faults.Add(SocketFault.Repeat(type, times: null));
    }
}
