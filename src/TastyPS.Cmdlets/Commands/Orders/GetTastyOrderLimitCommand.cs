using System.Management.Automation;
using TastyPS.Abstractions;
using TastyPS.Client.Orders.Limits;

namespace TastyPS.Commands.Orders;

/// <summary>Gives the caps that the orders of a connection are held to.</summary>
[Cmdlet(VerbsCommon.Get, "TastyOrderLimit")]
[OutputType(typeof(OrderLimits))]
public sealed class GetTastyOrderLimitCommand : ConnectedCommand
{
    /// <inheritdoc/>
    protected override void ProcessRecord()
    {
        try
        {
            WriteObject(Tasty.Client.OrderLimits.Read());
        }
        catch (OrderLimitsFileException e)
        {
            ThrowFailure(e, Tasty);
        }
    }
}
