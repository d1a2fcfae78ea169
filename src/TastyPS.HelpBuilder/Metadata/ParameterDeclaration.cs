namespace TastyPS.HelpBuilder.Metadata;

/// <summary>A parameter as its property declares it.</summary>
/// <param name="Name">The name, without a dash.</param>
/// <param name="TypeName">The short name of the type: <c>String[]</c>; of a nullable type, the type itself.</param>
/// <param name="FullTypeName">The full name of the type.</param>
/// <param name="IsSwitch">Whether it takes no value.</param>
/// <param name="Aliases">Its aliases, in the order of declaration.</param>
/// <param name="AcceptedValues">The values of [ValidateSet] or of the enumeration; empty if any value goes.</param>
/// <param name="SupportsWildcards">Whether [SupportsWildcards] is declared.</param>
/// <param name="Memberships">One entry for each [Parameter] attribute.</param>
internal sealed record ParameterDeclaration(
    string Name,
    string TypeName,
    string FullTypeName,
    bool IsSwitch,
    IReadOnlyList<string> Aliases,
    IReadOnlyList<string> AcceptedValues,
    bool SupportsWildcards,
    IReadOnlyList<ParameterMembership> Memberships)
{
    /// <summary>What the parameter is in a parameter set, or null if it is not in it.</summary>
    public ParameterMembership? In(string parameterSet) =>
        Memberships.FirstOrDefault(one => string.Equals(one.ParameterSet, parameterSet, StringComparison.OrdinalIgnoreCase))
        ?? Memberships.FirstOrDefault(one => one.ParameterSet == ParameterMembership.AllSets);
}
