namespace TastyPS.HelpBuilder.Pages;

/// <summary>What a page says of a parameter.</summary>
/// <param name="Name">The name, without a dash.</param>
/// <param name="Paragraphs">The prose.</param>
/// <param name="DefaultValue">The rest of the sentence that begins with <c>Default</c>, or null.</param>
internal sealed record ParameterText(string Name, IReadOnlyList<string> Paragraphs, string? DefaultValue);
