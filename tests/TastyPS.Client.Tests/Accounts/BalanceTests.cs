using System.Globalization;
using System.Reflection;
using System.Text.Json;
using TastyPS.Client.Accounts;
using TastyPS.Client.Http;
using TastyPS.Client.Tests.Wire;

namespace TastyPS.Client.Tests.Accounts;

public sealed class BalanceTests
{
    private const string Usd = """{"account-number":"5WT00001","currency":"USD","cash-balance":"100000.25","net-liquidating-value":"123456.78"}""";

    private static CancellationToken None => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("""{"data":{"items":[""" + Usd + "]}}")]
    [InlineData("""{"data":""" + Usd + ""","context":"/accounts/5WT00001/balances"}""")]
    [InlineData("""{"items":[""" + Usd + "]}")]
    [InlineData(Usd)]
    public async Task A_list_and_the_bare_balance_of_old_mean_the_same(string body)
    {
        var transport = new CannedTransport(body);

        var balance = Assert.Single(await Book.Over(transport).GetBalancesAsync(Book.Number, None));

        Assert.Equal((ApiFamily.Accounts, "accounts/5WT00001/balances"), Assert.Single(transport.Requests));
        Assert.Equal(("5WT00001", "USD", 100000.25m, 123456.78m), (balance.AccountNumber, balance.Currency, balance.CashBalance, balance.NetLiquidatingValue));
    }

    [Fact]
    public async Task One_currency_has_a_route_of_its_own()
    {
        var transport = new CannedTransport("""{"data":""" + Usd + "}");

        var balance = await Book.Over(transport).GetBalanceAsync(Book.Number, "USD", None);

        Assert.Equal("accounts/5WT00001/balances/USD", Assert.Single(transport.Requests).PathAndQuery);
        Assert.Equal(100000.25m, balance.CashBalance);
    }

    [Theory]
    [InlineData("Debit", -12.5)]
    [InlineData("Credit", 12.5)]
    [InlineData("None", 12.5)]
    public async Task An_amount_takes_the_sign_of_its_effect_and_the_effect_is_kept(string effect, double expected)
    {
        var balance = await ReadAsync($$"""{"account-number":"A1","pending-cash":"12.5","pending-cash-effect":"{{effect}}"}""");

        Assert.Equal(((decimal)expected, effect), (balance.PendingCash!.Value, balance.PendingCashEffect));
        Assert.Null(balance.Extra);
    }

    [Theory]
    [InlineData("buying-power-adjustment", "buying-power-adjustment-effect", nameof(Balance.BuyingPowerAdjustment))]
    [InlineData("intraday-equities-cash-amount", "intraday-equities-cash-effect", nameof(Balance.IntradayEquitiesCashAmount))]
    [InlineData("intraday-futures-cash-amount", "intraday-futures-cash-effect", nameof(Balance.IntradayFuturesCashAmount))]
    [InlineData("unsettled-cryptocurrency-fiat-amount", "unsettled-cryptocurrency-fiat-effect", nameof(Balance.UnsettledCryptocurrencyFiatAmount))]
    [InlineData("previous-day-cryptocurrency-fiat-amount", "previous-day-cryptocurrency-fiat-effect", nameof(Balance.PreviousDayCryptocurrencyFiatAmount))]
    [InlineData("cash-balance", "cash-balance-effect", nameof(Balance.CashBalance))]
    public async Task Every_amount_with_an_effect_beside_it_is_signed(string amount, string effect, string property)
    {
        var balance = await ReadAsync($$"""{"account-number":"A1","{{amount}}":"3.75","{{effect}}":"Debit"}""");

        Assert.Equal(-3.75m, typeof(Balance).GetProperty(property)!.GetValue(balance));
    }

    [Fact]
    public async Task Short_values_stay_the_magnitudes_they_are()
    {
        var balance = await ReadAsync("""{"account-number":"A1","short-derivative-value":"420.0"}""");

        Assert.Equal(420m, balance.ShortDerivativeValue);
    }

    [Fact]
    public async Task What_is_missing_is_null_and_what_cannot_be_read_is_kept()
    {
        var balance = await ReadAsync("""{"account-number":"A1","cash-balance":"NaN","margin-equity":null,"snapshot-date":"2025-05-14"}""");

        Assert.Null(balance.CashBalance);
        Assert.Null(balance.MarginEquity);
        Assert.Equal(new CalendarDate(2025, 5, 14), balance.SnapshotDate);
        Assert.Equal("NaN", balance.Extra!["cash-balance"].GetString());
    }

    [Fact]
    public async Task All_fields_of_the_recorded_balance_are_known()
    {
        var json = Samples.Read("balance-single-2025.json");

        var balance = Assert.Single(await Book.Over(new CannedTransport(json)).GetBalancesAsync(Book.Number, None));

        Assert.Null(balance.Extra);
        using var document = JsonDocument.Parse(json);
        var sent = document.RootElement.GetProperty("data").EnumerateObject().Count();
        Assert.Equal(sent, typeof(Balance).GetProperties(BindingFlags.Public | BindingFlags.Instance).Count(property => property.GetValue(balance) is not null));
    }

    [Fact]
    public async Task Every_amount_has_its_own_field()
    {
        var properties = typeof(Balance).GetProperties().Where(property => property.PropertyType == typeof(decimal?)).ToArray();
        var fields = properties.Select((property, place) => $"\"{Dashed(property.Name)}\":\"{(place + 1).ToString(CultureInfo.InvariantCulture)}.0\"");

        var balance = await ReadAsync("{\"account-number\":\"A1\"," + string.Join(",", fields) + "}");

        Assert.Equal(Enumerable.Range(1, properties.Length).Select(place => (decimal)place), properties.Select(property => (decimal)property.GetValue(balance)!));
        Assert.Null(balance.Extra);
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("5WT00001/orders")]
    public async Task An_account_number_cannot_lead_to_another_route(string number)
    {
        var transport = new CannedTransport("");

        await Assert.ThrowsAsync<ArgumentException>(() => Book.Over(transport).GetBalancesAsync(number, None));
        Assert.Empty(transport.Requests);
    }

    private static string Dashed(string name) => string.Concat(name.Select((letter, place) =>
        char.IsUpper(letter) && place > 0 ? "-" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));

    private static async Task<Balance> ReadAsync(string json) =>
        Assert.Single(await Book.Over(new CannedTransport("""{"data":{"items":[""" + json + "]}}")).GetBalancesAsync(Book.Number, None));
}
