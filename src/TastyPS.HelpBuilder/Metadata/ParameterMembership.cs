namespace TastyPS.HelpBuilder.Metadata;

/// <summary>What a parameter is in one parameter set.</summary>
/// <param name="ParameterSet">The set's name, or <see cref="AllSets"/>.</param>
/// <param name="IsMandatory">Whether it must be given.</param>
/// <param name="Position">Its position, or null if it goes by name only.</param>
/// <param name="TakesPipelineValue">Whether whole objects of the pipeline bind to it.</param>
/// <param name="TakesPipelineProperty">Whether properties of objects of the pipeline bind to it.</param>
/// <param name="TakesRemainingArguments">Whether it takes what is left over.</param>
internal sealed record ParameterMembership(
    string ParameterSet,
    bool IsMandatory,
    int? Position,
    bool TakesPipelineValue,
    bool TakesPipelineProperty,
    bool TakesRemainingArguments)
{
    /// <summary>The name that stands for every parameter set.</summary>
    public const string AllSets = "__AllParameterSets";
}
