using TastyPS.Client.Orders.Limits;

namespace TastyPS.Client.Tests.Orders.Limits;

public sealed class OrderLimitsTests
{
    private static readonly OrderLimits Some = new() { MaxNotional = 5000m, MaxQuantity = 10m, AllowedSymbols = ["SPY", "QQQ"], AllowedAccounts = ["5WT00001"] };

    public static TheoryData<OrderLimits> Looser => new()
    {
        Some with { MaxNotional = 5000.01m },
        Some with { MaxNotional = null },
        Some with { MaxQuantity = 11m },
        Some with { AllowedSymbols = ["SPY", "AAPL"] },
        Some with { AllowedSymbols = [] },
        Some with { AllowedAccounts = [] },
        Some with { IsOff = true, MaxQuantity = null },
    };

    public static TheoryData<OrderLimits> NoLooser => new()
    {
        Some,
        Some with { MaxNotional = 4999m },
        Some with { IsOff = true },
        Some with { AllowedSymbols = ["spy"] },
    };

    [Theory]
    [MemberData(nameof(Looser))]
    public void Whatever_allows_one_order_more_is_looser(OrderLimits limits) => Assert.True(limits.IsLooserThan(Some));

    [Theory]
    [MemberData(nameof(NoLooser))]
    public void The_same_and_less_is_not(OrderLimits limits) => Assert.False(limits.IsLooserThan(Some));

    [Fact]
    public void Leaving_the_kill_switch_is_looser() => Assert.True(Some.IsLooserThan(Some with { IsOff = true }));

    [Fact]
    public void A_first_cap_is_no_loosening() => Assert.False(Some.IsLooserThan(new OrderLimits()));

    [Fact]
    public void They_are_told_in_words()
    {
        Assert.Equal("no caps", new OrderLimits().ToString());
        Assert.Equal("no orders at all; notional at most 5000; quantity at most 10; symbols SPY, QQQ; accounts 5WT00001", (Some with { IsOff = true }).ToString());
    }
}
