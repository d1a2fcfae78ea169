namespace TastyPS.Client.Tests.OptionChains.Snapshot;

/// <summary>Tests whose clock waits until nobody in the process works, and which therefore run while no other does.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class Alone
{
    /// <summary>The collection's name.</summary>
    public const string Name = "alone";
}
