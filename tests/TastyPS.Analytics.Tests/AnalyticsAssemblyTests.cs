using TastyPS.Analytics.Pricing;

namespace TastyPS.Analytics.Tests;

public class AnalyticsAssemblyTests
{
    [Fact]
    public void Analytics_knows_nothing_but_the_framework()
    {
        var references = typeof(BlackScholesMerton).Assembly.GetReferencedAssemblies().Select(reference => reference.Name);

        Assert.Equal(["netstandard"], references);
    }
}
