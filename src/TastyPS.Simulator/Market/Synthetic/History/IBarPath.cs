namespace TastyPS.Simulator.Market.Synthetic.History;

/// <summary>Something that gives its past session by session.</summary>
internal interface IBarPath
{
    SessionHours Hours { get; }

    /// <summary>Nothing is known from before.</summary>
    DateTimeOffset Beginning { get; }

    /// <summary>Adds what happened in a session until an instant, in the order of time.</summary>
    void AddSession(TradingSession session, DateTimeOffset until, BarFolder folder);
}
