using System.Text;

namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>Puts a value where the event keeps it.</summary>
internal delegate void FieldSetter<TValues, in T>(ref TValues values, T value);

/// <summary>One field of an event: its name on the wire, how it is written there, and where it goes.</summary>
internal sealed class EventField<TValues>
{
    private EventField(string name, FieldKind kind, bool isOptional = false)
    {
        Name = name;
        Utf8Name = Encoding.ASCII.GetBytes(name);
        Kind = kind;
        IsOptional = isOptional;
    }

    public string Name { get; }

    public byte[] Utf8Name { get; }

    public FieldKind Kind { get; }

    /// <summary>True for a field that not every server knows: it is read where it comes, and not asked for.</summary>
    public bool IsOptional { get; }

    public FieldSetter<TValues, double>? SetNumber { get; private init; }

    /// <summary>Takes whole numbers and the value of an enumeration.</summary>
    public FieldSetter<TValues, long>? SetInteger { get; private init; }

    public FieldSetter<TValues, string?>? SetText { get; private init; }

    public FieldSetter<TValues, char>? SetCharacter { get; private init; }

    public FieldSetter<TValues, bool?>? SetFlag { get; private init; }

    public ChoiceNames? Choices { get; private init; }

    public static EventField<TValues> Skipped(string name) => new(name, FieldKind.Skipped);

    public static EventField<TValues> ForSymbol(string name) => new(name, FieldKind.Symbol);

    public static EventField<TValues> Number(string name, FieldSetter<TValues, double> set, bool isOptional = false) =>
        new(name, FieldKind.Number, isOptional) { SetNumber = set };

    public static EventField<TValues> Integer(string name, FieldSetter<TValues, long> set, bool isOptional = false) =>
        new(name, FieldKind.Integer, isOptional) { SetInteger = set };

    public static EventField<TValues> Text(string name, FieldSetter<TValues, string?> set) => new(name, FieldKind.Text) { SetText = set };

    public static EventField<TValues> Json(string name, FieldSetter<TValues, string?> set) => new(name, FieldKind.Json) { SetText = set };

    public static EventField<TValues> Character(string name, FieldSetter<TValues, char> set) => new(name, FieldKind.Character) { SetCharacter = set };

    public static EventField<TValues> Flag(string name, FieldSetter<TValues, bool?> set) => new(name, FieldKind.Flag) { SetFlag = set };

    public static EventField<TValues> Choice(string name, ChoiceNames choices, FieldSetter<TValues, long> set) =>
        new(name, FieldKind.Choice) { Choices = choices, SetInteger = set };
}
