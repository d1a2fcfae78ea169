namespace TastyPS.Module.Tests.Sessions;

/// <summary>Connections and simulators belong to the process, so the tests that make some run one after another.</summary>
[CollectionDefinition(Name)]
public sealed class OneAtATime
{
    /// <summary>The collection's name.</summary>
    public const string Name = "module";
}
