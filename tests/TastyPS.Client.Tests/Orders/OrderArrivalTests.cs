using TastyPS.Client.Orders;
using TastyPS.Client.Tests.Http;
using static TastyPS.Client.Tests.Http.ScriptedServer;

namespace TastyPS.Client.Tests.Orders;

/// <summary>An order on its way to the venue can neither be changed nor cancelled, so whoever wants to waits for its arrival.</summary>
public sealed class OrderArrivalTests : IDisposable
{
    private const string Fixed = ",\"cancellable\":false,\"editable\":false";

    private readonly OrderRig _rig = new();

    public void Dispose() => _rig.Dispose();

    [Theory]
    [InlineData("Routed")]
    [InlineData("In Flight")]
    public async Task It_is_read_again_until_it_is_at_the_venue(string status)
    {
        _rig.Server.Answers(Reply(status, Fixed), Reply(status, Fixed), Reply("Live"));

        Assert.Equal("Live", (await ArrivedAsync()).StatusText);
        Assert.Equal(3, _rig.Looks.Count);
        Assert.True(_rig.Clock.Elapsed > TimeSpan.Zero);
    }

    [Theory]
    [InlineData("Live", Fixed)]
    [InlineData("Filled", Fixed)]
    [InlineData("Routed", ",\"cancellable\":true,\"editable\":true")]
    [InlineData("Routed", "")]
    public async Task What_is_not_said_to_be_on_its_way_is_given_at_once(string status, string flags)
    {
        _rig.Server.Answers(Reply(status, flags));

        Assert.Equal(status, (await ArrivedAsync()).StatusText);
        Assert.Single(_rig.Looks);
        Assert.Equal(TimeSpan.Zero, _rig.Clock.Elapsed);
    }

    [Fact]
    public async Task One_that_does_not_arrive_is_given_as_it_is_after_some_seconds()
    {
        _rig.Server.Answers(Reply("Routed", Fixed));

        Assert.Equal("Routed", (await ArrivedAsync()).StatusText);
        Assert.InRange(_rig.Clock.Elapsed, TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(7));
    }

    private static Answer Reply(string status, string flags = "") => JsonReply(200, Sample.Envelope(Sample.Order(17, status, more: flags)));

    private Task<Order> ArrivedAsync() => _rig.RunAsync(_rig.Orders.GetArrivedAsync(Sample.Account, 17, TestContext.Current.CancellationToken));
}
