using TastyPS.Client.Orders;
using TastyPS.Client.Orders.Limits;

namespace TastyPS.Client.Tests.Json;

/// <summary>Lists that say what they hold.</summary>
public sealed class ReadableListTests
{
    // As [TastyPS.Client.Orders.OrderRequest]@{ Legs = $null } gives it.
    [Fact]
    public void No_list_is_an_empty_one()
    {
        Assert.Empty(new OrderRequest { Legs = null! }.Legs);
        Assert.Empty(new ComplexOrderRequest { Orders = null! }.Orders);
        Assert.Empty(new OrderLimits { AllowedSymbols = null! }.AllowedSymbols);
    }

    [Fact]
    public void A_list_says_what_it_holds() => Assert.Equal("SPY; F", $"{new OrderLimits { AllowedSymbols = ["SPY", "F"] }.AllowedSymbols}");
}
