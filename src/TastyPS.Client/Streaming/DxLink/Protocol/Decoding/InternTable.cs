using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace TastyPS.Client.Streaming.DxLink.Protocol.Decoding;

/// <summary>
/// Gives the same string for the same bytes, so that a symbol that came before costs no allocation. It holds so many texts and no more: one beyond
/// that empties it, and it fills again with what is still in use.
/// </summary>
internal sealed class InternTable(int capacity)
{
    private const int InitialSize = 256;
    private const int LongestKept = 256;
    private const ulong Multiplier = 0x9E3779B97F4A7C15;

    private int[] _heads = new int[InitialSize];
    private Entry[] _entries = new Entry[InitialSize];
    private int _count;

    /// <summary>Texts held.</summary>
    public int Count => _count;

    /// <summary>The text of these bytes.</summary>
    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.IsEmpty)
            return "";
        var hash = Hash(utf8);
        for (var next = _heads[hash & (_heads.Length - 1)]; next != 0; next = _entries[next - 1].Next)
        {
            ref readonly var entry = ref _entries[next - 1];
            if (entry.Hash == hash && utf8.SequenceEqual(entry.Utf8))
                return entry.Text;
        }

        return Add(utf8.ToArray(), hash);
    }

    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = (ulong)utf8.Length * Multiplier;
        while (utf8.Length >= sizeof(ulong))
        {
            hash = Mix(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(utf8));
            utf8 = utf8[sizeof(ulong)..];
        }

        ulong rest = 0;
        foreach (var octet in utf8)
            rest = (rest << 8) | octet;
        return (int)(Mix(hash ^ rest) >> 32);
    }

    private static ulong Mix(ulong value)
    {
        value *= Multiplier;
        return value ^ (value >> 29);
    }

    private string Add(byte[] utf8, int hash)
    {
        var text = Encoding.UTF8.GetString(utf8);
        if (utf8.Length > LongestKept)
            return text;
        if (_count == capacity)
            Clear();
        else if (_count == _entries.Length)
            Grow();
        ref var head = ref _heads[hash & (_heads.Length - 1)];
        _entries[_count++] = new Entry(hash, head, utf8, text);
        head = _count;
        return text;
    }

    private void Clear()
    {
        Array.Clear(_heads, 0, _heads.Length);
        Array.Clear(_entries, 0, _entries.Length);
        _count = 0;
    }

    private void Grow()
    {
        Array.Resize(ref _entries, _entries.Length * 2);
        _heads = new int[_entries.Length];
        for (var i = 0; i < _count; i++)
        {
            ref var entry = ref _entries[i];
            ref var head = ref _heads[entry.Hash & (_heads.Length - 1)];
            entry = entry with { Next = head };
            head = i + 1;
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Entry(int Hash, int Next, byte[] Utf8, string Text);
}
