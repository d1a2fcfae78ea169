using TastyPS.Client.Http;
using TastyPS.Client.OptionChains;
using TastyPS.Client.Tests.Wire;

namespace TastyPS.Client.Tests.OptionChains;

public sealed class OptionChainServiceTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("SPX", "option-chains/SPX/nested")]
    [InlineData("BRK/B", "option-chains/BRK%2FB/nested")]
    public async Task The_symbol_is_encoded_into_the_path(string underlying, string path)
    {
        var transport = new CannedTransport("""{"data":{"items":[]}}""");

        await new OptionChainService(transport).GetNestedAsync(underlying, None);

        Assert.Equal([(ApiFamily.OptionChains, path)], transport.Requests);
        Assert.Equal(1, transport.RepliesDisposed);
    }

    [Fact]
    public async Task An_unknown_underlying_stays_the_error_of_the_transport()
    {
        var transport = new CannedTransport("") { Failure = new TastyNotFoundException("no such symbol") };

        await Assert.ThrowsAsync<TastyNotFoundException>(() => new OptionChainService(transport).OpenNestedAsync("NOPE", None));
    }

    [Fact]
    public async Task A_broken_body_names_the_path_and_lets_go_of_the_reply()
    {
        var transport = new CannedTransport("""{"data":{"items":[{"root""");

        var error = await Assert.ThrowsAsync<TastyProtocolException>(() => new OptionChainService(transport).GetNestedAsync("BRK/B", None));

        Assert.Equal("option-chains/BRK%2FB/nested", error.RequestPath);
        Assert.Contains("option-chains/BRK%2FB/nested", error.Message, StringComparison.Ordinal);
        Assert.Equal(1, transport.RepliesDisposed);
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    public async Task Without_a_symbol_nothing_is_asked(string underlying)
    {
        var transport = new CannedTransport("");

        await Assert.ThrowsAsync<ArgumentException>(() => new OptionChainService(transport).OpenNestedAsync(underlying, None));
        Assert.Empty(transport.Requests);
    }
}
