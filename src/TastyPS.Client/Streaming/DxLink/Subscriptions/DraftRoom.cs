namespace TastyPS.Client.Streaming.DxLink.Subscriptions;

/// <summary>How much may go into a message.</summary>
/// <param name="Changes">Additions and removals.</param>
/// <param name="Items">Items by which the session may grow; negative if it has too many.</param>
/// <param name="Histories">Histories among them.</param>
/// <param name="HistoryStarts">Histories that may be asked for now.</param>
internal readonly record struct DraftRoom(int Changes, int Items, int Histories, int HistoryStarts);
