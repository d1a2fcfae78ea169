using TastyPS.Client.Streaming.Events;

namespace TastyPS.Client.Streaming.DxLink.Protocol.Decoding;

/// <summary>Turns the values of one type of event into events. They gather until they are handed over.</summary>
internal abstract class EventDecoder(MarketEventType type)
{
    public MarketEventType Type { get; } = type;

    /// <summary>The type's name on the wire.</summary>
    public byte[] Name { get; } = System.Text.Encoding.ASCII.GetBytes(type.ToString());

    /// <summary>Columns of a row in the compact format.</summary>
    public abstract int Columns { get; }

    /// <summary>Names of the fields to ask for when all are wanted.</summary>
    public abstract IReadOnlyList<string> AllFields { get; }

    /// <summary>True if there is such a field.</summary>
    public abstract bool Knows(ReadOnlySpan<byte> name);

    /// <summary>From now on the columns are these. Names that are not known are columns to be skipped.</summary>
    public abstract void UseColumns(IReadOnlyList<string> names);

    /// <summary>Reads rows in a flat array, from behind its opening bracket through its closing one.</summary>
    /// <returns>False if the values do not fit the columns; nothing of the array is kept then.</returns>
    public abstract bool ReadRows(ref JsonCursor cursor, long receivedTicks);

    /// <summary>Reads one event written as an object.</summary>
    public abstract void ReadObject(ref JsonCursor cursor, long receivedTicks);

    /// <summary>Hands over what has gathered.</summary>
    public abstract void HandOver(IMarketEventSink sink);
}
