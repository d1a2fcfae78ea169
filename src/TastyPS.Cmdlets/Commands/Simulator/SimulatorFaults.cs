using TastyPS.Simulator;
using TastyPS.Simulator.DxLink.Faults;
using TastyPS.Simulator.Faults;

namespace TastyPS.Commands.Simulator;

/// <summary>Lets things go wrong by their names.</summary>
internal static class SimulatorFaults
{
    private const int ShortHistory = 10;

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
            case SimulatorFault.RefuseUpgrade: stream.Faults.Add(DxLinkFault.RefuseUpgrade()); break;
            case SimulatorFault.CloseStreams: stream.CloseSessions(); break;
            case SimulatorFault.BreakStreams: stream.BreakSessions(); break;
            case SimulatorFault.SilenceStreams: stream.SilenceSessions(); break;
            case SimulatorFault.StreamError: stream.SendError("UNKNOWN", "Something went wrong"); break;
            case SimulatorFault.Garbage: stream.SendText("{\"type\":\"FEED_DATA\",\"channel\":1,\"data\":[\"Quote\","); break;
            case SimulatorFault.HalfMessage: stream.Faults.Add(DxLinkFault.Cut()); break;
            case SimulatorFault.FullFormat: stream.UseFullFormat(); break;
            case SimulatorFault.EmptyEvents: stream.Faults.Feed.EmptyEventEvery = 2; break;
            case SimulatorFault.EmptyHistory: stream.Faults.Feed.EmptiesHistory = true; break;
            case SimulatorFault.CutHistory: stream.Faults.Feed.HistoryCutAt = ShortHistory; break;
            default: throw new ArgumentOutOfRangeException(nameof(fault), fault, "There is no such fault.");
        }
    }

    public static void Clear(TastySimulator simulator)
    {
        simulator.Faults.Clear();
        simulator.DxLink.Faults.Clear();
    }
}
