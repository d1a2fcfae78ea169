using System.Globalization;

namespace TastyPS.Simulator.Market.ChainFile;

/// <summary>A file is no complete Cboe quote table. Nothing of it was loaded.</summary>
public sealed class ChainFileException : Exception
{
    /// <summary>Makes an exception without detail.</summary>
    public ChainFileException()
        : this("The file is no Cboe quote table.")
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    public ChainFileException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and its cause.</summary>
    public ChainFileException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Makes an exception that names the line at fault.</summary>
    /// <param name="lineNumber">The line, counted from 1.</param>
    /// <param name="message">What was expected and what was found.</param>
    /// <param name="innerException">The cause, if another exception was it.</param>
    public ChainFileException(int lineNumber, string message, Exception? innerException = null)
        : base(string.Format(CultureInfo.InvariantCulture, "Line {0}: {1}", lineNumber, message), innerException) =>
        LineNumber = lineNumber;

    /// <summary>The line at fault, counted from 1; null if the file as a whole is.</summary>
    public int? LineNumber { get; }
}
