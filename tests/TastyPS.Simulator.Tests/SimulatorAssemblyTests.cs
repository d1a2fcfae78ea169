namespace TastyPS.Simulator.Tests;

public class SimulatorAssemblyTests
{
    [Fact]
    public void The_simulator_shares_nothing_with_the_client_but_the_wire()
    {
        var references = typeof(TastySimulator).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!);

        Assert.Equal(["TastyPS.Analytics"], references.Where(name => name.StartsWith("TastyPS", StringComparison.Ordinal)));
    }
}
