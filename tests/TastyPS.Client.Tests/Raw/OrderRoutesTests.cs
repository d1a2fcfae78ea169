using TastyPS.Client.Http;

namespace TastyPS.Client.Tests.Raw;

public sealed class OrderRoutesTests
{
    [Theory]
    [InlineData("POST", "accounts/5WT00001/orders")]
    [InlineData("POST", "/accounts/5WT00001/orders/dry-run")]
    [InlineData("PUT", "accounts/5WT00001/orders/17")]
    [InlineData("PATCH", "accounts/5WT00001/orders/17")]
    [InlineData("DELETE", "accounts/5WT00001/orders/17")]
    [InlineData("POST", "accounts/5WT00001/orders/17/reconfirm")]
    [InlineData("POST", "accounts/5WT00001/complex-orders")]
    [InlineData("DELETE", "accounts/5WT00001/complex-orders/17?x=1")]
    public void Every_mutating_order_route_of_the_reference_is_one(string method, string path) => Assert.True(OrderRoutes.IsOrderRoute(method, path));

    [Theory]
    [InlineData("post", "accounts/5WT00001/orders")]
    [InlineData("POST", "ACCOUNTS/5WT00001/Orders")]
    [InlineData("POST", "accounts/5WT00001/%6Frders")]
    [InlineData("POST", "accounts/5WT00001/%256Frders")]
    [InlineData("POST", "accounts/5WT00001%2Forders")]
    [InlineData("POST", "accounts\\5WT00001\\orders")]
    [InlineData("POST", "accounts/5WT00001/x/../orders")]
    [InlineData("POST", "accounts//5WT00001//orders//")]
    [InlineData("POST", "accounts/5WT00001/orders;v=1")]
    [InlineData("POST", "accounts/5WT00001/orders%20")]
    [InlineData("POST", "accounts/5WT00001/orders#x")]
    [InlineData("POST", "accounts/5WT00001/orders%00")]
    [InlineData("POST", "accounts/5WT00001/or\tders")]
    [InlineData("POST", "accounts/5WT00001/orders%E2%80%8B")]
    [InlineData("POST", "accounts/5WT00001/\uFF4Frders")]
    [InlineData("POST", "accounts/5WT00001/%EF%BD%8Frders")]
    [InlineData("POST", "accounts/5WT00001/complex\uFF0Dorders")]
    [InlineData("POST", "accounts/5WT00001/orders\uD800")]
    public void No_spelling_hides_one(string method, string path) => Assert.True(OrderRoutes.IsOrderRoute(method, path));

    [Theory]
    [InlineData("GET", "accounts/5WT00001/orders/live")]
    [InlineData("POST", "margin/accounts/5WT00001/dry-run")]
    [InlineData("POST", "watchlists")]
    [InlineData("DELETE", "quote-alerts/orders-of-mine")]
    public void Readings_and_other_routes_are_none(string method, string path) => Assert.False(OrderRoutes.IsOrderRoute(method, path));
}
