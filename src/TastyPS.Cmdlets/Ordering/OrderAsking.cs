using System.Management.Automation;
using TastyPS.Client.Orders.Confirming;
using TastyPS.Errors;

namespace TastyPS.Ordering;

/// <summary>Asks before something moves an order or what orders are held to, in a way that a session without a user understands.</summary>
internal static class OrderAsking
{
    /// <summary>Asks once whether to do it, or tells what would be done.</summary>
    /// <exception cref="TastyCommandException">Nobody can be asked. Nothing was sent.</exception>
    public static bool Ask(Cmdlet command, OrderQuestion question) => Ask(command, question.Description, question.Question, question.Caption);

    /// <inheritdoc cref="Ask(Cmdlet, OrderQuestion)"/>
    public static bool Ask(Cmdlet command, string description, string question, string caption, string nothing = "nothing was sent")
    {
        try
        {
            return command.ShouldProcess(description, question, caption);
        }
        catch (Exception e) when (AbsentUser.Explains(e))
        {
            throw new TastyCommandException(
                $"Nobody could be asked, so {nothing}. {description}", ErrorIds.OrderNotConfirmed, ErrorCategory.InvalidOperation, "Run the command in a window, or give -Confirm:$false in a script that nobody watches.", e);
        }
    }
}
