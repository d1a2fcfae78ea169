using System.Text;

namespace TastyPS.Simulator.Faults;

/// <summary>
/// What is going to go wrong. Thread-safe. Each request meets at most one fault: the first one in the order of adding that matches its path
/// and is not used up; faults behind that one do not count the request.
/// </summary>
public sealed class FaultPlan
{
    private readonly FaultRegister<Fault> _register = new();

    /// <summary>How many requests have met a fault.</summary>
    public int Hits => _register.Hits;

    /// <summary>How many faults are still to come or in force.</summary>
    public int Count => _register.Count;

    /// <summary>Adds a fault behind the others.</summary>
    /// <exception cref="ArgumentException">A value of the fault makes no sense.</exception>
    public void Add(Fault fault) => _register.Add(fault);

    /// <summary>Removes all faults.</summary>
    public void Clear() => _register.Clear();

    internal Fault? Take(string path, string method = "GET", byte[]? body = null)
    {
        var text = new Lazy<string>(() => Encoding.UTF8.GetString(body ?? []));
        return _register.Take(fault => fault.Matches(path, method, text));
    }
}
