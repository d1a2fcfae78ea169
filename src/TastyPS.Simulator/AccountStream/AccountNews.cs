using TastyPS.Simulator.Broker;
using TastyPS.Simulator.Broker.Orders;
using TastyPS.Simulator.Rest.Families;
using TastyPS.Simulator.Rest.Families.Orders;

namespace TastyPS.Simulator.AccountStream;

/// <summary>Tells the account streamer what changes in the accounts; the objects are those of the REST replies.</summary>
internal sealed class AccountNews(Brokerage brokerage, AccountStreamServer stream)
{
    public void Follow() => brokerage.Desk.Changed += Tell;

    private void Tell(AccountChange change)
    {
        var number = change.AccountNumber;
        switch (change)
        {
            case OrderChanged { Order: var order }:
                stream.Publish(NotificationTypes.Order, number, writer => OrderWriter.Write(writer, order));
                break;
            case ComplexOrderChanged { Order: var complex }:
                stream.Publish(NotificationTypes.ComplexOrder, number, writer => ComplexOrderWriter.Write(writer, complex));
                break;
            case BalanceChanged when brokerage.TryFind(number, out var account, out var portfolio):
                stream.Publish(NotificationTypes.AccountBalance, number, writer => BalanceWriter.Write(writer, new Balance(account, portfolio)));
                break;
            case PositionChanged { Position: var position } when brokerage.TryFind(number, out var account, out _):
                stream.Publish(NotificationTypes.CurrentPosition, number, writer => PositionWriter.Write(writer, account, position, includeMark: false));
                break;
        }
    }
}
