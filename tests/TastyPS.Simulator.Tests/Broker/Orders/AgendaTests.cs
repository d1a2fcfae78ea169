using TastyPS.Simulator.Broker.Orders;

namespace TastyPS.Simulator.Tests.Broker.Orders;

public class AgendaTests
{
    [Fact]
    public void What_was_struck_out_is_neither_done_nor_due()
    {
        var agenda = new Agenda();
        var done = new List<string>();
        var first = agenda.Add(1, () => done.Add("first"));
        agenda.Add(1, () => done.Add("second"));

        agenda.Remove(first);

        Assert.True(agenda.TryDoNext(1));
        agenda.Remove(first);
        Assert.Equal((true, long.MaxValue), (agenda.IsEmpty, agenda.NextDue));
        Assert.Equal(["second"], done);
    }
}
