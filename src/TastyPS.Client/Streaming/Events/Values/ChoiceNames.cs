using System.Text;

namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>The names of an enumeration on the wire, in the order of its values from 0.</summary>
internal sealed class ChoiceNames(params string[] names)
{
    private readonly byte[][] _names = [.. names.Select(Encoding.ASCII.GetBytes)];

    /// <summary>The value of a name; 0 if there is no such name.</summary>
    public int Find(ReadOnlySpan<byte> name)
    {
        for (var value = 1; value < _names.Length; value++)
        {
            if (name.SequenceEqual(_names[value]))
                return value;
        }

        return 0;
    }
}
