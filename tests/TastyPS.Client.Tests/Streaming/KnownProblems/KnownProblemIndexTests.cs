using System.Globalization;
using System.Reflection;

namespace TastyPS.Client.Tests.Streaming.KnownProblems;

/// <summary>No number of the list of known problems is forgotten.</summary>
public class KnownProblemIndexTests
{
    private const int Last = 35;

    [Fact]
    public void Each_problem_from_A01_to_A35_has_a_test_of_its_number()
    {
        var numbers = typeof(KnownProblemIndexTests).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(KnownProblemIndexTests).Namespace)
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null && method.Name is ['A', >= '0' and <= '9', >= '0' and <= '9', '_', ..])
            .Select(method => int.Parse(method.Name.AsSpan(1, 2), NumberStyles.None, CultureInfo.InvariantCulture))
            .Distinct();

        Assert.Equal(Enumerable.Range(1, Last), numbers.Order());
    }
}
