using System.Diagnostics.CodeAnalysis;

namespace TastyPS.Client.Streaming.Events;

/// <summary>Where an indexed event stands in a transaction and in a snapshot.</summary>
[Flags]
[SuppressMessage("Naming", "CA1711:Identifiers should not have incorrect suffix", Justification = "The field's own term.")]
public enum EventFlags
{
    /// <summary>A plain update.</summary>
    None = 0,

    /// <summary>Part of a transaction: to be held until an event without this flag arrives.</summary>
    TransactionPending = 0x01,

    /// <summary>The event with this index is to be deleted.</summary>
    RemoveEvent = 0x02,

    /// <summary>First event of a snapshot; what was there before is void.</summary>
    SnapshotBegin = 0x04,

    /// <summary>Last event of a complete snapshot.</summary>
    SnapshotEnd = 0x08,

    /// <summary>Last event of a snapshot that was cut at a limit.</summary>
    SnapshotSnip = 0x10,

    /// <summary>Used by publishers only.</summary>
    SnapshotMode = 0x40,
}
