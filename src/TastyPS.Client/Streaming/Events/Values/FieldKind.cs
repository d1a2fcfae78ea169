namespace TastyPS.Client.Streaming.Events.Values;

/// <summary>How the value of a field is written on the wire.</summary>
internal enum FieldKind
{
    /// <summary>Any value, which nobody wants.</summary>
    Skipped,

    /// <summary>The symbol of the event.</summary>
    Symbol,

    /// <summary>A floating-point number, or the text of one that JSON cannot write.</summary>
    Number,

    /// <summary>A whole number of up to 64 bits.</summary>
    Integer,

    /// <summary>Text or null.</summary>
    Text,

    /// <summary>Text of one character, or none.</summary>
    Character,

    /// <summary>True or false.</summary>
    Flag,

    /// <summary>A name of an enumeration.</summary>
    Choice,

    /// <summary>A value of any shape, kept as its text.</summary>
    Json,
}
