using System.Management.Automation;

namespace TastyPS.Errors;

/// <summary>A failure that a cmdlet itself finds, with all that its error record needs.</summary>
public sealed class TastyCommandException : Exception
{
    internal TastyCommandException(string message, string errorId = ErrorIds.Unexpected, ErrorCategory category = ErrorCategory.NotSpecified, string recommendation = "", Exception? cause = null)
        : base(message, cause)
    {
        ErrorId = errorId;
        Category = category;
        Recommendation = recommendation;
    }

    internal string ErrorId { get; }

    internal ErrorCategory Category { get; }

    internal string Recommendation { get; }
}
