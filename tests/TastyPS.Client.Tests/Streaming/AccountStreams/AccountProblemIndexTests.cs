using System.Globalization;
using System.Reflection;

namespace TastyPS.Client.Tests.Streaming.AccountStreams;

/// <summary>No number of the list of known problems is forgotten.</summary>
public class AccountProblemIndexTests
{
    private const int Last = 17;

    [Fact]
    public void Each_problem_from_B01_to_B17_has_a_test_of_its_number()
    {
        var numbers = typeof(AccountProblemIndexTests).Assembly.GetTypes()
            .Where(type => type.Namespace == typeof(AccountProblemIndexTests).Namespace)
            .SelectMany(type => type.GetMethods())
            .Where(method => method.GetCustomAttribute<FactAttribute>() is not null && method.Name is ['B', >= '0' and <= '9', >= '0' and <= '9', '_', ..])
            .Select(method => int.Parse(method.Name.AsSpan(1, 2), NumberStyles.None, CultureInfo.InvariantCulture))
            .Distinct();

        Assert.Equal(Enumerable.Range(1, Last), numbers.Order());
    }
}
