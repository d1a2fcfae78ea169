using TastyPS.Client.Http;
using TastyPS.Client.Instruments;
using TastyPS.Client.Tests.Wire;

namespace TastyPS.Client.Tests.Instruments;

public sealed class FutureServiceTests
{
    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Recorded_products_have_their_symbol_code_and_name()
    {
        var transport = new CannedTransport(Samples.Read("future-products-2026-08.json"));

        var products = await new FutureService(transport).GetProductsAsync(None);

        Assert.NotEmpty(products);
        Assert.All(products, product => Assert.Equal("/" + product.Code, product.Symbol));
        Assert.All(products, product => Assert.NotNull(product.Description));
        Assert.Equal([(ApiFamily.Instruments, "instruments/future-products")], transport.Requests);
    }

    [Theory]
    [InlineData("ES")]
    [InlineData("/ES")]
    public async Task The_futures_of_a_product_are_asked_for_by_its_code(string code)
    {
        var transport = new CannedTransport("""{"data":{"items":[{"symbol":"/ESU6","streamer-symbol":"/ESU26:XCME","expiration-date":"2026-09-18","active-month":true},{"product-code":"ES"},7]}}""");

        var futures = await new FutureService(transport).GetFuturesAsync(code, None);

        var future = Assert.Single(futures);
        Assert.Equal(("/ESU6", "/ESU26:XCME", "2026-09-18", true), (future.Symbol, future.StreamerSymbol, future.Expiration!.Value.Date, future.IsActiveMonth));
        Assert.Equal([(ApiFamily.Instruments, "instruments/futures?product-code[]=ES")], transport.Requests);
        Assert.Equal(1, transport.RepliesDisposed);
    }

    [Fact]
    public async Task The_list_says_what_a_point_is_worth_the_step_of_prices_and_what_may_only_be_closed()
    {
        var transport = new CannedTransport("""{"data":{"items":[{"symbol":"/ESU6","notional-multiplier":"50.0","tick-size":"0.25","is-closing-only":true}]}}""");

        var future = Assert.Single(await new FutureService(transport).GetFuturesAsync("ES", None));

        Assert.Equal((50m, 0.25m, true), (future.NotionalMultiplier, future.TickSize, future.IsClosingOnly));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("/")]
    public async Task Without_a_code_nothing_is_asked(string? code)
    {
        var transport = new CannedTransport("");

        await Assert.ThrowsAsync<ArgumentException>(() => new FutureService(transport).GetFuturesAsync(code!, None));
        Assert.Empty(transport.Requests);
    }

    [Fact]
    public async Task A_reply_of_another_shape_names_the_path()
    {
        var failure = await Assert.ThrowsAsync<TastyProtocolException>(() => new FutureService(new CannedTransport("{}")).GetProductsAsync(None));

        Assert.Equal("instruments/future-products", failure.RequestPath);
    }
}
