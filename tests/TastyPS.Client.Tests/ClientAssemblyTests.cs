namespace TastyPS.Client.Tests;

public class ClientAssemblyTests
{
    [Fact]
    public void The_client_knows_no_PowerShell_and_no_simulator()
    {
        var references = typeof(TastyClient).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!).ToList();

        Assert.DoesNotContain(references, name => name.Contains("Automation", StringComparison.OrdinalIgnoreCase) || name.Contains("PowerShell", StringComparison.OrdinalIgnoreCase));
        Assert.Equal(["TastyPS.Analytics"], references.Where(name => name.StartsWith("TastyPS", StringComparison.Ordinal)));
    }
}
