using System.Globalization;
using TastyPS.Simulator.Market;

namespace TastyPS.Simulator.Tests.Market;

public class ExpirationTypesTests
{
    [Theory]
    [InlineData("AAPL", "2026-06-12", "Weekly")] // recorded
    [InlineData("AAPL", "2026-06-18", "Regular")] // recorded: the third Friday is Juneteenth
    [InlineData("SPX", "2026-11-20", "Regular")]
    [InlineData("SPX", "2026-11-30", "End-Of-Month")]
    [InlineData("SPX", "2026-12-31", "Quarterly")]
    [InlineData("SPX", "2026-05-29", "End-Of-Month")] // a Friday, the last trading day of May
    [InlineData("SPX", "2026-11-27", "Weekly")]
    [InlineData("VIX", "2024-03-20", "Regular")]
    [InlineData("VIX", "2025-03-18", "Regular")] // a Tuesday, for 30 days later is Good Friday
    [InlineData("VIX", "2024-03-15", "Weekly")]
    public void The_calendar_tells_the_type(string underlying, string expiration, string expected) =>
        Assert.Equal(expected, ExpirationTypes.Of(underlying, DateTime.ParseExact(expiration, "yyyy-MM-dd", CultureInfo.InvariantCulture)));
}
