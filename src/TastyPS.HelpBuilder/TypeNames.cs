namespace TastyPS.HelpBuilder;

/// <summary>Names of types as help writes them.</summary>
internal static class TypeNames
{
    /// <summary>A full name without namespace and enclosing types.</summary>
    public static string Short(string fullName) => fullName[(fullName.LastIndexOfAny(['.', '+']) + 1)..];
}
