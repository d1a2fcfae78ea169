using TastyPS.Client.Orders.Submission;

namespace TastyPS.Client.Tests.Orders;

/// <summary>Which routes of orders can be sent as somebody wrote them.</summary>
public sealed class RawOrderRouteTests
{
    [Theory]
    [InlineData("POST", "/accounts/5WT00001/orders", "Place", 0)]
    [InlineData("POST", "accounts/5WT00001/complex-orders", "PlaceComplex", 0)]
    [InlineData("POST", "accounts/5WT00001/orders/dry-run", "Preview", 0)]
    [InlineData("POST", "accounts/5WT00001/orders/17/dry-run", "Preview", 17)]
    [InlineData("POST", "accounts/5WT00001/complex-orders/dry-run", "Preview", 0)]
    [InlineData("PUT", "accounts/5WT00001/orders/17", "Replace", 17)]
    [InlineData("PATCH", "accounts/5WT00001/orders/17", "Edit", 17)]
    [InlineData("DELETE", "accounts/5WT00001/orders/17", "Cancel", 17)]
    [InlineData("DELETE", "accounts/5WT00001/complex-orders/17", "CancelComplex", 17)]
    public void A_route_as_it_is_documented_is_known(string method, string path, string action, long id)
    {
        var route = RawOrderRoute.Parse(new HttpMethod(method), path);

        Assert.Equal((action, "5WT00001", id), (route.Action.ToString(), route.AccountNumber, route.Id));
    }

    [Theory]
    [InlineData("POST", "accounts/5WT00001/orders/")]
    [InlineData("POST", "accounts/5WT00001/orders?x=1")]
    [InlineData("POST", "accounts/5WT00001/%6Frders")]
    [InlineData("POST", "accounts/5WT00001%2Forders")]
    [InlineData("POST", "accounts/../orders")]
    [InlineData("POST", "accounts/\uFF15WT00001/orders")]
    [InlineData("POST", "Accounts/5WT00001/orders")]
    [InlineData("POST", "accounts/5WT00001/orders/17/reconfirm")]
    [InlineData("PATCH", "accounts/5WT00001/complex-orders/17")]
    [InlineData("DELETE", "accounts/5WT00001/orders")]
    [InlineData("DELETE", "accounts/5WT00001/orders/-1")]
    [InlineData("PUT", "accounts/5WT00001/orders/17/18")]
    public void Any_other_is_refused(string method, string path) => Assert.Throws<ArgumentException>(() => RawOrderRoute.Parse(new HttpMethod(method), path));
}
