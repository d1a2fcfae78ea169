using System.Collections;
using System.Management.Automation;

namespace TastyPS.Abstractions;

/// <summary>
/// Takes one word of a list, as an action or a time in force. PowerShell itself makes one of several, by joining their numbers: of BuyToOpen, SellToOpen
/// it would sell, and of BuyToClose, SellToOpen it would close.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SingleWordAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) => Of(inputData);

    /// <summary>The word.</summary>
    /// <exception cref="ArgumentTransformationMetadataException">There are several.</exception>
    internal static object? Of(object? given) => (given is PSObject wrapped ? wrapped.BaseObject : given) switch
    {
        string text when text.Contains(",") => throw Several(text),
        IEnumerable list and not string => list.Cast<object?>().ToList() switch
        {
            [var only] => Of(only),
            [] => given,
            var several => throw Several(string.Join(", ", several)),
        },
        _ => given,
    };

    private static ArgumentTransformationMetadataException Several(string given) => new($"'{given}' is more than one. Give one.");
}
