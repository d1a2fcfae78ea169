using System.Management.Automation;
using TastyPS.Client.Orders.Confirming;
using TastyPS.Errors;

namespace TastyPS.Ordering;

/// <summary>Asks before something moves an order or what orders are held to, in a way that a session without a user understands.</summary>
internal static class OrderAsking
{
    /// <summary>Asks once whether to do it, or tells what would be done. What the orders themselves are warned of is told once more if it is to be done.</summary>
    /// <exception cref="TastyCommandException">Nobody can be asked. Nothing was sent.</exception>
    public static bool Ask(Cmdlet command, OrderQuestion question)
    {
        if (!Ask(command, question.Description, question.Question, question.Caption))
            return false;

        Warn(command, question);
        return true;
    }

    /// <summary>Tells what the orders themselves are warned of. A script is not asked, and whoever reads what it said is to see it too.</summary>
    public static void Warn(Cmdlet command, OrderQuestion question)
    {
        foreach (var warning in question.Warnings)
            command.WriteWarning($"{warning}. ({WarningIds.OrderWarning})");
    }

    /// <summary>Asks once whether to do it, or tells what would be done.</summary>
    /// <exception cref="TastyCommandException">Nobody can be asked. Nothing was sent.</exception>
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
