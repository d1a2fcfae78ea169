namespace TastyPS.HelpBuilder.Metadata;

/// <summary>A cmdlet as its class declares it.</summary>
/// <param name="Verb">The verb of the name.</param>
/// <param name="Noun">The noun of the name.</param>
/// <param name="DefaultParameterSet">The default parameter set, or null.</param>
/// <param name="SupportsShouldProcess">Whether it has -WhatIf and -Confirm.</param>
/// <param name="Parameters">Its own visible parameters, by name.</param>
/// <param name="OutputTypes">The types of [OutputType], by full name.</param>
internal sealed record CmdletDeclaration(
    string Verb,
    string Noun,
    string? DefaultParameterSet,
    bool SupportsShouldProcess,
    IReadOnlyList<ParameterDeclaration> Parameters,
    IReadOnlyList<string> OutputTypes)
{
    /// <summary>Verb-Noun.</summary>
    public string Name => $"{Verb}-{Noun}";

    /// <summary>The parameter sets, the default one first. A cmdlet that names none has one.</summary>
    public IReadOnlyList<string> ParameterSets
    {
        get
        {
            var named = Parameters
                .SelectMany(parameter => parameter.Memberships)
                .Select(membership => membership.ParameterSet)
                .Where(name => name != ParameterMembership.AllSets)
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Order(StringComparer.Ordinal)
                .OrderByDescending(name => string.Equals(name, DefaultParameterSet, StringComparison.OrdinalIgnoreCase))
                .ToList();
            return named.Count == 0 ? [ParameterMembership.AllSets] : named;
        }
    }
}
