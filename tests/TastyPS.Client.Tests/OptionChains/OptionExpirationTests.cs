using TastyPS.Client.OptionChains;
using static TastyPS.Client.Tests.OptionChains.Listed;

namespace TastyPS.Client.Tests.OptionChains;

public sealed class OptionExpirationTests
{
    [Fact]
    public void An_expiration_sums_its_series_up()
    {
        var series = Series("SPXW", "2026-06-18", 6, "Regular", "PM", strikes: [22.5m, 5800, 12000]);
        series.ExpiresAt = new DateTimeOffset(2026, 6, 18, 16, 0, 0, TimeSpan.FromHours(-4));

        var expiration = new OptionExpiration(series);

        Assert.Equal(("SPX", "SPXW", "2026-06-18", 6), (expiration.Underlying, expiration.Root, expiration.Expiration.Date, expiration.DaysToExpiration!.Value));
        Assert.Equal(("Regular", "PM", "Standard", 100), (expiration.ExpirationType, expiration.SettlementType, expiration.ChainType, expiration.Multiplier!.Value));
        Assert.Equal(series.ExpiresAt, expiration.ExpiresAt);
        Assert.Equal((6, 22.5m, 12000m), (expiration.Contracts, expiration.MinStrike!.Value, expiration.MaxStrike!.Value));
        Assert.Equal("SPXW 2026-06-18 PM", expiration.ToString());
    }

    [Fact]
    public void An_expiration_without_contracts_has_no_strikes()
    {
        var expiration = new OptionExpiration(Series("SPX", "2026-06-18", days: null, settlement: null));

        Assert.Equal(0, expiration.Contracts);
        Assert.Null(expiration.MinStrike);
        Assert.Null(expiration.MaxStrike);
        Assert.Null(expiration.DaysToExpiration);
        Assert.Equal("SPX 2026-06-18", expiration.ToString());
    }
}
